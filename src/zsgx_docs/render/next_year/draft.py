"""Writes next year's notice: last year's own Word file, its years moved on, with comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.errors import RecordError
from zsgx_docs.model import paths
from zsgx_docs.render.docx import render_word
from zsgx_docs.render.next_year.beside import Comparison, TemplateLine, compared, printed_lines
from zsgx_docs.render.next_year.change import NO_DOUBTS, Change
from zsgx_docs.render.next_year.decide import Decider, Decision, every_change
from zsgx_docs.render.next_year.lists import RULED, EmptiedList, empty_lists, lists_of_the_year
from zsgx_docs.render.next_year.manuscript import Edit, Manuscript, folded_text, put_edits
from zsgx_docs.render.next_year.times import NAME, YearMover, likeliest_year
from zsgx_docs.template.template import Template
from zsgx_docs.word.package import open_word

if TYPE_CHECKING:
    from docx.document import Document

LEAST_SHARE = 0.3
"""Share of the template's print (0..1) below which a paper is no notice made by it: a guess; last year's has
nearly all, other papers of the same bureau less than a tenth."""


@dataclass(frozen=True, slots=True)
class DraftedWord:
    """The draft as a Word file, the year of last year's notice, and what became of each place."""

    word: bytes
    old: int
    changes: tuple[Change, ...]


def is_made_by(template: Template, record: Mapping[str, Any], word: bytes, name: str) -> bool:
    """Tell whether a Word file is a notice by that template, however much was changed in it."""
    manuscript = Manuscript(open_word(word, name))
    printed = printed_lines(Manuscript(_marked(template, record)))
    return compared(printed, manuscript, manuscript.lines).share >= LEAST_SHARE


def drafted_word(
    template: Template,
    record: Mapping[str, Any],
    year: int,
    word: bytes,
    name: str,
    doubts: Mapping[str, str] = NO_DOUBTS,
) -> DraftedWord:
    """Return last year's notice moved on to `year`.

    `word` is last year's notice as a Word file, `record` what was read from it, `doubts` the reasons, by
    path, why values are not sure.

    Raises RecordError where the notice names no year, or not an earlier one; UnreadableFile, TemplateError.
    """
    document = open_word(word, name)
    read = paths.get(record, "year")
    old = _old_year(read or likeliest_year(Manuscript(document).text), year, name)
    record = {**record, "year": old}
    marked = _marked(template, record)
    lists = lists_of_the_year(template, record)
    emptied = empty_lists(lists, template.settings.labels, marked, document)
    printed = printed_lines(Manuscript(marked))
    manuscript = Manuscript(document)
    rows = {row for each in emptied for row in each.rows}
    lines = [line for line in manuscript.lines if _row_of(line.cell) not in rows]
    comparison = compared(printed, manuscript, lines)
    decided = Decider(template, manuscript, comparison, record, doubts)
    decisions = decided.all(old, year, _moving_names(template, record, printed, year))
    decisions += _of_the_year(old, year, read is None, comparison)
    decisions = [*(_of_list(each, manuscript) for each in emptied), *decisions]
    put_edits(manuscript, (edit for decision in decisions for edit in decision.edits))
    _retitle(document, YearMover(old, year))
    return DraftedWord(manuscript.saved(), old, every_change(decisions))


def _old_year(old: int | None, year: int, name: str) -> int:
    if old is None:
        raise RecordError(f"「{name}」没有写明年度，无法据以起草{year}年的通知，请核对。")
    if old >= year:
        raise RecordError(f"「{name}」是{old}年的通知，--year {year} 不比它晚，请写 {old + 1} 或以后的年度。")
    return old


def _marked(template: Template, record: Mapping[str, Any]) -> Any:
    return open_word(render_word(template, record, marked=True), template.name)


def _moving_names(
    template: Template, record: Mapping[str, Any], printed: Sequence[TemplateLine], year: int
) -> frozenset[str]:
    """The names of documents, folded, that the template itself writes with the year of the notice."""
    later = printed_lines(Manuscript(_marked(template, {**record, "year": year})))
    return _names(printed) - _names(later)


def _names(lines: Sequence[TemplateLine]) -> frozenset[str]:
    return frozenset(folded_text(name).text for line in lines for name in NAME.findall(line.text))


def _of_list(emptied: EmptiedList, manuscript: Manuscript) -> Decision:
    """The comment of an emptied list, at its first blank."""
    start = next(
        (
            line.start
            for line in manuscript.lines
            if _row_of(line.cell) in emptied.rows and RULED in manuscript.text_of(line)
        ),
        0,
    )
    return Decision(emptied.change, (Edit(start, start + len(RULED), comment=emptied.change.said),))


def _of_the_year(old: int, year: int, is_guessed: bool, comparison: Comparison) -> list[Decision]:
    """Said where the year stands first: more than a year lies between, or last year's is not sure."""
    place = next((slot for slot in comparison.slots if slot.path == "year"), None)
    notes: list[str] = []
    if year - old > 1:
        notes.append(f"所据的是{old}年的通知，与{year}年相隔{year - old}年，其间的变化请逐条核对")
    if is_guessed:
        notes.append(f"去年的通知里年份写得不一，按{old}年的起草，请核对")
    changes = [Change("look", "年度", str(old), str(year), note, "year") for note in notes]
    ends = (place.start, place.end) if place is not None else (0, 1)
    return [Decision(change, (Edit(*ends, comment=change.said),)) for change in changes]


def _row_of(cell: Any) -> Any:
    return cell.getparent() if cell is not None else None


def _retitle(document: Document, mover: YearMover) -> None:
    """The title in the file's properties, which Word shows in its window."""
    title = document.core_properties.title
    for found in reversed(mover.times(title)):
        title = title[: found.start] + (found.new or found.old) + title[found.end :]
    document.core_properties.title = title
