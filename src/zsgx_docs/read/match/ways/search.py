"""Hold what is known while the blanks of a form are looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from zsgx_docs.read.match.anchors import (
    DocumentView,
    Groups,
    LabelMatch,
    Spot,
    find_labels,
    folded,
    label_form,
    names,
    similarity,
    with_group,
    words_for,
)
from zsgx_docs.read.match.found import Found
from zsgx_docs.read.match.sequence import certain_lines, match_lines
from zsgx_docs.read.match.ways.rating_scales import read_ratings
from zsgx_docs.read.source import SecondLook
from zsgx_docs.template.layout import Blank, Layout
from zsgx_docs.template.pattern import Literal

LONG_END = 4
"""Characters from which the end of a label is taken for a label too (行业主管部门); a guess."""
OPENER_LENGTH = range(3, 13)
"""Characters, colon included, of the print that opens a line as a label does; a guess."""


class Search:
    """Hold one form, one document, and what was found so far; a way changes it by `release` alone.

    `labels` are the cells that were recognised as labels, by the number of their blank; `found` what each
    blank was found to hold; `taken` the reading-order numbers of the cells that are labels or values already.
    """

    def __init__(
        self, layout: Layout, view: DocumentView, aliases: Mapping[str, Sequence[str]], look: SecondLook
    ) -> None:
        self.layout = layout
        self.blanks = layout.blanks
        self.view = view
        self.aliases = aliases
        self.look = look
        self.groups = Groups(self.blanks, view, aliases)
        self.labels: Mapping[int, LabelMatch] = find_labels(self.blanks, view, self.groups, aliases)
        self.taken = {match.spot.order for match in self.labels.values()}
        self.found: dict[int, Found] = {}

    def take(self, number: int, found: Found) -> None:
        """Record what a blank holds; a labelled blank's cells are then no other blank's."""
        self.found[number] = found
        if found.spot is not None and self.blanks[number].label:
            self.taken.update(spot.order for spot in self.view.within(found.spot))

    def release(self, label: Spot) -> None:
        """Open a label's cell to other ways: nothing beside it was its value."""
        self.taken.discard(label.order)

    def is_free(self, spot: Spot) -> bool:
        """Tell whether a cell is neither a known label nor a value already."""
        return spot.order not in self.taken

    def is_label(self, spot: Spot) -> bool:
        """Tell whether a cell reads as a label of the form, or as the end of one: 行业主管部门."""
        form = spot.label
        ends = len(form) >= LONG_END and any(known.endswith(form) for known in self.label_forms)
        return form in self.label_forms or ends

    def is_print(self, spot: Spot) -> bool:
        """Tell whether a cell holds what the form prints, small slips of recognition forgiven."""
        form = spot.label
        return form in self.print_forms or any(similarity(printed, form) for printed in self.print_forms)

    def names_itself(self, spot: Spot, label: Spot | None = None) -> bool:
        """Tell whether a cell is a label or reads `label：value`, so that it is no other label's value.

        What repeats the words of the very `label` that it stands beside may have been written so.
        """
        if self.is_label(spot):
            return True
        head, colon, _ = folded(spot.cell.text.text).partition(":")
        repeats = label is not None and label_form(head) == label.label
        return bool(colon) and label_form(head) in self.label_forms and not repeats

    def in_own_part(self, blank: Blank, spot: Spot) -> bool:
        """Tell whether a cell stands in the blank's part of the form, or in none."""
        return self.groups.of(spot) in (blank.group, None)

    def lines_of_others(self, blank: Blank) -> set[int]:
        """List the paragraphs, by number, that are certainly other lines of the template."""
        return {at for at, line in self.certain_lines.items() if self.layout.lines[line] is not blank.pattern}

    @cached_property
    def ratings(self) -> Mapping[int, Found]:
        """Return what stands in tick blanks that are the grades of one question, by the blank's number."""
        return read_ratings(self.blanks, self.view, self.aliases, self.look)

    @cached_property
    def label_forms(self) -> frozenset[str]:
        """Return every form in which a label, or the head of a part or column, may be written."""
        printed = [word for b in self.blanks for word in (b.label, b.group) if word]
        printed += [column.head for repeat in self.layout.repeats for column in repeat.columns]
        forms = [form for word in printed for form in names(word, self.aliases)]
        forms += [form for b in self.blanks if b.label for form in with_group(b.label, b.group, self.aliases)]
        return frozenset(forms)

    @cached_property
    def print_forms(self) -> frozenset[str]:
        """Return the label forms and all else that the template prints in cells and lines of its own."""
        return self.label_forms | {label_form(words) for words in self.layout.print_}

    @cached_property
    def certain_lines(self) -> Mapping[int, int]:
        """Return which line each paragraph is that shows a line's print beyond doubt, by number."""
        return certain_lines(self.layout.lines, self.view.paragraphs, self.layout.loops)

    @cached_property
    def line_sequence(self) -> Mapping[int, range]:
        """Return which paragraphs each line of the template became, in the order of both."""
        return match_lines(self.layout.lines, self.view.paragraphs, self.layout.loops).lines

    @cached_property
    def line_openers(self) -> frozenset[str]:
        """Return the print with a colon that lines of the template begin with, folded: 主办单位:."""
        lines = self.layout.lines
        first = [line.pieces[0] for line in lines if line.pieces and isinstance(line.pieces[0], Literal)]
        printed = [word for piece in first for word in _spelt(piece.text, self.aliases)]
        heads = {folded("".join(text.split())) for text in printed}
        return frozenset(head for head in heads if len(head) in OPENER_LENGTH and head.endswith(":"))


def _spelt(text: str, aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """Print as it is and, where it is a label with its colon, in other words for it."""
    label = text.rstrip("：: ")
    return [text, *(f"{word}：" for word in words_for(label, aliases)[1:])] if label != text else [text]
