"""Find a template's labels among the cells of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from zsgx_docs.model.sheet import Grid
from zsgx_docs.read.match.anchors.document_view import DocumentView, Spot
from zsgx_docs.read.match.anchors.normalise import label_form
from zsgx_docs.read.match.anchors.occluded_labels import shows_label
from zsgx_docs.template.layout import Blank

ACCEPTED = 0.74
"""The likeness (0..1) from which words are taken for a label of four characters or more: one in
four may be misread; a guess."""
ACCEPTED_SHORT = 0.66
"""The same of shorter labels: one character in three may be misread; a guess."""
ALIAS = 0.98
"""The factor on an alias's likeness (0..1): a label's own words count a little more; a guess."""
SHOWN = 0.78
"""The likeness (0..1) of a cell that shows a label among doubtful characters, such as what
a seal leaves; a guess."""
AS_GOOD = 0.15
"""Heads that are less like (0..1) a group than its best head by this are others:
很满意 is not 满意; a guess."""
GROUP_WEIGHT = 0.5
"""What a cell gains in likeness (0..1) by standing in its blank's part of the form, or
loses in another; a guess."""
CROSSING_WEIGHT = 0.6
"""What a label gains whose row meets its group's column: just more than by standing in its part; a guess."""
ORDER_WEIGHT = 0.1
"""What a cell loses at most by standing elsewhere in reading order than in the template; a guess."""
OPENER = 0.9
"""The likeness (0..1) that a part's head has as the label of its unit's name; a guess."""


_STEM = re.compile("(?:信息|情况)$")


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """Hold which cell is a blank's label, and how like (`similarity`, 0..1).

    `value` is given where label and group head cross: the label begins the row, the head the column.
    `guessed`: blanks of several parts have this label, and nothing names the part that the cell is in.
    """

    blank: int
    spot: Spot
    similarity: float
    value: Spot | None = None
    guessed: bool = False


@lru_cache(maxsize=16384)
def similarity(label: str, words: str) -> float:
    """Compare two label forms (0..1); length decides how much may differ."""
    if not label or not words:
        return 0.0
    found = Levenshtein.normalized_similarity(label, words)
    return found if found >= _accepted(label) else 0.0


def _accepted(label: str) -> float:
    return ACCEPTED if len(label) > 3 else ACCEPTED_SHORT


@lru_cache(maxsize=4096)
def of_fitting_length(labels: tuple[tuple[str, ...], ...], length: int) -> tuple[tuple[int, str], ...]:
    """List the names, with the number of their label, that words of this length can be alike at all."""
    return tuple(
        (number, name)
        for number, called in enumerate(labels)
        for name in called
        if min(len(name), length) >= _accepted(name) * max(len(name), length) - 1e-9
    )


