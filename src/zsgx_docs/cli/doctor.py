"""`zsgx doctor`: says what is installed, what is missing, and how to get it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

from zsgx_docs import __version__, desk
from zsgx_docs.cli.terminal import edge, print_escaped
from zsgx_docs.errors import ZsgxError
from zsgx_docs.ocr import probe
from zsgx_docs.render.fonts import FontBook

REALMS = {"files": "看其他文件", "network": "联网"}
FONT_REMEDY = "运行 scripts/setup；或把字体文件放进一个文件夹，并用环境变量 ZSGX_FONTS 指明"


@dataclass(frozen=True, slots=True)
class Check:
    """A thing looked at, as it was found; `remedy` is empty where `ok`."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def print_checks() -> None:
    """Print every check, one a line, and a verdict."""
    checks = list(diagnose())
    for check in checks:
        print_escaped(f"{'✓' if check.ok else '✗'} {check.name}：{check.detail}")
        if not check.ok:
            print_escaped(f"    补救：{check.remedy}")
    missing = sum(not check.ok for check in checks)
    print("一切就绪。" if not missing else f"有 {missing} 项不齐，相关功能会受影响。")


def diagnose() -> Iterator[Check]:
    """Yield a check for every font, engine and library that the program wants."""
    yield Check("zsgx", True, f"{__version__}，Python {sys.version.split()[0]}")
    yield _templates()
    yield from _engines()
    yield from _fonts()
    yield _data_folder()
    yield _workers()


def _templates() -> Check:
    broken: list[str] = []
    names = "、".join(info.name for info in desk.templates(broken.append))
    return Check("模板", False, " ".join(broken), "按提示改好模板") if broken else Check("模板", True, names)


def _engines() -> Iterator[Check]:
    for state in probe():
        name = f"文字识别 {state.name}"
        yield Check(name, state.available, state.version or "未安装", state.remedy)


def _fonts() -> Iterator[Check]:
    for role, face in FontBook.installed().role_faces().items():
        yield Check(f"字体 {role}", face is not None, face or "未安装，以其他字体代替", FONT_REMEDY)


def _data_folder() -> Check:
    folder = edge.data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Check("数据文件夹", True, str(folder))
    except OSError as error:
        return Check(
            "数据文件夹",
            False,
            f"{folder} 不能写入（{error.strerror}）",
            "用环境变量 ZSGX_DATA 指定一个能写的文件夹",
        )


def _workers() -> Check:
    """Memory and time are limited everywhere; where the system can, workers are shut off besides."""
    try:
        missing = "和".join(REALMS[realm] for realm in desk.left_open())
    except ZsgxError as error:
        return Check("隔离", False, error.message, "重新安装 zsgx")
    if not missing:
        return Check("隔离", True, "处理文件的进程看不到其他文件，不能联网，内存和时间有限")
    told = f"这个系统不能限制处理文件的进程{missing}，只能限制时间（Linux 上还有内存）"
    return Check("隔离", False, told, "换用 Linux 5.13 以上的系统；在此之前，不要处理来历不明的文件")
