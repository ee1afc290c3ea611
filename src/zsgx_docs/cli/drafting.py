"""`zsgx draft`: next year's notice, and the list of what moved, what is blank, what stayed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from zsgx_docs import desk
from zsgx_docs.cli.output import write
from zsgx_docs.cli.rendering import target_of

READ_FROM = (".docx", ".doc", ".wps", ".pdf")
HEADS = {"moved": "已顺延", "blank": "待填写（文中标黄）", "stayed": "未改动"}


def draft(template: str, source: str, year: int, output: Path | None) -> None:
    target, fmt = target_of(output)
    drafted = desk.draft(template, _record(template, source), year, fmt)
    write(target, drafted.data)
    for action, head in HEADS.items():
        changes = [change for change in drafted.changes if change.action == action]
        print(f"{head}：{len(changes)} 处")
        for change in changes:
            arrow = f" → {change.new}" if action == "moved" else ""
            note = f"　【注意】{change.note}" if action == "moved" and change.note else ""
            print(f"  {change.label}：{change.old}{arrow}{note}")


def _record(template: str, source: str) -> dict[str, Any]:
    """Last year's record, from a record file or read from the notice itself."""
    path = Path(source)
    if path.suffix.lower() not in READ_FROM:
        return desk.load_record(source)
    taken = desk.take_in(desk.bytes_of(path), path.name, template)
    return dict(taken.record)
