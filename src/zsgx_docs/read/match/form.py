"""The blanks of a form: each found by its label, then by position, then anywhere its print stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import EMPTY, Passage, join
from zsgx_docs.read.match.anchors import (
    Aligned,
    DocumentView,
    Groups,
    LabelMatch,
    Spot,
    align,
    find_labels,
    folded,
    label_form,
    names,
    with_group,
    words_for,
)
from zsgx_docs.read.match.candidates import best, slot_start, spellings
from zsgx_docs.read.match.choice_fields import aligned_choices, with_boxes
from zsgx_docs.read.match.found import Found, readings_of
from zsgx_docs.read.match.money_units import kind_of_sum
from zsgx_docs.read.match.rating_scales import graded, with_unmarked
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.sequence import in_sequence, sure_lines, takes_several
from zsgx_docs.read.match.shared_labels import part_of_kind, shares
from zsgx_docs.read.match.split_cells import spread
from zsgx_docs.read.source import SecondLook
from zsgx_docs.template.layout import Blank, Layout
from zsgx_docs.template.pattern import Literal, Pattern, Piece, Slot
from zsgx_docs.values import kinds
from zsgx_docs.values.listing import NUMBERED

GOOD_PRINT = 0.6
LEAST_PRINT = 3
"""Characters by which a blank can be known without its label."""
OTHER_HEAD = "表头是“{head}”，不是“{wanted}”，请核对"
NO_HEAD = "没有见到表头“{wanted}”，请核对"
ACROSS = "这一格横跨表头的几栏，可能少认了一条竖线"
SHARED = "“{label}”填在同一栏里，按内容分开"
LONG_END = 4
"""Characters from which the end of a label is a label too."""
BY_POSITION = "按位置推定，未见到“{label}”字样"
SAME_CELL = "“{label}”与内容连在一起，请核对"
PRINT_DIFFERS = "该栏的印刷文字与模板不符，请核对"
LEFT_OVER = "该栏还有没有归入任何一项的文字：“{text}”"
HOLDS_LABEL = "该栏的文字里还有“{label}：”，可能连着别的内容"
LOOSE_END = "下方还有没有归入任何一栏的文字：“{text}”"
STRAY_WORDS = 2
NEAR_TABLE = 3
"""Lines from a table within which a line has its place by it; farther off its neighbours tell."""


def read_blanks(
    layout: Layout, view: DocumentView, aliases: Mapping[str, Sequence[str]], look: SecondLook
) -> list[Reading]:
    """One reading a slot and place; a slot that is printed twice is read twice."""
    blanks = layout.blanks
    finder = _Finder(layout, view, aliases)
    found = with_unmarked(blanks, finder.find(graded(blanks, view, aliases, look)), look)
    return [
        replace(reading, kind=kind_of_sum(reading.kind, *finder.heads(number, found[number])))
        for number, blank in enumerate(blanks)
        if number in found
        for reading in readings_of(blank, found[number], look)
    ]


class _Finder:
    """Places blanks in the document, the surest way first."""

    def __init__(self, layout: Layout, view: DocumentView, aliases: Mapping[str, Sequence[str]]) -> None:
        blanks = layout.blanks
        self._lines = layout.lines
        self._loops = layout.loops
        self._blanks = blanks
        self._view = view
        self._aliases = aliases
        self._groups = Groups(blanks, view, aliases)
        self._labels = find_labels(blanks, view, self._groups, aliases)
        self._used = {match.spot.order for match in self._labels.values()}
        printed = [word for b in blanks for word in (b.label, b.group) if word]
        printed += [column.head for repeat in layout.repeats for column in repeat.columns]
        forms = [form for word in printed for form in names(word, aliases)]
        forms += [form for b in blanks if b.label for form in with_group(b.label, b.group, aliases)]
        self._label_forms = frozenset(forms)
        self._print_forms = self._label_forms | {label_form(words) for words in layout.print_}
        self._found: dict[int, Found] = {}

    def find(self, known: Mapping[int, Found]) -> dict[int, Found]:
        """All blanks, those in `known` as they were found already."""
        for number, blank in enumerate(self._blanks):
            if number in known:
                self._take(number, known[number])
            elif number in self._labels:
                self._take(number, self._beside(blank, self._labels[number]))
        ways = (
            self._under_shared_label,
            self._label_in_text,
            self._line_as_cell,
            self._between_neighbours,
            self._print_anywhere,
            self._by_table,
            self._by_sequence,
        )
        for way in ways:
            for number, blank in enumerate(self._blanks):
                if number not in self._found:
                    self._take(number, way(number, blank))
        found = {number: self._with_loose_ends(number, found) for number, found in self._found.items()}
        return {number: self._with_labels_held(self._blanks[number], each) for number, each in found.items()}

    def heads(self, number: int, found: Found) -> Iterator[str]:
        """What is printed over and beside a value and over its table: there the unit of sums stands."""
        head = self._groups.column_head(found.spot) if found.spot else None
        if head is not None:
            yield head.cell.text.text
        if number in self._labels:
            yield self._labels[number].spot.cell.text.text
        yield from (paragraph.text.text for paragraph in self._view.paragraphs)

    def _with_loose_ends(self, number: int, found: Found) -> Found:
        """Says so where text stands below a value in a row without any label: it may be the value's end."""
        cut = self._view.cut_off(found.spot) if found.spot else None
        if cut is not None:
            said = LOOSE_END.format(text=cut.text.text.strip()[:20])
            return replace(found, remarks=(*found.remarks, said))
        below = self._view.below(found.spot) if found.spot else None
        if below is None or below.order in self._used or not below.cell.text.text.strip():
            return found
        beside = [s for s in self._view.spots if s.grid == below.grid and below.cell.row in s.cell.rows]
        if any(s.order in self._used or s.label in self._print_forms for s in beside):
            return found
        label = self._labels[number].spot.cell if number in self._labels else None
        same_row = label is not None and found.spot is not None and label.row in found.spot.cell.rows
        if same_row and any(s.cell.column == label.column and s.label for s in beside if label):
            return found
        said = LOOSE_END.format(text=below.cell.text.text.strip()[:20])
        return replace(found, remarks=(*found.remarks, said))

    def _with_labels_held(self, blank: Blank, found: Found) -> Found:
        """Says so where a value has another label with its colon in it: it runs on into that."""
        short = [
            folded("".join(text.text.split()))
            for slot, text in zip(blank.pattern.slots, found.aligned.slots, strict=True)
            if slot.kind not in ("prose", "tick")
        ]
        held = next((label for label in self._label_forms for text in short if f"{label}:" in text), None)
        return replace(found, remarks=(*found.remarks, HOLDS_LABEL.format(label=held))) if held else found

    def _take(self, number: int, found: Found | None) -> None:
        if found is not None:
            self._found[number] = found
            if found.spot is not None and self._blanks[number].label:
                self._used.update(spot.order for spot in self._view.within(found.spot))

    def _beside(self, blank: Blank, match: LabelMatch) -> Found | None:
        if match.value is not None:
            across = (ACROSS,) if blank.crossing and self._groups.spanned(match.value) > 1 else ()
            return _content(blank.pattern, match.value, match.similarity, *across)
        right, below = self._view.right_of(match.spot), self._view.below(match.spot)
        order = (below, right) if blank.under_label else (right, below)
        free = [s for s in order if s is not None and s.order not in self._used]
        spot = next((s for s in free if not self._is_label(s)), None)
        if spot is None or self._names_itself(spot):
            self._used.discard(match.spot.order)
            return None
        remark = self._other_head(blank, spot) if blank.crossing else ()
        whole = spread(blank.pattern, self._view, match.spot, spot, self._is_free)
        return _content(blank.pattern, whole or spot, match.similarity, *remark)

    def _is_free(self, spot: Spot) -> bool:
        return spot.order not in self._used and not self._is_label(spot)

    def _is_label(self, spot: Spot) -> bool:
        """Whether a cell reads as a label of the form, or as the end of one: 行业主管部门."""
        form = spot.label
        ends = len(form) >= LONG_END and any(known.endswith(form) for known in self._label_forms)
        return form in self._label_forms or ends

    def _other_head(self, blank: Blank, spot: Spot) -> tuple[str, ...]:
        """A remark where the head over a cell is not the blank's own, or none is there."""
        head = self._groups.column_head(spot)
        if head is None:
            return (NO_HEAD.format(wanted=blank.group),)
        if self._groups.spanned(spot) > 1:
            return (ACROSS,)
        if self._groups.of_head(head) == blank.group:
            return ()
        return (OTHER_HEAD.format(head=head.cell.text.text.strip(), wanted=blank.group),)

    def _names_itself(self, spot: Spot) -> bool:
        """Whether a cell is a label or reads `label：value`: it is not the value of the cell before it."""
        if self._is_label(spot):
            return True
        head, colon, _ = folded(spot.cell.text.text).partition(":")
        return bool(colon) and label_form(head) in self._label_forms

    def _in_own_part(self, blank: Blank, spot: Spot) -> bool:
        return self._groups.of(spot) in (blank.group, None)

    def _between_neighbours(self, number: int, blank: Blank) -> Found | None:
        """The cell after the previous blank's and before the next label, if just one label and it fit."""
        before, after = self._found.get(number - 1), self._labels.get(number + 1)
        if not blank.label or before is None or before.spot is None or after is None:
            return None
        if after.spot.order - before.spot.order != 3 or after.spot.grid != before.spot.grid:
            return None
        spot = self._view.spots[before.spot.order + 2]
        if spot.order in self._used:
            return None
        return _content(blank.pattern, spot, 0.5, BY_POSITION.format(label=blank.label))

    def _label_in_text(self, number: int, blank: Blank) -> Found | None:
        """Label and value in one cell or line: `联系人：王芳`."""
        if not blank.label:
            return None
        pattern = Pattern((Literal(blank.label + "："), *blank.pattern.pieces))
        patterns = spellings(pattern, self._aliases)
        candidates: list[tuple[Passage, Spot | None]] = [
            (spot.cell.text, spot)
            for spot in self._view.spots
            if spot.order not in self._used and self._in_own_part(blank, spot)
        ]
        candidates += [(text, None) for text in self._view.windows(self._of_others(blank))]
        found = best(patterns, candidates, GOOD_PRINT + 0.15)
        if found is None:
            return None
        _, text, spot, aligned = found
        right = self._view.right_of(spot) if spot and not any(aligned.slots) else None
        if right is not None and right.order not in self._used and not self._names_itself(right):
            return _content(blank.pattern, right, aligned.quality)
        with_colon = any(c in "：:" for c in text.text[: len(blank.label) + 4])
        if not with_colon and len(blank.pattern.literal) >= LEAST_PRINT:
            return None
        remarks = () if with_colon else (SAME_CELL.format(label=blank.label),)
        return Found(text, spot, aligned.quality, aligned, remarks)

    def _line_as_cell(self, number: int, blank: Blank) -> Found | None:
        """A line `申报时间：…` of the template that has become two cells of a table."""
        first, slots = blank.pattern.pieces[0], blank.pattern.slots
        if blank.label or len(slots) != 1 or not isinstance(first, Literal) or first.text[-1] not in "：:":
            return None
        words = {label_form(word) for word in words_for(first.text[:-1], self._aliases)}
        for spot in self._view.spots:
            value = self._view.right_of(spot)
            if spot.label not in words or spot.order in self._used or value is None:
                continue
            if value.order not in self._used and not self._is_label(value):
                return _content(Pattern(blank.pattern.pieces[1:]), value, 1.0)
        return None

    def _under_shared_label(self, number: int, blank: Blank) -> Found | None:
        """`联系人及手机` over one cell: the part of its text that is of the blank's kind."""
        if not blank.label or len(blank.pattern.slots) != 1:
            return None
        for spot in self._view.spots:
            if not self._in_own_part(blank, spot) or not shares(blank.label, spot, self._aliases):
                continue
            for value in (self._view.right_of(spot), self._view.below(spot)):
                part = part_of_kind(blank.pattern.slots[0].kind, value.cell.text) if value else None
                if value is not None and part:
                    said = SHARED.format(label=spot.cell.text.text.strip())
                    return Found(part, value, 1.0, align(blank.pattern, part, in_paragraph=False), (said,))
        return None

    def _print_anywhere(self, number: int, blank: Blank) -> Found | None:
        """A paragraph or cell that shows the blank's own print, wherever it stands."""
        if len(blank.pattern.literal) < LEAST_PRINT:
            return None
        lists = any(slot.kind == NUMBERED for slot in blank.pattern.slots)
        texts = self._view.numbered_lists() if lists else self._view.windows(self._of_others(blank))
        candidates: list[tuple[Passage, Spot | None]] = [(text, None) for text in texts]
        candidates += [
            (spot.cell.text, spot)
            for spot in self._view.spots
            if spot.order not in self._used and spot.label not in self._label_forms
        ]
        found = best(spellings(blank.pattern, self._aliases), candidates, GOOD_PRINT)
        if found is None or self._is_another_line(found.pattern, found.text, found.aligned):
            return None
        _, text, spot, aligned = found
        if spot is None:
            aligned = _to_line_end(blank.pattern, text, aligned)
        return Found(text, spot, aligned.quality, self._up_to_next_label(blank, aligned))

    def _is_another_line(self, pattern: Pattern, text: Passage, aligned: Aligned) -> bool:
        """Whether the print taken for this line's is that of another exactly: 主办单位 for 协办单位."""
        own = folded(pattern.literal)
        if own not in self._openers or not aligned.slots[0]:
            return False
        before = folded("".join(text.text[: slot_start(aligned, 0, text)].split()))
        return any(before.endswith(other) for other in self._openers if not other.endswith(own))

    def _up_to_next_label(self, blank: Blank, aligned: Aligned) -> Aligned:
        """A last slot ends where another line of the template begins: `联系人：… 联系电话：…` in one line."""
        if not isinstance(_without_hints_at_end(blank.pattern)[-1], Slot):
            return aligned
        last = aligned.slots[-1]
        solid = [i for i, c in enumerate(last.text) if not c.isspace()]
        plain = folded("".join(last.text[i] for i in solid))
        ends = [solid[at] for opener in self._openers if (at := plain.find(opener)) >= 0]
        return replace(aligned, slots=(*aligned.slots[:-1], last[: min(ends)].strip())) if ends else aligned

    @cached_property
    def _openers(self) -> tuple[str, ...]:
        """The print with a colon that lines of the template begin with."""
        first = [
            line.pieces[0] for line in self._lines if line.pieces and isinstance(line.pieces[0], Literal)
        ]
        printed = [word for piece in first for word in _spelt(piece.text, self._aliases)]
        heads = {folded("".join(text.split())) for text in printed}
        return tuple(head for head in heads if 2 < len(head) <= 12 and head.endswith(":"))

    def _by_table(self, number: int, blank: Blank) -> Found | None:
        """A line that is nothing but a slot (a title, a note): as far from the table as in the template."""
        if blank.lines_to_table is None or abs(blank.lines_to_table) > NEAR_TABLE or blank.pattern.literal:
            return None
        if takes_several(blank.pattern) and (found := self._by_sequence(number, blank)) is not None:
            return found
        open_ = (p for at, p in enumerate(self._view.paragraphs) if at not in self._sure_lines)
        line = next((p for p in open_ if self._view.lines_to_table(p) == blank.lines_to_table), None)
        if line is None and not (blank.lines_to_table > 0 and self._ends_with_table):
            return None
        text = line.text if line else EMPTY
        area = () if line else tuple(self._foot)
        return Found(text, None, 1.0, align(blank.pattern, text, in_paragraph=True), area=area)

    @property
    def _foot(self) -> Iterator[tuple[int, Box]]:
        """The lower edge of the last table on its last page."""
        cells = [(c.page, c.box) for c in self._view.grids[-1].cells if c.page is not None and c.box]
        page = max((page for page, _ in cells), default=None)
        if page is not None:
            whole = union(box for at, box in cells if at == page)
            yield page, whole._replace(top=whole.bottom)

    @cached_property
    def _ends_with_table(self) -> bool:
        """Whether nothing is written below the last table, where a note may stand or not."""
        offsets = [self._view.lines_to_table(p) for p in self._view.paragraphs]
        return bool(self._view.grids) and all(o is not None and o < 0 for o in offsets)

    def _by_sequence(self, number: int, blank: Blank) -> Found | None:
        """A line that is nothing but a slot, between lines that are known."""
        if blank.place.paragraph is None or len(blank.pattern.literal) > 1:
            return None
        at = next((i for i, line in enumerate(self._lines) if line is blank.pattern), None)
        paragraphs = self._sequence.get(at) if at is not None else None
        if paragraphs is None:
            return None
        text = join((self._view.paragraphs[number].text for number in paragraphs), "\n")
        return Found(text, None, 1.0, align(blank.pattern, text, in_paragraph=True))

    def _of_others(self, blank: Blank) -> set[int]:
        """Paragraphs that are surely other lines than the blank's."""
        return {at for at, line in self._sure_lines.items() if self._lines[line] is not blank.pattern}

    @cached_property
    def _sure_lines(self) -> dict[int, int]:
        return sure_lines(self._lines, self._view.paragraphs, self._loops)

    @cached_property
    def _sequence(self) -> Mapping[int, range]:
        return in_sequence(self._lines, self._view.paragraphs, self._loops).lines


