"""Asking what is installed is cheap, and what is missing comes with the remedy."""

import shutil
import subprocess
import sys

import pytest

from zsgx_docs.errors import MissingTool
from zsgx_docs.ocr import load, probe

MODULE = sys.modules[probe.__module__]


def test_importing_the_room_and_probing_loads_nothing_heavy() -> None:
    heavy = "cv2", "openvino", "onnxruntime", "numpy", "rapidocr", "pytesseract"
    code = f"import sys, zsgx_docs.ocr as o; o.probe(); print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_engine_is_there_with_a_version_or_missing_with_a_remedy() -> None:
    states = probe()
    assert [s.name for s in states] == ["rapidocr", "tesseract"]
    for state in states:
        assert bool(state.version) == state.available
        assert bool(state.remedy) != state.available


def test_an_engine_is_loaded_once_a_process() -> None:
    assert load("null") is load("null")


def test_an_unknown_engine_is_refused_in_chinese() -> None:
    with pytest.raises(MissingTool, match="没有可用的文字识别引擎“clairvoyant”"):
        load("clairvoyant")


def test_a_missing_program_says_which_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    tesseract = probe()[1]
    assert not tesseract.available
    assert "tesseract-ocr-chi-sim" in tesseract.remedy


def test_missing_chinese_data_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/tesseract")
    monkeypatch.setattr(MODULE, "_told", lambda program, option: "eng\nosd")
    assert "简体中文数据" in probe()[1].remedy


def test_without_the_models_package_rapidocr_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MODULE, "_version", lambda package: None)
    assert "rapidocr" in probe()[0].remedy
    with pytest.raises(MissingTool):
        load.__wrapped__("rapidocr")
