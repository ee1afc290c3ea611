"""`zsgx render`: writes one record into one file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, cast

from zsgx_docs import desk
from zsgx_docs.cli.terminal import check_folder, edge, write
from zsgx_docs.errors import UsageError

FORMATS = ("docx", "pdf")


def render(template: str, record: str | None, blank: bool, output: Path | None) -> None:
    """Write the filled (or blank) paper; warnings go to standard error."""
    target, fmt = target_of(output)
    if blank == (record is not None):
        raise UsageError("请给出一个记录文件，或者用 --blank 写空白表，二者选一")
    filled = None if record is None else desk.load_record(record, template, edge.complain)
    issued = desk.issue(template, filled, fmt)
    write(target, issued.data)
    for warning in issued.warnings:
        edge.complain(warning)


def target_of(output: Path | None) -> tuple[Path, Literal["docx", "pdf"]]:
    """Return the file to write and its format, which its name tells."""
    if output is None:
        raise UsageError("请用 -o 写明写到哪个文件，扩展名 .docx 或 .pdf。")
    suffix = output.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise UsageError(f"{output}：只能写成 .docx 或 .pdf。")
    check_folder(output)
    return output, cast(Literal["docx", "pdf"], suffix)
