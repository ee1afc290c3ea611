"""Weigh the places where a blank may stand by how well its print is seen there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from zsgx_docs.model.passage import EMPTY, Passage
from zsgx_docs.read.match.anchors import Aligned, Spot, folded, words_for
from zsgx_docs.read.match.choice_fields import align_choices, brackets_as_boxes
from zsgx_docs.template.pattern import Literal, Pattern, Piece
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

UNTYPED = 0.2
"""What it speaks, in likeness (0..1), against a place that its slots cannot be read there; a guess."""
UNFILLED = 0.05
"""The same of a place where nothing stands in its slots; a guess."""
NO_COLON = 0.15
"""The same of a place whose label has no colon; a guess."""
LONG = 0.05
"""What length speaks, in likeness, against a place at most: a ten-thousandth a character; a guess."""
ALIKE = 60
"""The likeness (rapidfuzz's, of 100) from which words before a bracket are the label; a guess."""
_REMARK_BEFORE_COLON = re.compile(r"[（(][^（()）:：]{1,8}[)）]\s*(?=[:：])")


class Candidate(NamedTuple):
    """Hold a place that shows a pattern's print: `text` as it was aligned, in the cell `spot` if in one."""

    pattern: Pattern
    text: Passage
    spot: Spot | None
    aligned: Aligned


def best_candidate(
    patterns: Iterable[Pattern], candidates: Sequence[tuple[Passage, Spot | None]], least: float
) -> Candidate | None:
    """Choose the text that shows one of the patterns best; the shorter of equals, the first pattern."""
    scored = [
        (weight, -order, -number, Candidate(pattern, text, candidate[1], aligned))
        for order, pattern in enumerate(patterns)
        for number, candidate in enumerate(candidates)
        for weight, text, aligned in _weighed(pattern, candidate[0], least)
    ]
    return max(scored, key=lambda s: s[:3])[3] if scored else None


def _weighed(pattern: Pattern, text: Passage, least: float) -> Iterator[tuple[float, Passage, Aligned]]:
    """The candidate with its weight, if the pattern's print is to be seen in it."""
    solid = folded("".join(text.text.split()))
    if not solid or fuzz.partial_ratio(folded(pattern.expected or pattern.literal), solid) < 50:
        return
    text = brackets_as_boxes(pattern, _without_remarks(text, pattern))
    aligned = align_choices(pattern, text, in_paragraph=True)
    if aligned.quality < least or (_begins_with_label(pattern) and _is_mid_sentence(pattern, aligned, text)):
        return
    unfilled = _unfilled(pattern, aligned)
    without_colon = _begins_with_label(pattern) and not _has_colon(aligned, text)
    if without_colon and unfilled == 1.0:
        return
    doubtful = UNTYPED * _untyped(pattern, aligned) + UNFILLED * unfilled + NO_COLON * without_colon
    yield aligned.quality - min(LONG, 0.0001 * len(solid)) - doubtful, text, aligned


def spellings(pattern: Pattern, aliases: Mapping[str, Sequence[str]]) -> Iterator[Pattern]:
    """Yield the pattern, then as it would be if the label that it begins with were an alias."""
    yield pattern
    if _begins_with_label(pattern):
        label = pattern.pieces[0].text.rstrip("：: ")  # type: ignore[union-attr]
        for word in words_for(label, aliases)[1:]:
            yield Pattern((Literal(f"{word}："), *pattern.pieces[1:]))


def slot_start(aligned: Aligned, slot: int, text: Passage) -> int:
    """Find where in `text` the characters that a slot took begin, or would."""
    anchor = aligned.anchors[slot]
    return text.text.rfind(aligned.slots[slot].text, 0, anchor) if aligned.slots[slot] else anchor


def _begins_with_label(pattern: Pattern) -> bool:
    first = pattern.pieces[0] if pattern.pieces else None
    return isinstance(first, Literal) and first.text.rstrip().endswith(("：", ":")) and len(first.text) <= 12


def _without_remarks(text: Passage, pattern: Pattern) -> Passage:
    """Without the bracket between one of the pattern's labels and its colon: 申报单位（盖章）：…"""
    labels = [folded(word) for piece in pattern.pieces for word in _labels_in(piece)]
    kept, end = EMPTY, 0
    for remark in _REMARK_BEFORE_COLON.finditer(text.text):
        before = folded("".join(text.text[: remark.start()].split()))
        if any(fuzz.ratio(before[-len(label) :], label) >= ALIKE for label in labels):
            kept += text[end : remark.start()]
            end = remark.end()
    return kept + text[end:] if end else text


def _labels_in(piece: Piece) -> list[str]:
    """The words before each colon of some print."""
    return re.findall(r"([^\s，。；、：:]+)[：:]", piece.text) if isinstance(piece, Literal) else []


def _has_colon(aligned: Aligned, text: Passage) -> bool:
    """Whether a colon stands before the first slot."""
    return text.text[: slot_start(aligned, 0, text)].rstrip().endswith(("：", ":"))


def _is_mid_sentence(pattern: Pattern, aligned: Aligned, text: Passage) -> bool:
    """Whether the label's words stand within other text and no colon follows them."""
    before = "".join(text.text[: slot_start(aligned, 0, text)].split())
    return not _has_colon(aligned, text) and len(before) > len(folded(pattern.literal)) + 2


def _untyped(pattern: Pattern, aligned: Aligned) -> float:
    """The share of slots whose text is not of their kind."""
    parsed = [
        kinds[slot.kind].parse(text.text, Context())
        for slot, text in zip(pattern.slots, aligned.slots, strict=True)
        if slot.kind not in ("tick", "prose")
    ]
    return sum(p.doubt is not None for p in parsed) / max(1, len(parsed))


def _unfilled(pattern: Pattern, aligned: Aligned) -> float:
    """The share of slots in which nothing stands."""
    empty = [not text for slot, text in zip(pattern.slots, aligned.slots, strict=True) if slot.kind != "tick"]
    return sum(empty) / max(1, len(empty))
