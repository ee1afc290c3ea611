"""What every engine promises, asked of each one."""

import numpy as np
import pytest

from ocr.lettering import printed
from zsgx_docs.errors import MissingTool
from zsgx_docs.ocr import Engine, load
from zsgx_docs.ocr.models import Models, small_models, tiny_models
from zsgx_docs.ocr.rapid import RapidEngine
from zsgx_docs.ocr.recogniser import Recogniser
from zsgx_docs.ocr.session import OnnxSession, OpenVinoSession

READERS = ["rapidocr", "tesseract"]


@pytest.fixture(params=[*READERS, "null"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return installed(request.param)


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> Engine:
    return installed(request.param)


def installed(name: str) -> Engine:
    try:
        return load(name)
    except MissingTool as error:
        pytest.skip(error.message)


def test_there_are_as_many_readings_as_crops(engine: Engine) -> None:
    crops = [printed("联系人"), printed("13995199617"), printed("地址")]
    assert len(engine.recognise(crops)) == 3
    assert engine.recognise([]) == []


def test_nothing_is_read_from_white_paper(engine: Engine) -> None:
    blank = np.full((48, 300), 255, np.uint8)
    assert engine.recognise([blank])[0].text.strip() == ""
    assert engine.detect(np.full((600, 400), 255, np.uint8)) == []


def test_a_crop_of_no_size_says_nothing(engine: Engine) -> None:
    assert engine.recognise([np.zeros((0, 0), np.uint8), np.zeros((1, 1), np.uint8)])[1].text == ""


def test_characters_stand_in_the_crop_from_left_to_right_and_are_more_or_less_sure(engine: Engine) -> None:
    characters = engine.recognise([printed("湖北省人力资源和社会保障厅")])[0].characters
    assert all(0 <= c.start <= c.end <= 1 for c in characters)
    assert [c.start for c in characters] == sorted(c.start for c in characters)
    assert all(0 <= c.confidence <= 1 and len(c.text) == 1 for c in characters)


def test_print_is_read_in_grey_and_in_colour(reader: Engine) -> None:
    grey = printed("高级研修项目申报表")
    colour = np.repeat(grey[..., None], 3, axis=2)
    readings = reader.recognise([grey, colour])
    assert [r.text.replace(" ", "") for r in readings] == ["高级研修项目申报表"] * 2
    assert all(r.confidence > 0.8 for r in readings)


def test_digits_are_read(reader: Engine) -> None:
    assert reader.recognise([printed("0714-76884501")])[0].text.replace(" ", "") == "0714-76884501"


def test_lines_are_detected_where_they_stand(reader: Engine) -> None:
    page = np.full((700, 900), 255, np.uint8)
    for top, text in ((100, "申报单位：武汉大学"), (400, "办班地点：宜昌市伍家岗区")):
        line = printed(text)
        page[top : top + line.shape[0], 120 : 120 + line.shape[1]] = line
    middles = [np.mean([y for _, y in quad]) for quad in reader.detect(page)]
    assert any(abs(m - 130) < 20 for m in middles)
    assert any(abs(m - 430) < 20 for m in middles)
    assert all(0 <= x <= 900 and 0 <= y <= 700 for quad in reader.detect(page) for x, y in quad)


def test_the_place_of_a_character_is_where_its_ink_is() -> None:
    engine = installed("rapidocr")
    crop = printed("手", " 机", leading=0)[:60]
    crop = np.hstack([printed("手"), np.full((60, 200), 255, np.uint8), printed("机")])
    first, *_, last = (c for c in engine.recognise([crop])[0].characters if not c.text.isspace())
    assert (first.text, last.text) == ("手", "机")
    assert (first.start + first.end) / 2 == pytest.approx(30 / crop.shape[1], abs=0.04)
    assert (last.start + last.end) / 2 == pytest.approx(1 - 30 / crop.shape[1], abs=0.04)


def test_what_is_hard_to_tell_comes_with_second_choices() -> None:
    engine = installed("rapidocr")
    smudged = printed("日日目目曰曰")
    smudged[20:40:2] = np.maximum(smudged[20:40:2], 120)
    characters = engine.recognise([smudged])[0].characters
    assert any(c.alternatives for c in characters)
    assert all(c.text not in c.alternatives for c in characters)


@pytest.mark.parametrize("models", [small_models(), tiny_models()], ids=["small", "tiny"])
def test_both_runtimes_read_alike(models: Models) -> None:
    sessions = [OpenVinoSession(models.recogniser), OnnxSession(models.recogniser)]
    assert sessions[0].characters() == sessions[1].characters()
    line = printed("湖北省人力资源和社会保障厅")
    openvino, onnx = (Recogniser(session, models.alphabet).read(line) for session in sessions)
    assert openvino.text == onnx.text
    assert openvino.confidence == pytest.approx(onnx.confidence, abs=0.01)


def test_without_the_small_models_there_is_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zsgx_docs.ocr.models.importlib.util.find_spec", lambda name: None)
    with pytest.raises(ImportError):
        RapidEngine()


def test_without_the_tiny_models_the_small_ones_read_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zsgx_docs.ocr.rapid.tiny_models", lambda: None)
    assert RapidEngine().recognise([printed("高级研修项目申报表")])[0].text == "高级研修项目申报表"
