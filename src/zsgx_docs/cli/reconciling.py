"""`zsgx reconcile`: holds a stamped scan against its Word copy and tells where they differ."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from zsgx_docs import desk
from zsgx_docs.cli.terminal import (
    Decisions,
    check_folder,
    escaped,
    escaped_name,
    print_escaped,
    progress,
    write,
)
from zsgx_docs.errors import UsageError

if TYPE_CHECKING:
    from zsgx_docs.check.reconcile import ComparedField, Reconciliation, Verdict

DIFFERS = 1
"""Exit status where the two differ, or a seal is missing: by definition, as linters have it."""
WRITABLE = (".pdf", ".docx")
MOST_CELL = 60
"""Characters of a value that the table shows: a guess, the reports have all."""
VERDICTS: dict[Verdict, str] = {"equal": "相同", "reading_doubt": "读数存疑", "different": "不同"}
SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}
SEALS = {
    "right": "是应盖的印章",
    "other_unit": "不是应盖单位的印章",
    "other_page": "盖在别的页上",
    "unclear": "不能认定是谁的印章",
    "unasked": "是另一单位的印章",
}


def reconcile(scan: Path, word: Path, template: str | None, as_json: bool, output: Path | None) -> int:
    """Print (or write) where the two differ; return the exit status."""
    _check_output(output, scan, word)
    names = escaped_name(scan.name), escaped_name(word.name)
    files = (names[0], desk.bytes_of(scan)), (names[1], desk.bytes_of(word))
    with progress(1) as shown:

        def page_read(page: int, pages: int) -> None:
            shown.page(names[0], page, pages)

        result = desk.reconcile(*files, template, page_read, apart=True)
    if output is not None:
        fmt = cast(Literal["pdf", "docx"], output.suffix.lower().removeprefix("."))
        write(output, desk.reconciliation_file(result, fmt, *files, apart=True))
    if as_json:
        print_escaped(json.dumps(result.to_json(), ensure_ascii=False))
    else:
        _print_table(result)
    _tell(result, output)
    wrong = any(f.severity == "error" and f.outcome == "violated" for f in result.findings)
    return DIFFERS if wrong else 0


def _print_table(result: Reconciliation) -> None:
    """What differs or is in doubt, a line each; then seals and findings."""
    told = [field for field in result.fields if field.verdict != "equal"]
    rows = [_cells(field) for field in told]
    if rows and sys.stdout.isatty():
        _draw(rows)
    else:
        for row in [("栏目", "扫描件", "Word 件", "结论", "页"), *rows] if rows else []:
            print_escaped("\t".join(row))
    for stamped in result.seals:
        seal = stamped.seal
        unit = f"（{stamped.unit}）" if stamped.unit else ""
        where = "" if seal.place else f"第 {seal.page} 页"
        print_escaped(f"印章　{where}“{seal.text or '未读出'}”{SEALS[stamped.verdict]}{unit}")
    for finding in result.other_findings:
        print_escaped(f"{SEVERITIES[finding.severity]}　{finding.rule}　{finding.message}")
    print_escaped(f"{result.scan.filename} 与 {result.word.filename}：{_tally(result)}。")


def _draw(rows: list[tuple[str, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from zsgx_docs.cli.listing import console

    table = Table("栏目", "扫描件", "Word 件", "结论", "页")
    for column in table.columns:
        column.overflow = "fold"
    for row in rows:
        table.add_row(*(Text(escaped(cell)) for cell in row))
    console().print(table)


def _cells(field: ComparedField) -> tuple[str, ...]:
    verdict = VERDICTS[field.verdict]
    why = f"（{field.reason}{'，由 Word 件印证' if field.confirmed else ''}）" if field.reason else ""
    scan, word = _sides(field)
    return field.title, scan, word, f"{verdict}{why}", str(field.page or "—")


def _sides(field: ComparedField) -> tuple[str, str]:
    """Both values; of a long text the stretches that differ."""
    if field.changes and max(len(str(field.scan or "")), len(str(field.word or ""))) > MOST_CELL:
        scan = "…".join(change.scan or "（无）" for change in field.changes)
        return _short(scan), _short("…".join(change.word or "（无）" for change in field.changes))
    return _shown(field.scan), _shown(field.word)


def _shown(value: Any) -> str:
    if value is None:
        return "（没有）"
    if isinstance(value, bool):
        return "☑" if value else "□"
    return _short(str(value))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= MOST_CELL else f"{flat[:MOST_CELL]}…"


def _tally(result: Reconciliation) -> str:
    verdicts = [field.verdict for field in result.fields]
    counts = {verdict: verdicts.count(verdict) for verdict in VERDICTS}
    if counts["equal"] == len(verdicts):
        return f"核对 {len(verdicts)} 项，全部相同"
    told = "，".join(f"{counts[v]} 项{VERDICTS[v]}" for v in ("different", "reading_doubt") if counts[v])
    return f"核对 {len(verdicts)} 项，{told}"


def _tell(result: Reconciliation, output: Path | None) -> None:
    decisions = Decisions()
    if output is not None:
        decisions.say("写出", str(output))
    decisions.say("读入", f"{'、'.join(pair.title for pair in result.papers)}：{_tally(result)}。")
    decisions.say("推断", *result.said)
    why: dict[str, list[str]] = {}
    for left in result.uncompared:
        why.setdefault(left.why, []).append(left.label)
    decisions.say(
        "没有采用", *(f"{'、'.join(dict.fromkeys(labels))}：{told}。" for told, labels in why.items())
    )
    decisions.tell()


def _check_output(output: Path | None, *given: Path) -> None:
    if output is None:
        return
    if output.suffix.lower() not in WRITABLE:
        raise UsageError(f"{output}：只能写成 {'、'.join(WRITABLE)}。")
    if output.exists() and any(path.exists() and output.samefile(path) for path in given):
        raise UsageError(f"{output}：就是要核对的文件，会被覆盖，请用 -o 写另一个文件名。")
    check_folder(output)
