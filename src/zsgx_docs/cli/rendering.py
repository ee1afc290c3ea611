"""`zsgx render`: writes one record into one file, or the empty form."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, cast

from zsgx_docs import desk
from zsgx_docs.cli.terminal import Decisions, check_folder, edge, write
from zsgx_docs.errors import UsageError

FORMATS = ("docx", "pdf")
WORKBOOK = ".xlsx"


def render(
    template: str,
    record: str | None,
    blank: bool,
    output: Path | None,
    strict: bool = False,
    marked: Path | None = None,
) -> None:
    """Write the filled (or blank) paper; what was decided and what needs a look goes to standard error."""
    if blank == (record is not None):
        raise UsageError(_what_is_lacking(template))
    if marked is not None:
        _check_marked(marked, record)
    decisions = Decisions()
    if blank and output is not None and output.suffix.lower() == WORKBOOK:
        check_folder(output)
        write(output, desk.workbook_to_fill_in(template))
        decisions.say("写出", f"{output}（填好后：zsgx render {template} {output.name} -o 文件.docx）")
    else:
        _issue(template, record, output, strict, marked, decisions)
    decisions.tell()


def _what_is_lacking(template: str) -> str:
    """What to say where neither or both of record and --blank are given; a file is no template."""
    if Path(template).is_file():
        example = f"zsgx render organiser/certificate {template} -o 证书.pdf"
        return f"“{template}”是文件，它前面还要写模板名，如 {example}。"
    return "请给出一个记录文件，或者用 --blank 写空白表，二者选一。"


def _issue(
    template: str,
    record: str | None,
    output: Path | None,
    strict: bool,
    marked: Path | None,
    decisions: Decisions,
) -> None:
    target, fmt = target_of(output)
    filled = None if record is None else _loaded(record, template, marked, decisions)
    called = "标准输入" if record == "-" else Path(record or "").name
    issued = desk.issue(template, filled, fmt, strict, called, apart=True)
    write(target, issued.data)
    decisions.say("写出", str(target))
    decisions.say("留空", *filter(None, ["、".join(issued.blanks)]))
    for warning in issued.warnings:
        decisions.look(warning)


def _loaded(record: str, template: str, marked: Path | None, decisions: Decisions) -> dict[str, Any]:
    if marked is None:
        return desk.load_record(record, template, decisions.say, apart=True)
    target = marked

    def mark(data: bytes, faults: int) -> None:
        write(target, data)
        if faults:
            edge.complain(f"要改的 {faults} 处已在 {target} 里逐格标出。")
        else:
            decisions.say("写出", f"{target}（没有要改的）")

    return desk.load_marked(record, template, decisions.say, mark, apart=True)


def _check_marked(marked: Path, record: str | None) -> None:
    if marked.suffix.lower() != WORKBOOK:
        raise UsageError(f"{marked}：--marked 只能写成 .xlsx。")
    if record is None or Path(record).suffix.lower() not in desk.WORKBOOKS:
        raise UsageError("--marked 只用于由 Excel 工作簿或 CSV 表格写出的文书")
    if marked.exists() and Path(record).exists() and marked.samefile(record):
        raise UsageError(f"{marked}：不能写在原来的工作簿上，请另写一个文件名。")
    check_folder(marked)


def target_of(output: Path | None) -> tuple[Path, Literal["docx", "pdf"]]:
    """Return the file to write and its format, which its name tells."""
    if output is None:
        raise UsageError("请用 -o 写明写到哪个文件，扩展名 .docx 或 .pdf。")
    check_folder(output)
    suffix = output.suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise UsageError(f"{output}：只能写成 .docx 或 .pdf{'，.xlsx 只用于 --blank' * (suffix == 'xlsx')}。")
    return output, cast(Literal["docx", "pdf"], suffix)
