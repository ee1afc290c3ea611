"""Read questions that are answered by one of several grades, where no table has a column for each grade.

All grades stand beside the question, in one cell, several, or the same line: `针对性：☑很满意 □满意 …`;
or only the chosen one is written there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zsgx_docs.model.passage import Mark, Passage, join
from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.read.match.anchors import (
    MAYBE_STROKES,
    TICK_GLYPHS,
    TICK_STROKES,
    Aligned,
    DocumentView,
    Spot,
    best_similarity,
    fold,
    label_form,
    names,
    similarity,
    words_for,
)
from zsgx_docs.read.match.choice_fields import align_choices, brackets_as_boxes, stroke_side
from zsgx_docs.read.match.found import UNMARKED, Found
from zsgx_docs.read.match.observation import BOXES_DIFFER, Observation
from zsgx_docs.read.source import SecondLook
from zsgx_docs.template.layout import Blank
from zsgx_docs.template.pattern import Literal, Pattern, Piece

LEAST = 2
"""Grades that must stand beside a question: one alone is no choice."""
_BEFORE_MARK = re.compile(rf"[\s(（\[［【〔{re.escape(''.join(sorted(TICK_GLYPHS)))}]*$")
Aliases = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class RatingQuestion:
    """Hold a label that crosses the heads of grades: the number and the grade of each of its blanks."""

    label: str
    grades: tuple[tuple[int, Blank], ...]


def rating_questions(blanks: Sequence[Blank]) -> list[RatingQuestion]:
    """List the questions of a form that are answered by one of several grades."""
    of_label: dict[str, list[tuple[int, Blank]]] = {}
    for number, blank in enumerate(blanks):
        if blank.crossing and blank.label and [slot.kind for slot in blank.pattern.slots] == ["tick"]:
            of_label.setdefault(blank.label, []).append((number, blank))
    return [
        RatingQuestion(label, tuple(grades)) for label, grades in of_label.items() if len(grades) >= LEAST
    ]


def read_ratings(
    blanks: Sequence[Blank], view: DocumentView, aliases: Aliases, look: SecondLook
) -> dict[int, Found]:
    """Read the tick blanks of such questions, by the blank's number."""
    found: dict[int, Found] = {}
    for question in rating_questions(blanks):
        for answer, spot, fit in sorted(_answers(question, view, aliases), key=lambda a: -a[2]):
            read = _among_all(question, answer, spot, fit, aliases, look)
            read = read or (_chosen(question, answer, spot, fit, aliases) if spot else {})
            if read:
                found |= read
                break
    return found


def _answers(
    question: RatingQuestion, view: DocumentView, aliases: Aliases
) -> Iterator[tuple[Passage, Spot | None, float]]:
    """What stands beside the question, and how surely it is this question."""
    for spot in view.spots:
        alike = best_similarity(question.label, spot, aliases)
        if alike:
            row = [s for s in view.spots if s.grid == spot.grid and spot.cell.row in s.cell.rows]
            beside = [s for s in row if s.cell.column >= spot.cell.columns.stop]
            yield join((s.cell.text.strip() for s in beside), "  "), beside[0] if beside else spot, alike
    texts: list[tuple[Passage, Spot | None]] = [(spot.cell.text, spot) for spot in view.spots]
    texts += [(text, None) for text in view.windows()]
    known = names(question.label, aliases)
    for text, at in texts:
        for first, *_ in _words(question, text.text, aliases)[:LEAST]:
            start = len(_BEFORE_MARK.sub("", text.text[:first]))
            head = label_form(text.text[:start].strip())
            alike = max(similarity(name, head) for name in known)
            if alike:
                yield text[start:], at, alike


def _words(question: RatingQuestion, text: str, aliases: Aliases) -> list[tuple[int, int, int, Blank]]:
    """Where grades are named: start, end, the blank and its number."""
    by_word = {
        word: grade
        for grade in question.grades
        for word in reversed(words_for(grade[1].group or "", aliases))
    }
    pattern = "|".join(map(re.escape, sorted(by_word, key=len, reverse=True)))
    return [(m.start(), m.end(), *by_word[m[0]]) for m in re.finditer(pattern, text)]


