"""`zsgx draft`: drafts next year's notice and says in short what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zsgx_docs import desk
from zsgx_docs.cli.rendering import target_of
from zsgx_docs.cli.terminal import Decisions, escaped_name, write
from zsgx_docs.errors import UsageError
from zsgx_docs.render.next_year import NAMED_DOCUMENT, NUMBER, TIMELY

if TYPE_CHECKING:
    from zsgx_docs.render.next_year import Change

RECORDS = (".json", ".yaml", ".yml", ".xlsx", ".xlsm")
YEARS = range(2000, 2100)
"""Years a notice may be of; by definition: four figures, of this century."""
TOLD = 4
"""Places of a kind that are told by name; a guess, the draft's comments have them all."""


def draft(template: str, source: str, year: int, output: Path | None) -> None:
    """Write the draft, and tell on standard error what was moved, left blank, kept, and what needs a look."""
    target, fmt = target_of(output)
    if year not in YEARS:
        raise UsageError(f"--year {year}：年度要写成四位数，如 --year 2027。")
    if target.exists() and Path(source).exists() and target.samefile(source):
        raise UsageError(f"{target}：就是去年的通知，会被覆盖，请用 -o 写另一个文件名。")
    drafted = desk.draft(template, _last(template, source), year, fmt, apart=True)
    write(target, drafted.data)
    _decided(target, drafted, year).tell()


def _last(template: str, source: str) -> desk.LastNotice | dict[str, object]:
    path = Path(source)
    if source == "-" or path.suffix.lower() in RECORDS:
        return desk.load_record(source, template, apart=True)
    return desk.last_notice(template, desk.bytes_of(path), escaped_name(path.name), apart=True)


def _decided(target: Path, drafted: desk.Drafted, year: int) -> Decisions:
    """How many places of each kind, and the most important by name."""
    by = {action: [c for c in drafted.changes if c.action == action] for action in ("moved", "blank", "kept")}
    looks = sorted((c for c in drafted.changes if c.action == "look" or c.is_doubtful), key=_weight)
    comments = "逐处有批注" if target.suffix.lower() == ".docx" else "PDF 里没有批注，写成 .docx 可看逐处说明"
    far = f"，相隔 {year - drafted.old} 年，请逐条核对" if year - drafted.old > 1 else ""
    decisions = Decisions()
    decisions.say("写出", f"{target}，由{drafted.old}年的通知顺延到{year}年{far}；{comments}")
    decisions.say("顺延", _count(by["moved"], "", [f"{c.label} {c.new}" for c in _most_telling(by["moved"])]))
    decisions.say("留空", _count(by["blank"], "（标黄）", [c.label for c in by["blank"]]))
    decisions.say("保留", _count(by["kept"], "（照去年的文件）", [_kept(c) for c in by["kept"]]))
    decisions.say("请核对", _count(looks, "（标蓝）", [f"{c.label} {_short(c.new)}" for c in looks]))
    return decisions


def _most_telling(changes: Sequence[Change]) -> list[Change]:
    """Whole dates of the template's blanks before years alone."""
    return sorted(changes, key=lambda change: (not change.path, "月" not in change.new))


def _weight(change: Change) -> int:
    """What may be wrong in the draft before what may be out of date."""
    if change.action == "moved":
        return 1 if change.path else 2
    if change.path == "year":
        return 4
    return 3 if change.label in (TIMELY, NAMED_DOCUMENT, NUMBER) else 0


def _kept(change: Change) -> str:
    return f"{change.label}“{_short(change.old)}”"


def _short(text: str) -> str:
    whole = "".join(text.split())
    return whole if len(whole) <= 16 else f"{whole[:15]}…"


def _count(changes: Sequence[Change], how: str, names: Sequence[str]) -> str:
    listed = list(dict.fromkeys(names))
    more = "等" if len(listed) > TOLD else ""
    return f"{len(changes)} 处" + (f"{how}：{'；'.join(listed[:TOLD])}{more}" if listed else "")
