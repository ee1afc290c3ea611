"""Finding a template's labels among the cells of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from zsgx_docs.read.match.board import Board, Spot
from zsgx_docs.read.match.folding import label_form
from zsgx_docs.template.layout import Blank

ACCEPTED = 0.74
ACCEPTED_SHORT = 0.66
GROUP_WEIGHT = 0.5
ORDER_WEIGHT = 0.1


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """`similarity` of the label's words, 0..1; `grouped` says that its group's head was found over it."""

    blank: int
    spot: Spot
    similarity: float
    grouped: bool


def similarity(label: str, words: str) -> float:
    """0..1 for two label forms; length decides how much may differ."""
    if not label or not words:
        return 0.0
    found = fuzz.ratio(label, words) / 100
    return found if found >= (ACCEPTED if len(label) > 3 else ACCEPTED_SHORT) else 0.0


def names(label: str, aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """The label's own form and those of its aliases."""
    own = label_form(label)
    known = {label_form(name): words for name, words in aliases.items()}
    return [own, *(label_form(word) for word in known.get(own, ()))]


def best_similarity(label: str, spot: Spot, aliases: Mapping[str, Sequence[str]]) -> float:
    own, *others = names(label, aliases)
    return max([similarity(own, spot.label), *(0.98 * similarity(o, spot.label) for o in others)])


def find_groups(
    blanks: Iterable[Blank], board: Board, aliases: Mapping[str, Sequence[str]]
) -> dict[str, list[Spot]]:
    """Each group label's likeliest cells: only those that no other group matches better."""
    groups = {blank.group for blank in blanks if blank.group}
    found: dict[str, list[Spot]] = {group: [] for group in groups}
    for spot in board.spots:
        scored = sorted(((best_similarity(g, spot, aliases), g) for g in groups), reverse=True)
        if scored and scored[0][0] > 0:
            found[scored[0][1]].append(spot)
    return found


def find_labels(
    blanks: Sequence[Blank], board: Board, aliases: Mapping[str, Sequence[str]]
) -> dict[int, LabelMatch]:
    """One cell for each blank that has a label, no cell twice; best fits first."""
    groups = find_groups(blanks, board, aliases)
    scored: list[tuple[float, LabelMatch]] = []
    for number, blank in enumerate(blanks):
        if not blank.label:
            continue
        for spot in board.spots:
            alike = best_similarity(blank.label, spot, aliases)
            if not alike:
                continue
            grouped, foreign = _group_of(blank, spot, board, groups)
            distance = abs(number / len(blanks) - spot.order / len(board.spots))
            score = alike + GROUP_WEIGHT * (grouped - foreign) - ORDER_WEIGHT * distance
            scored.append((score, LabelMatch(number, spot, alike, grouped or not blank.group)))
    return _assign(scored)


def _group_of(blank: Blank, spot: Spot, board: Board, groups: dict[str, list[Spot]]) -> tuple[bool, bool]:
    """Whether the nearest head over `spot` is the blank's own group, or another's."""
    heads = [(head, group) for group, spots in groups.items() for head in spots if board.covers(head, spot)]
    if not heads:
        return False, False
    nearest = max(heads, key=lambda h: (h[0].cell.row, h[0].cell.column))[1]
    return nearest == blank.group, nearest != blank.group


def _assign(scored: list[tuple[float, LabelMatch]]) -> dict[int, LabelMatch]:
    taken: set[int] = set()
    matches: dict[int, LabelMatch] = {}
    for _, match in sorted(scored, key=lambda s: -s[0]):
        if match.blank not in matches and match.spot.order not in taken:
            matches[match.blank] = match
            taken.add(match.spot.order)
    return matches
