"""`zsgx draft`: drafts next year's notice and lists what moved, what is blank, what stayed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from zsgx_docs import desk
from zsgx_docs.cli.rendering import target_of
from zsgx_docs.cli.terminal import write
from zsgx_docs.render.next_year import BLANK_NOTE

READ_FROM = (".docx", ".doc", ".wps", ".pdf")
HEADS = {"moved": "已顺延", "blank": "待填写（文中标黄）", "stayed": "未改动"}


def draft(template: str, source: str, year: int, output: Path | None) -> None:
    """Write the draft and print what became of each blank."""
    target, fmt = target_of(output)
    record, doubts = _record(template, source)
    drafted = desk.draft(template, record, year, fmt, doubts)
    write(target, drafted.data)
    for action, head in HEADS.items():
        changes = [change for change in drafted.changes if change.action == action]
        print(f"{head}：{len(changes)} 处")
        for change in changes:
            arrow = f" → {change.new}" if action == "moved" else ""
            note = f"　【注意】{change.note}" if change.note and change.note != BLANK_NOTE else ""
            print(f"  {change.label}：{change.old}{arrow}{note}")


def _record(template: str, source: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Last year's record, from a record file or read from the notice itself, and what is not sure in it."""
    path = Path(source)
    if path.suffix.lower() not in READ_FROM:
        return desk.load_record(source), {}
    taken = desk.take_in(desk.bytes_of(path), path.name, template)
    doubts = {field.path: field.reason or "把握不足" for field in taken.fields if field.needs_review}
    return dict(taken.record), doubts