def _among_all(
    question: RatingQuestion,
    answer: Passage,
    spot: Spot | None,
    fit: float,
    aliases: Aliases,
    look: SecondLook,
) -> dict[int, Found]:
    """Each grade by the mark beside it, if the answer names every grade just once."""
    named = _words(question, answer.text, aliases)
    numbers = [number for _, _, number, _ in named]
    if len(numbers) < LEAST or len(set(numbers)) < len(numbers):
        return {}
    pieces: list[Piece] = []
    for start, end, _, blank in named:
        pieces += [blank.pattern.slots[0], Literal(answer.text[start:end])]
    pattern = Pattern(tuple(pieces))
    text = brackets_as_boxes(pattern, answer)
    aligned = align_choices(pattern, text, in_paragraph=False)
    slots = aligned.slots
    observations: tuple[Observation, ...] = ()
    marked = sum(map(bool, slots))
    if 0 < marked < len(slots):
        scanned = any(look.sees(page) for page, _ in text.boxes())
        if stroke_side(text) is not None and not scanned:
            slots = tuple(
                slot or _unmarked(text[start : start + 1])
                for slot, (start, *_) in zip(slots, named, strict=True)
            )
        else:
            observations = (BOXES_DIFFER,)
    return {
        number: Found(text, spot, fit, replace(aligned, slots=(slot,), anchors=(anchor,)), observations)
        for number, slot, anchor in zip(numbers, slots, aligned.anchors, strict=True)
    }


def _unmarked(beside: Passage) -> Passage:
    mark = beside.marks[0] if beside.marks else Mark()
    return Passage(UNTICKED, (replace(mark, confidence=min(mark.confidence, UNMARKED)),))


def _chosen(
    question: RatingQuestion, answer: Passage, spot: Spot, fit: float, aliases: Aliases
) -> dict[int, Found]:
    """The one grade that is written, and nothing else."""
    said = label_form(answer.text)
    chosen = [n for n, blank in question.grades if said in names(blank.group or "", aliases)]
    if not said or len(chosen) != 1:
        return {}
    sure = replace(answer.marks[0], confidence=min(mark.confidence for mark in answer.marks))
    return {
        number: Found(
            answer,
            spot,
            fit,
            Aligned((Passage(TICKED if number in chosen else UNTICKED, (sure,)),), (0,), 1.0, answer[0:0]),
        )
        for number, _ in question.grades
    }


def with_unmarked(blanks: Sequence[Blank], found: Mapping[int, Found], look: SecondLook) -> dict[int, Found]:
    """Take the others for not chosen where just one of a question's cells has a stroke, the rest nothing."""
    settled = dict(found)
    for question in rating_questions(blanks):
        cells = [(n, found[n]) for n, _ in question.grades if n in found and found[n].spot is not None]
        texts = ["".join(each.text.text.split()) for _, each in cells]
        scanned = any(
            look.sees(each.spot.cell.page) for _, each in cells if each.spot and each.spot.cell.page
        )
        if scanned or sum(map(bool, texts)) != 1 or not _is_stroke("".join(texts)):
            continue
        for (number, each), text in zip(cells, texts, strict=True):
            cell = each.spot.cell if each.spot is not None else None
            if cell is not None and (not text or text in MAYBE_STROKES):
                mark = Mark(cell.page, cell.box, confidence=UNMARKED, place=cell.place)
                said = Passage(TICKED if text else UNTICKED, (mark,))
                settled[number] = replace(each, text=said, aligned=replace(each.aligned, slots=(said,)))
    return settled


def _is_stroke(text: str) -> bool:
    return len(text) == 1 and (fold(text) in TICK_STROKES or text in MAYBE_STROKES)
