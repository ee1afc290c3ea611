"""Tell which engines are installed, and load one; nothing heavy is imported before it is needed."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from zsgx_docs.errors import MissingTool
from zsgx_docs.ocr.engine import Engine


@dataclass(frozen=True, slots=True)
class EngineState:
    """Describe an engine: no `version` where it is missing; `remedy` Chinese, empty where all is well."""

    name: str
    available: bool
    version: str | None
    remedy: str = ""


def probe() -> list[EngineState]:
    """Return the state of every engine, the preferred one first."""
    return [look() for look in PROBES.values()]


@cache
def load(name: str = "auto") -> Engine:
    """Load the engine of that name, one a process; `auto` is the best there is.

    Raises MissingTool where it is not installed or unknown.
    """
    if name == "auto":
        name = next((name for name, look in PROBES.items() if look().available), "")
    if name not in LOADERS:
        remedies = "".join(state.remedy for state in probe())
        raise MissingTool(
            f"没有可用的文字识别引擎{f'“{name}”' if name else ''}：{remedies or '可选 ' + '、'.join(LOADERS)}"
        )
    state = PROBES[name]() if name in PROBES else None
    if state is not None and not state.available:
        raise MissingTool(f"文字识别引擎 {name} 未安装：{state.remedy}")
    return LOADERS[name]()


@cache
def another_than(name: str) -> Engine | None:
    """Load an engine of another make, to confirm or contradict what `name` reads; None where none is."""
    others = (other for other, look in PROBES.items() if other != name and look().available)
    return next(map(load, others), None)


@cache
def third() -> Engine | None:
    """Load a recogniser whose mistakes are not those of the engine at hand; None where there is none."""
    from zsgx_docs.ocr.earlier import EarlierEngine
    from zsgx_docs.ocr.models import earlier_models

    models = earlier_models() if PROBES["rapidocr"]().available else None
    return EarlierEngine(models) if models else None


def _rapid() -> EngineState:
    found = _version("rapidocr")
    runtime = next(
        (f"{name} {_version(name)}" for name in ("openvino", "onnxruntime") if _version(name)), None
    )
    if found is None or runtime is None:
        return EngineState(
            "rapidocr", False, None, "请安装 Python 包 rapidocr 与 onnxruntime（或 openvino）。"
        )
    return EngineState("rapidocr", True, f"{found}（{runtime}）")


def _tesseract() -> EngineState:
    program = shutil.which("tesseract")
    if program is None or importlib.util.find_spec("pytesseract") is None:
        return EngineState(
            "tesseract",
            False,
            None,
            "请安装 Debian 软件包 tesseract-ocr 与 tesseract-ocr-chi-sim，以及 Python 包 pytesseract。",
        )
    if "chi_sim" not in _told(program, "--list-langs"):
        return EngineState(
            "tesseract", False, None, "请安装 Debian 软件包 tesseract-ocr-chi-sim（简体中文数据）。"
        )
    first = _told(program, "--version").splitlines()[:1]
    return EngineState("tesseract", True, first[0].removeprefix("tesseract ").strip() if first else "?")


def _told(program: str, option: str) -> str:
    try:
        done = subprocess.run([program, option], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _load_rapid() -> Engine:
    from zsgx_docs.ocr.rapid import RapidEngine

    return RapidEngine()


def _load_tesseract() -> Engine:
    from zsgx_docs.ocr.tesseract import TesseractEngine

    return TesseractEngine()


def _load_null() -> Engine:
    from zsgx_docs.ocr.null import NullEngine

    return NullEngine()


LOADERS: dict[str, Callable[[], Engine]] = {
    "rapidocr": _load_rapid,
    "tesseract": _load_tesseract,
    "null": _load_null,
}

PROBES: dict[str, Callable[[], EngineState]] = {"rapidocr": _rapid, "tesseract": _tesseract}
"""The preferred one first; asked for one by one, as asking a program takes a while."""
