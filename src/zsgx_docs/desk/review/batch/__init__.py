"""Puts the same field of all open submissions into one grid, look-alikes together."""

from zsgx_docs.desk.review.batch.categories import CATEGORY_TITLES, label_in_part
from zsgx_docs.desk.review.batch.clusters import GridItem, ValueCluster
from zsgx_docs.desk.review.batch.grid import BatchGrid, GridChoice, GridField, batch_grid, grid_choices
from zsgx_docs.desk.review.batch.value_now import value_now

__all__ = [
    "CATEGORY_TITLES",
    "BatchGrid",
    "GridChoice",
    "GridField",
    "GridItem",
    "ValueCluster",
    "batch_grid",
    "grid_choices",
    "label_in_part",
    "value_now",
]
