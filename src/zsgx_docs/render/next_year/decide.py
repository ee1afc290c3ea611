"""Decides what becomes of each place of last year's notice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.render.next_year.beside import Comparison, Difference, SlotPlace
from zsgx_docs.render.next_year.change import (
    BLANK_NOTE,
    MISSING,
    MISSING_NOTE,
    NAMED_DOCUMENT,
    NUMBER,
    Change,
)
from zsgx_docs.render.next_year.lists import RULED
from zsgx_docs.render.next_year.manuscript import TURQUOISE, YELLOW, Edit, Manuscript, folded_text
from zsgx_docs.render.next_year.times import DOCUMENT, NAME, TimeFound, YearMover, timely_words, year_of
from zsgx_docs.render.next_year.told import SHOWN, in_quotes, kept_otherwise, shortened, written_in
from zsgx_docs.template.schema import general
from zsgx_docs.template.template import Template

NAME_MOVED = "在文件名称中，请核对今年的文件"
OWN_NUMBER = "发文字号"
UNREAD_SLOT = "写法与模板不同，没有认出，照去年的保留，请核对"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one place, and what is done there. Without a change: the same as somewhere before."""

    change: Change | None
    edits: tuple[Edit, ...]

    @classmethod
    def at(cls, start: int, end: int, change: Change) -> Decision:
        """Return what is done at one place."""
        colour = {"blank": YELLOW, "look": TURQUOISE, "moved": TURQUOISE if change.note else None}
        text = {"blank": RULED, "moved": change.new}.get(change.action)
        return cls(change, (Edit(start, end, text, colour.get(change.action), change.said),))


