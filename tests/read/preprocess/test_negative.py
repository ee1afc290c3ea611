"""White print on black is a page all the same; a dark desk under a sheet is none."""

import numpy as np
import pytest

from forge import PHOTOS, photo
from forge.paper import Paper
from read.scan.drawing import form, rasters
from zsgx_docs.read.preprocess import Resolution, positive

AT = Resolution(200 / 72)


def test_a_negative_becomes_the_page_that_it_was_made_of() -> None:
    page = form().picture()
    assert (positive(np.asarray(255 - page, np.uint8), AT) == page).all()


def test_a_page_stays_as_it_is() -> None:
    page = form().picture()
    assert positive(page, AT) is page


@pytest.mark.slow
@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_stays_as_it_is(name: str) -> None:
    taken = rasters(photo(Paper((np.array(form().image, np.uint8),)), PHOTOS[name]).pdf)[0]
    assert positive(taken, AT) is taken