def _spelt(text: str, aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """Print as it is and, where it is a label with its colon, in other words for it."""
    label = text.rstrip("：: ")
    return [text, *(f"{word}：" for word in words_for(label, aliases)[1:])] if label != text else [text]


def _without_hints_at_end(pattern: Pattern) -> Sequence[Piece]:
    pieces = list(pattern.pieces)
    while len(pieces) > 1 and isinstance(hint := pieces[-1], Literal) and hint.optional:
        del pieces[-1]
    return pieces


def _to_line_end(pattern: Pattern, text: Passage, aligned: Aligned) -> Aligned:
    """A last slot whose text is kept as written takes all of its line: 2025年上半年."""
    last = pattern.pieces[-1]
    if not isinstance(last, Slot) or not kinds[last.kind].leaves:
        return aligned
    end = text.text.find("\n", aligned.anchors[-1])
    whole = text[slot_start(aligned, -1, text) : end if end >= 0 else len(text)].strip()
    return replace(aligned, slots=(*aligned.slots[:-1], whole))


def _content(pattern: Pattern, spot: Spot, fit: float, *remarks: str) -> Found:
    text = with_boxes(pattern, spot.cell.text)
    aligned = aligned_choices(pattern, text, in_paragraph=False)
    if pattern.literal and aligned.quality < GOOD_PRINT and any(s.kind == "tick" for s in pattern.slots):
        remarks = (*remarks, PRINT_DIFFERS)
    if sum(map(str.isalnum, aligned.strays.text)) >= STRAY_WORDS:
        remarks = (*remarks, LEFT_OVER.format(text=aligned.strays.text.strip()[:20]))
    return Found(text, spot, fit, aligned, tuple(remarks))
