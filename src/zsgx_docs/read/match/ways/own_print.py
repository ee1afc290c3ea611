"""Look for a blank's own print, be it anywhere in the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.anchors import Aligned, Spot, folded
from zsgx_docs.read.match.found import GOOD_PRINT, LEAST_PRINT, Found
from zsgx_docs.read.match.ways.candidates import Candidate, best_candidate, slot_start, spellings
from zsgx_docs.read.match.ways.search import Search
from zsgx_docs.read.match.ways.way import Way
from zsgx_docs.template.layout import Blank
from zsgx_docs.template.pattern import Literal, Pattern, Piece, Slot
from zsgx_docs.values import kinds
from zsgx_docs.values.listing import NUMBERED


def _by_own_print(search: Search, number: int, blank: Blank) -> Found | None:
    """Look through all lines and free cells for the words that are printed in the blank itself."""
    if len(blank.pattern.literal) < LEAST_PRINT:
        return None
    lists = any(slot.kind == NUMBERED for slot in blank.pattern.slots)
    texts = search.view.numbered_lists() if lists else search.view.windows(search.lines_of_others(blank))
    candidates: list[tuple[Passage, Spot | None]] = [(text, None) for text in texts]
    candidates += [
        (spot.cell.text, spot)
        for spot in search.view.spots
        if search.is_free(spot) and spot.label not in search.label_forms
    ]
    found = best_candidate(spellings(blank.pattern, search.aliases), candidates, GOOD_PRINT)
    if found is None or _is_another_line(search, found):
        return None
    _, text, spot, aligned = found
    if spot is None:
        aligned = _to_line_end(blank.pattern, text, aligned)
    return Found(text, spot, aligned.quality, _up_to_next_label(search, blank.pattern, aligned))


def _is_another_line(search: Search, found: Candidate) -> bool:
    """Whether the print taken for this line's is that of another exactly: 主办单位 for 协办单位."""
    own = folded(found.pattern.literal)
    if own not in search.line_openers or not found.aligned.slots[0]:
        return False
    before = folded("".join(found.text.text[: slot_start(found.aligned, 0, found.text)].split()))
    return any(before.endswith(other) for other in search.line_openers if not other.endswith(own))


def _to_line_end(pattern: Pattern, text: Passage, aligned: Aligned) -> Aligned:
    """A last slot whose text is kept as written takes all of its line: 2025年上半年."""
    last = pattern.pieces[-1]
    if not isinstance(last, Slot) or not kinds[last.kind].leaves:
        return aligned
    end = text.text.find("\n", aligned.anchors[-1])
    whole = text[slot_start(aligned, -1, text) : end if end >= 0 else len(text)].strip()
    return replace(aligned, slots=(*aligned.slots[:-1], whole))


def _up_to_next_label(search: Search, pattern: Pattern, aligned: Aligned) -> Aligned:
    """A last slot ends where another line of the template begins: `联系人：… 联系电话：…` in one line."""
    if not isinstance(_without_hints_at_end(pattern)[-1], Slot):
        return aligned
    last = aligned.slots[-1]
    solid = [i for i, c in enumerate(last.text) if not c.isspace()]
    plain = folded("".join(last.text[i] for i in solid))
    ends = [solid[at] for opener in search.line_openers if (at := plain.find(opener)) >= 0]
    return replace(aligned, slots=(*aligned.slots[:-1], last[: min(ends)].strip())) if ends else aligned


def _without_hints_at_end(pattern: Pattern) -> Sequence[Piece]:
    pieces = list(pattern.pieces)
    while len(pieces) > 1 and isinstance(hint := pieces[-1], Literal) and hint.optional:
        del pieces[-1]
    return pieces


BY_OWN_PRINT = Way("印有这一栏自己文字的地方", _by_own_print)