class Decider:
    """Decides for one notice."""

    def __init__(
        self,
        template: Template,
        manuscript: Manuscript,
        comparison: Comparison,
        record: Mapping[str, Any],
        doubts: Mapping[str, str],
    ) -> None:
        self._template, self._manuscript, self._comparison = template, manuscript, comparison
        self._record, self._doubts = record, doubts
        self._taken: list[Edit] = []

    def all(self, old: int, new: int, moving_names: Collection[str]) -> list[Decision]:
        """Return all decisions: what is blank first, then what moves on, what a person must look at.

        `moving_names` are names of documents, folded, whose year the template moves itself.
        """
        decided = [*self._blanks()]
        self._taken = [edit for decision in decided for edit in decision.edits]
        times = [
            found for found in self._times(old, new, moving_names) if self._is_free(found.start, found.end)
        ]
        times = [found for found in times if found.dated or not self._is_known(found)]
        decided += [self._of_time(found) for found in times]
        self._taken += [Edit(found.start, found.end) for found in times]
        decided += self._missing()
        decided += self._of_words(new - old)
        decided += self._of_differences()
        decided += self._of_doubts()
        return sorted(decided, key=lambda decision: decision.edits[0].start if decision.edits else -1)

    def _blanks(self) -> Iterator[Decision]:
        """What nobody can know, and what last year's notice lacks."""
        for place in self._comparison.slots:
            if general(place.path) in self._template.settings.draft_blank:
                old = written_in(self._text(place.start, place.end))
                if len(old) > SHOWN or (not old and self._difference_at(place)):
                    yield from self._not_understood(place)
                    continue
                note = BLANK_NOTE if old else MISSING_NOTE
                change = Change("blank", self._label(place), old or MISSING, "", note, place.path)
                yield Decision.at(place.start, place.end, change)

    def _missing(self) -> Iterator[Decision]:
        """What every such notice has and last year's lacks, or says in a way that was not understood."""
        for path in sorted(self._template.settings.required - self._template.settings.draft_blank):
            field = self._template.schema.field(path)
            if field is None or paths.get(self._record, path) is not None:
                continue
            place = next((slot for slot in self._comparison.slots if slot.path == path), None)
            if place is None:
                yield Decision(Change("blank", field.label, MISSING, "", MISSING_NOTE, path), ())
            elif not self._is_free(place.start, place.end):
                continue
            elif written_in(self._text(place.start, place.end)) or self._difference_at(place):
                yield from self._not_understood(place)
            else:
                change = Change("blank", field.label, MISSING, "", MISSING_NOTE, path)
                yield Decision.at(place.start, place.end, change)

    def _not_understood(self, place: SlotPlace) -> Iterator[Decision]:
        """What the clerk wrote otherwise round a slot stands; it is told where there is text."""
        other = self._difference_at(place)
        start, end = (other.start, other.end) if other is not None else (place.start, place.end)
        old = shortened(self._text(start, end))
        if old:
            change = Change("look", self._label(place), old, old, UNREAD_SLOT, place.path)
            yield Decision.at(start, end, change)

    def _difference_at(self, place: SlotPlace) -> Difference | None:
        """What the clerk wrote otherwise where the slot is, or directly beside it."""
        differences = (found for found in self._comparison.differences if not found.whole)
        return next((d for d in differences if d.start <= place.end and place.start <= d.end), None)

    def _times(self, old: int, new: int, moving_names: Collection[str]) -> list[TimeFound]:
        text = self._manuscript.text
        names = [
            range(found.start(), found.end())
            for found in NAME.finditer(text)
            if folded_text(found[0]).text not in moving_names
        ]
        mover = YearMover(old, new, self._is_slot, lambda at: any(at in name for name in names))
        return mover.times(text)

    def _of_time(self, found: TimeFound) -> Decision:
        slot = self._slot_at(found.start, found.end)
        old, new = shortened(found.old), shortened(found.new or found.old)
        label = self._label(slot) if slot else ("日期" if "月" in old else "年份")
        path = slot.path if slot else ""
        if found.note == DOCUMENT and self._is_own_number(found):
            return Decision.at(found.start, found.end, Change("blank", OWN_NUMBER, old, "", BLANK_NOTE, path))
        if found.note == DOCUMENT and slot is None:
            label = NUMBER
        if found.new is None:
            change = Change("look", label, old, old, f"“{old}”{found.note}", path)
            return Decision.at(found.start, found.end, change.doubted(self._doubts.get(path)))
        note = found.note
        if note is None and slot is None and self._in_name(found.start):
            note = NAME_MOVED
        change = Change("moved", label, old, new, note, path).doubted(self._doubts.get(path))
        decision = Decision.at(found.start, found.end, change)
        return replace(decision, edits=tuple(replace(edit, text=found.new) for edit in decision.edits))

    def _of_words(self, years: int) -> Iterator[Decision]:
        """Each wording is told where it stands first; elsewhere it is only highlighted."""
        told: set[str] = set()
        for found in timely_words(self._manuscript.text, years):
            number_behind = 2 if found.label == NAMED_DOCUMENT else 0
            if not self._is_free(found.start, found.end + number_behind):
                continue
            if found.new is not None:
                change = Change("moved", found.label, shortened(found.old), shortened(found.new), found.note)
                edit = Edit(found.start, found.end, found.new, TURQUOISE, change.said)
                yield Decision(change, (edit,))
                continue
            old = shortened(found.old)
            change = Change("look", found.label, old, old, f"{in_quotes(old)}{found.note}")
            decision = Decision.at(found.start, found.end, change)
            if folded_text(found.old).text in told:
                decision = Decision(None, (Edit(found.start, found.end, highlight=TURQUOISE),))
            told.add(folded_text(found.old).text)
            yield decision

    def _of_differences(self) -> Iterator[Decision]:
        blanks = [edit for edit in self._taken if edit.highlight == YELLOW]
        whole = [found for found in self._comparison.differences if found.whole]
        elsewhere = {folded_text(d.printed).text for d in whole if d.kind == "missing"}
        elsewhere &= {folded_text(d.written).text for d in whole if d.kind == "added"}
        for found in self._comparison.differences:
            if any(edit.start <= found.start and found.end <= edit.end for edit in blanks):
                continue
            if not written_in(found.printed) and not written_in(found.written):
                continue
            if (year := year_of(found.printed)) is not None and year == year_of(found.written):
                continue
            is_moved = folded_text(found.printed or found.written).text in elsewhere
            if is_moved and found.kind == "missing":
                continue
            start, end = found.start, found.end
            if start == end:
                start, end = max(0, start - 1), max(1, end)
            change = kept_otherwise(found, is_moved)
            yield Decision(change, (Edit(start, end, comment=change.said),))

    def _of_doubts(self) -> Iterator[Decision]:
        """What was read without certainty and stays."""
        told = {edit.start for edit in self._taken}
        for place in self._comparison.slots:
            doubt = self._doubts.get(place.path)
            if doubt is None or not self._is_free(place.start, place.end) or place.start in told:
                continue
            old = self._text(place.start, place.end)
            change = Change("look", self._label(place), old, old, path=place.path).doubted(doubt)
            yield Decision.at(place.start, place.end, change)

    def _text(self, start: int, end: int) -> str:
        return self._manuscript.text[start:end]

    def _is_free(self, start: int, end: int) -> bool:
        return not any(edit.start < end and start < edit.end for edit in self._taken)

    def _is_slot(self, at: int) -> bool:
        return self._slot_at(at, at + 1) is not None

    def _is_own_number(self, found: TimeFound) -> bool:
        """Whether it is the number of the notice itself, which stands alone."""
        line = self._manuscript.line_at(found.start)
        return folded_text(self._manuscript.text_of(line)).text == folded_text(found.old).text

    def _is_known(self, found: TimeFound) -> bool:
        """Whether a day without a year is one of which the notice says elsewhere which year it is in."""
        here = self._slot_at(found.start, found.end)
        slots = [slot for slot in self._comparison.slots if here is not None and slot.path == here.path]
        return any("年" in self._text(slot.start, slot.end) for slot in slots)

    def _slot_at(self, start: int, end: int) -> SlotPlace | None:
        return next((slot for slot in self._comparison.slots if slot.start < end and start < slot.end), None)

    def _in_name(self, at: int) -> bool:
        return any(found.start() < at < found.end() for found in NAME.finditer(self._manuscript.text))

    def _label(self, slot: SlotPlace) -> str:
        """With the annex in it: two annexes of one template have the same labels."""
        field = self._template.schema.field(slot.path)
        label = field.label if field is not None else slot.path
        for number, annex in enumerate(self._template.annexes, start=1):
            if annex.path is not None and slot.path.startswith(f"{annex.path}."):
                return f"附件{number}的{label}"
        return label


def every_change(decisions: Iterable[Decision]) -> tuple[Change, ...]:
    """Return the changes of these decisions in their order."""
    return tuple(decision.change for decision in decisions if decision.change is not None)
