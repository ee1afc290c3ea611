"""`zsgx render`: writes one record into one file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

from zsgx_docs import desk
from zsgx_docs.cli.terminal import Decisions, check_folder, write
from zsgx_docs.errors import UsageError

FORMATS = ("docx", "pdf")


def render(template: str, record: str | None, blank: bool, output: Path | None, strict: bool = False) -> None:
    """Write the filled (or blank) paper; what was decided and what needs a look goes to standard error."""
    target, fmt = target_of(output)
    if blank == (record is not None):
        raise UsageError("请给出一个记录文件，或者用 --blank 写空白表，二者选一")
    decisions = Decisions()
    filled = None if record is None else desk.load_record(record, template, decisions.say)
    called = "标准输入" if record == "-" else Path(record or "").name
    issued = desk.issue(template, filled, fmt, strict, called)
    write(target, issued.data)
    decisions.say("写出", str(target))
    decisions.say("留空", *filter(None, ["、".join(issued.blanks)]))
    for warning in issued.warnings:
        decisions.look(warning)
    decisions.tell()


def target_of(output: Path | None) -> tuple[Path, Literal["docx", "pdf"]]:
    """Return the file to write and its format, which its name tells."""
    if output is None:
        raise UsageError("请用 -o 写明写到哪个文件，扩展名 .docx 或 .pdf。")
    check_folder(output)
    suffix = output.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise UsageError(f"{output}：只能写成 .docx 或 .pdf。")
    return output, cast(Literal["docx", "pdf"], suffix)