def names(label: str, aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """List the label's own form and those of its aliases, as compared."""
    own = label_form(label)
    known = {label_form(name): words for name, words in aliases.items()}
    return [own, *(label_form(word) for word in known.get(own, ()))]


def words_for(label: str, aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """List the label and its aliases as printed."""
    own = label_form(label)
    return [label, *(word for name, words in aliases.items() if label_form(name) == own for word in words)]


def best_similarity(label: str, spot: Spot, aliases: Mapping[str, Sequence[str]]) -> float:
    """Compare a cell with a label (0..1), in its own words, in an alias, or among what a seal left."""
    own, *others = names(label, aliases)
    found = max([similarity(own, spot.label), *(ALIAS * similarity(o, spot.label) for o in others)])
    blurred = found < SHOWN and shows_label((own, *others), spot.cell.text)
    return SHOWN if blurred else found


def with_group(label: str, group: str | None, aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """List what the label is called where no head stands over its part: 申报单位联系人."""
    stems = dict.fromkeys(_STEM.sub("", name) for name in names(group, aliases)) if group else ()
    return [stem + name for stem in stems for name in names(label, aliases)]


class Groups:
    """Hold the heads of a form's parts (`申报单位信息`); they tell which part a cell belongs to."""

    def __init__(
        self, blanks: Sequence[Blank], view: DocumentView, aliases: Mapping[str, Sequence[str]]
    ) -> None:
        self._view = view
        self._heads = _find_heads({blank.group for blank in blanks if blank.group}, view, aliases)
        self._openers = _find_openers(blanks, view, aliases)
        self._over_tables = _find_heads_over_tables(blanks, view, aliases)

    def of(self, spot: Spot) -> str | None:
        """Name the group of the nearest head over the cell, else of the last unit named before it, if any."""
        over = [(head, group) for group, head in self._all() if self._view.covers(head, spot)]
        if over:
            return max(over, key=lambda found: (found[0].cell.row, found[0].cell.column))[1]
        return self._opened_before(spot)

    def part_of(self, spot: Spot) -> str | None:
        """Name the part that a cell is in, if anything says so: a unit's cell, a line over the table."""
        opened = next((group for opener, group in self._openers if opener == spot), None)
        return opened or self.of(spot) or self._over_tables.get(spot.grid)

    def _opened_before(self, spot: Spot) -> str | None:
        """The last unit named before the cell; of units named in one row, the one whose columns it is in."""
        before = [(o, g) for o, g in self._openers if o.grid == spot.grid and o.order < spot.order]
        row = max((o.cell.row for o, _ in before), default=0)
        last = [(o, g) for o, g in before if o.cell.row == row]
        over = [(o, g) for o, g in last if o.cell.column <= spot.cell.column] or last
        return max(over, key=lambda found: found[0].cell.column)[1] if over else None

    def openers(self, group: str | None) -> list[Spot]:
        """List the cells that name a part's unit by the part's own head: 承办单位 | 某某大学."""
        return [opener for opener, named in self._openers if named == group]

    def crossing(self, group: str | None, label: Spot) -> Spot | None:
        """Find the cell where the label's row meets the group's column, or its column the group's row.

        A label of several rows may have the heads beside it, each with the value of its part.
        """
        heads = [head for head in self._heads.get(group or "", ()) if head.grid == label.grid]
        beside = next((head for head in heads if stands_in_rows_of(label, head)), None)
        if beside is not None:
            return self._view.right_of(beside)
        for head in heads:
            if _is_past(head.cell.columns, label.cell.columns) and _is_past(label.cell.rows, head.cell.rows):
                return self._view.at(head.grid, label.cell.row, head.cell.column)
            turned = _is_past(label.cell.columns, head.cell.columns)
            if turned and head.cell.row_span == 1 and _is_past(head.cell.rows, label.cell.rows):
                return self._view.at(head.grid, head.cell.row, label.cell.column)
        return None

    def column_head(self, spot: Spot) -> Spot | None:
        """Find the head over a cell, in a table that has the head of some part at the top of a column."""
        rows = {
            head.cell.row for _, head in self._all() if head.grid == spot.grid and head.cell.row_span == 1
        }
        above = [row for row in rows if row < spot.cell.row]
        return self._view.at(spot.grid, max(above), spot.cell.column) if above else None

    def spanned(self, spot: Spot) -> int:
        """Count the parts whose heads stand over a cell."""
        columns = [replace(spot, cell=replace(spot.cell, column=c, column_span=1)) for c in spot.cell.columns]
        heads = {head.order: head for c in columns if (head := self.column_head(c)) is not None}
        return len({group for head in heads.values() if (group := self.of_head(head)) is not None})

    def of_head(self, spot: Spot) -> str | None:
        """Name the part that a cell is the head of."""
        return next((group for group, head in self._all() if head == spot), None)

    def _all(self) -> list[tuple[str, Spot]]:
        return [(group, head) for group, heads in self._heads.items() for head in heads]


def stands_in_rows_of(label: Spot, head: Spot) -> bool:
    """Tell whether a part's head is one of several to the right of a label that spans their rows."""
    beside = head.cell.column == label.cell.columns.stop and head.cell.row in label.cell.rows
    return beside and label.cell.row_span > 1 and head.cell.row_span < label.cell.row_span


def _is_past(later: range, earlier: range) -> bool:
    return later.start >= earlier.stop


def _find_heads(
    groups: set[str], view: DocumentView, aliases: Mapping[str, Sequence[str]]
) -> dict[str, list[Spot]]:
    """Each group's cells: only those that no other group matches better, and that match it about best."""
    found: dict[str, list[tuple[float, Spot]]] = {group: [] for group in groups}
    for spot in view.spots:
        alike, group = max(((best_similarity(g, spot, aliases), g) for g in groups), default=(0.0, ""))
        if alike > 0:
            found[group].append((alike, spot))
    best = {group: max((alike for alike, _ in heads), default=0.0) for group, heads in found.items()}
    return {
        group: [spot for alike, spot in heads if alike > best[group] - AS_GOOD]
        for group, heads in found.items()
    }


def _find_openers(
    blanks: Sequence[Blank], view: DocumentView, aliases: Mapping[str, Sequence[str]]
) -> list[tuple[Spot, str]]:
    """Cells that name a unit, 承办单位 or 承办单位名称, with a value beside them: there its part begins."""
    units = [blank for blank in blanks if blank.group and _names_unit(blank)]
    heads = {form: b.group for b in units for form in with_group(b.label or "", b.group, aliases)}
    heads |= {form: b.group for b in units if b.group for form in names(b.group, aliases)}
    words = {word for b in blanks for word in (b.label, b.group) if word}
    labels = {form for word in words for form in names(word, aliases)}
    found = []
    for spot in view.spots:
        group = heads.get(spot.label)
        if group is None or spot.cell.row_span > 1 or spot.cell.column_span > 1:
            continue
        value = view.right_of(spot)
        of_label = view.at(spot.grid, spot.cell.row, spot.cell.column - 1)
        if of_label is not None and of_label.label in labels and stands_in_rows_of(of_label, spot):
            continue
        if value is not None and not value.cell.inner and value.label and value.label not in labels:
            found.append((spot, group))
    return found


def _find_heads_over_tables(
    blanks: Sequence[Blank], view: DocumentView, aliases: Mapping[str, Sequence[str]]
) -> dict[int, str]:
    """The part that each table is of, by the last line before it that is a part's head."""
    heads = {form: b.group for b in blanks if b.group for form in names(b.group, aliases)}
    found: dict[int, str] = {}
    current: str | None = None
    for block in view.blocks:
        if isinstance(block, Grid):
            if current is not None and block in view.grids:
                found[view.grids.index(block)] = current
        else:
            current = heads.get(label_form(block.text.text), current)
    return found


def _names_unit(blank: Blank) -> bool:
    return bool(blank.label) and not blank.crossing and [s.kind for s in blank.pattern.slots] == ["unit"]


def find_labels(
    blanks: Sequence[Blank], view: DocumentView, groups: Groups, aliases: Mapping[str, Sequence[str]]
) -> dict[int, LabelMatch]:
    """Find the label's cell of each blank that has one, no cell for two; best fits first."""
    scored: list[tuple[float, LabelMatch]] = []
    for number, blank in enumerate(blanks):
        if not blank.label:
            continue
        opened = groups.openers(blank.group) if _names_unit(blank) else []
        joined = with_group(blank.label, blank.group, aliases)
        for spot in view.spots:
            alike, weight = best_similarity(blank.label, spot, aliases), _group_weight(blank, spot, groups)
            named = max((similarity(form, spot.label) for form in joined), default=0.0)
            if named > alike:
                alike, weight = named, GROUP_WEIGHT
            if spot in opened:
                alike, weight = max(alike, OPENER), GROUP_WEIGHT
            if not alike:
                continue
            distance = abs(number / len(blanks) - spot.order / len(view.spots))
            score = alike + weight - ORDER_WEIGHT * distance
            scored.append((score, LabelMatch(number, spot, alike)))
            crossed = groups.crossing(blank.group, spot)
            if crossed is not None:
                scored.append((score + CROSSING_WEIGHT, LabelMatch(number, spot, alike, crossed)))
    return _with_guesses_told(_assign(scored), blanks, groups, aliases)


def _with_guesses_told(
    matches: dict[int, LabelMatch],
    blanks: Sequence[Blank],
    groups: Groups,
    aliases: Mapping[str, Sequence[str]],
) -> dict[int, LabelMatch]:
    """Matches of equal labels that no head or unit tells apart: in the template's order, told as guessed."""
    parts: dict[str | None, set[str | None]] = {}
    for blank in blanks:
        parts.setdefault(blank.label, set()).add(blank.group)
    told: dict[int, LabelMatch] = dict(matches)
    for label, of_label in parts.items():
        if len(of_label) < 2:
            continue
        of_this = [match for number, match in matches.items() if blanks[number].label == label]
        unsure = sorted(m.blank for m in of_this if _is_guess(m, blanks[m.blank], groups, aliases))
        spots = sorted((matches[n] for n in unsure), key=lambda match: match.spot.order)
        told |= {n: replace(match, blank=n, guessed=True) for n, match in zip(unsure, spots, strict=True)}
    return told


def _is_guess(match: LabelMatch, blank: Blank, groups: Groups, aliases: Mapping[str, Sequence[str]]) -> bool:
    """Whether neither a head nor a unit before it nor the label's own words tell a match's part."""
    if match.value is not None or groups.part_of(match.spot) is not None:
        return False
    own = with_group(blank.label or "", blank.group, aliases)
    return not any(similarity(form, match.spot.label) for form in own)


def _group_weight(blank: Blank, spot: Spot, groups: Groups) -> float:
    """In favour of the blank's own part of the form, against another part."""
    group = groups.of(spot)
    if group is None:
        return 0.0
    return GROUP_WEIGHT if group == blank.group else -GROUP_WEIGHT


def _assign(scored: list[tuple[float, LabelMatch]]) -> dict[int, LabelMatch]:
    """A label cell serves the blank beside it, and where it crosses heads one blank a head."""
    plain: set[int] = set()
    values: set[int] = set()
    matches: dict[int, LabelMatch] = {}
    for _, match in sorted(scored, key=lambda s: -s[0]):
        order = match.spot.order
        if match.blank in matches:
            continue
        if match.value is None:
            if order in plain:
                continue
            plain.add(order)
        else:
            if match.value.order in values:
                continue
            values.add(match.value.order)
        matches[match.blank] = match
    return matches
