"""Connected pieces of a mask: the same as OpenCV measures them, only sooner."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.preprocess import Mask, blobs


def speckled(share: float) -> Mask:
    """A mask of which that share is marked, here and there."""
    drawn = np.random.default_rng(7).random((90, 140)) < share
    return np.asarray(drawn * 255, np.uint8)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 1.0])
def test_pieces_have_the_boxes_areas_and_numbers_that_opencv_measures(share: float) -> None:
    mask = speckled(share)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found, numbers = blobs(mask)
    assert np.array_equal(numbers, labels)
    measured = [(*piece.box, piece.area) for piece in found]
    assert measured == [(x, y, x + w, y + h, area) for x, y, w, h, area in stats[1:count].tolist()]
    assert [piece.number for piece in found] == list(range(1, count))


def test_a_piece_that_wraps_round_another_is_one_of_its_own() -> None:
    mask = np.zeros((20, 20), np.uint8)
    mask[2:18, 2:18] = 255
    mask[4:16, 4:16] = 0
    mask[9:11, 9:11] = 255
    assert [piece.box for piece in blobs(mask)[0]] == [Box(2.0, 2.0, 18.0, 18.0), Box(9.0, 9.0, 11.0, 11.0)]


@pytest.mark.parametrize("shape", [(0, 5), (5, 0), (6, 7)])
def test_where_nothing_is_marked_there_is_no_piece(shape: tuple[int, int]) -> None:
    found, numbers = blobs(np.zeros(shape, np.uint8))
    assert found == []
    assert numbers.shape == shape and not numbers.any()
