"""Prints tables for a person: the templates there are, and what was read from a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from zsgx_docs import desk
from zsgx_docs.cli.terminal import edge, escaped, print_escaped
from zsgx_docs.errors import UsageError

PIPE_WIDTH = 150
"""Columns of a table that goes into a pipe or file: a guess."""
LONGEST_VALUE = 60
"""Characters of a value that a table shows: a guess."""
NO_RESULT = "不是 zsgx extract 的结果，请给出用 extract -o 结果.json 写出的文件。"
SHAPES = {"round": "圆形", "oval": "椭圆形", "square": "方形"}
COLOURS = {"red": "红色", "dark": "深色"}


def console() -> Console:
    """Return standard output; wide enough for a table where it is not a terminal."""
    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH)


def print_templates() -> bool:
    """Print the templates at hand; tell whether all can be used, and of each that cannot, why."""
    broken: list[str] = []
    _print_templates(desk.templates(broken.append))
    for why in broken:
        edge.complain(why)
    return not broken


def _print_templates(found: Sequence[desk.TemplateInfo]) -> None:
    if not sys.stdout.isatty():
        for info in found:
            print_escaped("\t".join([info.name, info.title, info.document_type, ",".join(info.formats)]))
        return
    table = Table("名称", "标题", "文书类型", "格式")
    for info in found:
        table.add_row(info.name, info.title, info.document_type, " ".join(info.formats))
    console().print(table)


def print_results(result: str) -> None:
    """Print the fields and seals of every result in the file."""
    screen = console()
    try:
        shown = [part for outcome in _load(result) for part in _shown_parts(outcome)]
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        raise UsageError(f"{result}：{NO_RESULT}") from None
    for part in shown:
        screen.print(part, markup=False)


def _shown_parts(outcome: Mapping[str, Any]) -> Iterator[str | Table]:
    if "error" in outcome:
        yield escaped(outcome["error"]["message"])
        return
    yield escaped(_heading(outcome))
    yield _fields(outcome["fields"])
    yield from (escaped(_seal(seal)) for seal in outcome["seals"])


def _load(result: str) -> list[dict[str, Any]]:
    """One result, a list of them, or one a line."""
    text = _text(result)
    try:
        try:
            found = json.loads(text)
        except json.JSONDecodeError:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        told = f"不是 JSON（第 {error.lineno} 行），请给出用 extract -o 结果.json 写出的文件。"
        raise UsageError(f"{result}：{told}") from error
    results = found if isinstance(found, list) else [found]
    if not results or not all(isinstance(r, dict) and ("error" in r or "fields" in r) for r in results):
        raise UsageError(f"{result}：{NO_RESULT}")
    return results


def _text(result: str) -> str:
    try:
        data = sys.stdin.buffer.read() if result == "-" else desk.bytes_of(Path(result))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{result}：{NO_RESULT}") from None


def _heading(outcome: Mapping[str, Any]) -> str:
    source, flagged = outcome["source"], sum(f["needs_review"] for f in outcome["fields"])
    paper = outcome["template"] or outcome["document_type"]
    pages = f"，{source['pages']} 页" if source.get("pages") else ""
    return (
        f"{source['filename']}（{source['kind']}{pages}）→ {paper}，"
        f"{len(outcome['fields'])} 个字段，{flagged} 个需要核对"
    )


def _fields(fields: Iterable[Mapping[str, Any]]) -> Table:
    table = Table("字段", "表上的栏目", "值", "把握", "页", "需要核对")
    for column in table.columns:
        column.overflow = "fold"
    table.columns[0].no_wrap = not sys.stdout.isatty()
    for field in fields:
        flag = field["reason"] or "是" if field["needs_review"] else ""
        table.add_row(
            escaped(field["path"]),
            escape(escaped(field.get("label") or "")),
            escape(escaped(_shown(field["value"]))),
            f"{field['confidence']:.0%}",
            str(field["page"] or ""),
            escape(escaped(flag)),
            style="yellow" if flag else None,
        )
    return table


def _shown(value: object) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value).replace("\n", " ")
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…（共 {len(text)} 字）"


def _seal(seal: Mapping[str, Any]) -> str:
    match = f"，对应 {seal['matches']}" if seal["matches"] else "，与表中的单位名称都对不上"
    return (
        f"印章：第 {seal['page']} 页，{COLOURS[seal['colour']]}{SHAPES[seal['shape']]}，"
        f"“{seal['text'] or '未能辨认'}”（把握 {seal['confidence']:.0%}）{match}"
    )
