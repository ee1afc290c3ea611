"""One cell of the template over several cells of the document."""

from __future__ import annotations

from read.match.small_papers import Text, view
from zsgx_docs.read.match.ways.split_cells import spread_over_cells
from zsgx_docs.template.layout import pattern_of

OPTIONS = pattern_of("{{ yes|tick }}是 {{ no|tick }}否", "")


def spread(rows: list[list[Text]], pattern: str | None = None, taken: int | None = None) -> str | None:
    document = view(rows)
    label, first = document.spots[:2]
    made = spread_over_cells(
        pattern_of(pattern, "") if pattern else OPTIONS,
        document,
        label,
        first,
        lambda spot: spot.order != taken,
    )
    return made.cell.text.text if made else None


def it_joins_the_rows_beside_a_label() -> None:
    assert spread([[("基地", 1, 2), "☑是"], ["□否"]]) == "☑是\n□否"


def it_joins_a_box_with_the_words_in_the_next_cell() -> None:
    assert spread([[("基地", 1, 2), "☑", "是"], ["□", "否"]]) == "☑ 是\n□ 否"


def it_joins_the_rows_below_a_label_as_far_as_they_show_more() -> None:
    assert spread([["基地"], ["☑是"], ["□否"], ["其他"]]) == "☑是\n□否"


def it_leaves_a_cell_alone_that_shows_all_by_itself() -> None:
    assert spread([["基地", "☑是 □否", "□是 □否"]]) is None


def it_takes_no_cell_that_is_not_free() -> None:
    assert spread([[("基地", 1, 2), "☑是"], ["□否"]], taken=2) is None


def it_joins_nothing_without_boxes_to_know_the_parts_by() -> None:
    assert spread([[("地址", 1, 2), "武汉"], ["洪山区"]], pattern="{{ address }}") is None
