"""Pictures put away on disk come back as they were, but for what JPEG loses."""

import numpy as np
import pytest

from zsgx_docs.read.preprocess.image_store import PackedPictures


def gradient(width: int) -> np.ndarray:
    return np.tile(np.linspace(0, 255, width).astype(np.uint8), (60, 1))


def test_each_page_comes_back_in_whatever_order_it_is_asked_for() -> None:
    pictures = PackedPictures()
    for page, width in ((1, 80), (2, 120), (7, 100)):
        pictures.add(page, gradient(width))
    for page, width in ((7, 100), (1, 80), (2, 120), (2, 120)):
        assert pictures[page].shape == (60, width)
        assert np.abs(pictures[page].astype(int) - gradient(width)).max() < 12


def test_a_page_may_be_added_after_another_was_looked_at() -> None:
    pictures = PackedPictures()
    pictures.add(1, gradient(80))
    assert pictures[1].shape == (60, 80)
    pictures.add(2, gradient(120))
    assert (pictures[1].shape, pictures[2].shape) == ((60, 80), (60, 120))


def test_a_page_that_was_not_added_is_not_there() -> None:
    with pytest.raises(KeyError):
        PackedPictures()[1]
