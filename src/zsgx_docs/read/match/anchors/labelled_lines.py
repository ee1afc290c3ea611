"""Turn lines that read `label：value`, one after another, into the table that others would draw of them.

Only labels that the document's tables do not have already are looked for: a covering letter's 联系人 is not
the form's. A line that is nothing but a part's head stands over what follows, as it would in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zsgx_docs.model.geometry import union
from zsgx_docs.model.passage import Mark, Passage, join
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph
from zsgx_docs.read.layout import is_page_number
from zsgx_docs.read.match.anchors.document_view import DocumentView
from zsgx_docs.read.match.anchors.labels import names, words_for
from zsgx_docs.read.match.anchors.normalise import TICK_GLYPHS, label_form
from zsgx_docs.template.layout import Blank

LEAST = 2
"""Labels in a row of lines, or in a cell, from which they are taken for a table; a guess."""
GAP = 0.8
"""Of a character's height: a wider gap parts what stands in one line; a guess (type set solid has none)."""
_NOTE = re.compile(r"\s*[（(]?(?:注|备注|说明|填表说明)\s*[：:]")
_SUM = re.compile(
    r"\s*(?:人民币)?\s*[¥￥]?\s*[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*(?:万元|元整|元|圆)?(?![\d０-９])"
)
Aliases = Mapping[str, Sequence[str]]


@dataclass
class _Row:
    """The labels of a line with their values, or the head of a part."""

    pairs: list[tuple[Passage, list[Passage]]]
    head: Passage | None = None
    open: bool = False
    """Whether the label stands alone on its line: what follows is all its own."""

    def names_sums(self, labels: _Labels) -> bool:
        return bool(self.pairs) and all(label_form(label.text) in labels.columns for label, _ in self.pairs)


@dataclass
class _Labels:
    """What is looked for: each label's words before a colon, alone on a line, and the heads of parts."""

    pattern: re.Pattern[str] | None
    forms: frozenset[str]
    heads: frozenset[str]
    printed: frozenset[str]
    columns: Mapping[str, tuple[str, str]]
    """Labels of a sum and a note: the heads of their columns."""

    @classmethod
    def of(
        cls, blanks: Sequence[Blank], blocks: Sequence[Block], aliases: Aliases, printed: Sequence[str]
    ) -> _Labels:
        wanted = list(_wanting(blanks, blocks, aliases))
        words = {word for label in wanted for word in words_for(label, aliases)}
        spelt = (
            r"\s*".join(map(re.escape, "".join(w.split()))) for w in sorted(words, key=len, reverse=True)
        )
        ahead = r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[、.．)）]+\s*)?"
        pattern = re.compile(f"{ahead}(?:{'|'.join(spelt)})\\s*(?:[（(][^（()）]{{1,12}}[）)])?\\s*[：:]")
        forms = frozenset(form for label in wanted for form in names(label, aliases))
        heads = {form for b in blanks if b.group for form in names(b.group, aliases)}
        columns = {form: heads for label, heads in _sums(blanks) for form in names(label, aliases)}
        told = frozenset(map(label_form, printed)) - forms
        return cls(pattern if words else None, forms, frozenset(heads), told, columns)

    def is_part(self, head: Passage | None) -> bool:
        return head is not None and label_form(head.text) in self.heads

    def pairs(self, line: Passage) -> list[tuple[Passage, Passage]]:
        """The labels of a line with what follows each; nothing where it does not begin with one."""
        found = list(self.pattern.finditer(line.text)) if self.pattern else []
        found = [match for match in found if _begins(line, match.start())]
        if not found or line.text[: found[0].start()].strip():
            return []
        ends = [*(match.start() for match in found[1:]), len(line)]
        return [
            (line[match.start() : match.end()], line[match.end() : end].strip())
            for match, end in zip(found, ends, strict=True)
        ]


def _sums(blanks: Sequence[Blank]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The labels beside which a sum and a note stand, with the heads over these."""
    of_label: dict[str, dict[str, str]] = {}
    for blank in blanks:
        if blank.crossing and blank.label and blank.group and len(blank.pattern.slots) == 1:
            of_label.setdefault(blank.label, {})[blank.pattern.slots[0].kind] = blank.group
    for label, groups in of_label.items():
        if groups.keys() == {"money", "text"}:
            yield label, (groups["money"], groups["text"])


def _sums_table(rows: Sequence[_Row], labels: _Labels) -> Grid:
    """`场地费：1200元（三天）` in rows of three: what for, how much, the note."""
    pairs = [(label, join(values, "\n")) for row in rows for label, values in row.pairs]
    heads = labels.columns[label_form(pairs[0][0].text)]
    cells = [_cell(0, at + 1, 1, Passage.at(head, Mark())) for at, head in enumerate(heads)]
    for number, (label, value) in enumerate(pairs, 1):
        found = _SUM.match(value.text)
        end = found.end() if found else len(value)
        note = value[end:].strip(" \t\u3000，,；;。（()）")
        cells += [_cell(number, at, 1, text) for at, text in enumerate((label, value[:end].strip(), note))]
    return Grid(tuple(cells), page=next((c.page for c in cells if c.page is not None), None))


def _begins(line: Passage, at: int) -> bool:
    """Whether something new begins there: no Chinese stands directly before it, on the same line of print."""
    if at == 0 or not "\u3400" <= line.text[at - 1] <= "\u9fff":
        return True
    before, here = line.marks[at - 1], line.marks[at]
    if (before.page, before.line) != (here.page, here.line):
        return True
    return bool(before.box and here.box and here.box.x0 - before.box.x1 > GAP * here.box.height)


def with_labelled_lines(
    blocks: Sequence[Block], blanks: Sequence[Blank], aliases: Aliases, printed: Sequence[str] = ()
) -> list[Block]:
    """Replace lines of `label：value` by tables, and give cells that hold such lines a table within.

    A line of `printed` ends the value before it.
    """
    labels = _Labels.of(blanks, blocks, aliases, printed)
    if labels.pattern is None:
        return list(blocks)
    made: list[Block] = []
    for is_line, stretch in groupby(blocks, key=lambda b: isinstance(b, Paragraph)):
        if is_line:
            made += _of_lines([b for b in stretch if isinstance(b, Paragraph)], labels)
        else:
            made += [_with_inner(b, labels) for b in stretch if isinstance(b, Grid)]
    return made


def _wanting(blanks: Sequence[Blank], blocks: Sequence[Block], aliases: Aliases) -> Iterator[str]:
    """Labels that stand in fewer cells than the template has blanks for them."""
    cells = [spot.label for spot in DocumentView(blocks).spots]
    places: dict[str, set[str | None]] = {}
    for blank in blanks:
        if blank.label:
            places.setdefault(blank.label, set()).add(None if blank.crossing else blank.group)
    for label, groups in places.items():
        forms = names(label, aliases)
        if sum(cell in forms for cell in cells) < len(groups):
            yield label


def _of_lines(lines: list[Paragraph], labels: _Labels) -> Iterator[Block]:
    """Paragraphs, with a table for each run of labelled lines."""
    rows = [_row(line.text, labels) for line in lines]
    labelled = {at: row for at, row in enumerate(rows) if row is not None and row.pairs}
    if sum(len(row.pairs) for row in labelled.values()) < LEAST:
        yield from lines
        return
    start, end = min(labelled), _end(lines, labelled)
    while start and (before := rows[start - 1]) is not None and labels.is_part(before.head):
        start -= 1
    yield from lines[:start]
    filled = list(_filled(lines[start:end], rows[start:end]))
    for are_sums, stretch in groupby(filled, key=lambda row: row.names_sums(labels)):
        of_one_kind = list(stretch)
        yield _sums_table(of_one_kind, labels) if are_sums else _grid(of_one_kind)
    yield from lines[end:]


def _end(lines: list[Paragraph], labelled: dict[int, _Row]) -> int:
    """Behind the last label and what is its own: boxes, and all up to the next note if it stood alone."""
    last = max(labelled)
    end, row = last + 1, labelled[last]
    while end < len(lines) and not _NOTE.match(lines[end].text.text):
        text = lines[end].text.text.strip()
        if not (row.open or (text and text[0] in TICK_GLYPHS)):
            break
        end += 1
    return end


def _row(line: Passage, labels: _Labels) -> _Row | None:
    pairs = labels.pairs(line)
    if pairs:
        return _Row([(label, [value]) for label, value in pairs], open=len(pairs) == 1 and not pairs[0][1])
    form = label_form(line.text)
    if form in labels.heads or form in labels.printed:
        return _Row([], head=line)
    return _Row([(line, [])], open=True) if form in labels.forms else None


def _filled(lines: Iterable[Paragraph], rows: Iterable[_Row | None]) -> Iterator[_Row]:
    """The rows, each with the lines that follow it."""
    current: _Row | None = None
    for line, row in zip(lines, rows, strict=True):
        if row is not None:
            if current is not None:
                yield current
            current = row
        elif current is not None and current.pairs and not is_page_number(line.text.text):
            current.pairs[-1][1].append(line.text)
    if current is not None:
        yield current


def _grid(rows: Sequence[_Row]) -> Grid:
    """Label and value in turn; the last cell of a row reaches to the end."""
    width = max((2 * len(row.pairs) for row in rows), default=2)
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        texts = (
            [row.head]
            if row.head is not None
            else [
                text for label, values in row.pairs for text in (label, join((v for v in values if v), "\n"))
            ]
        )
        for column, text in enumerate(texts):
            span = width - column if column == len(texts) - 1 else 1
            cells.append(_cell(number, column, span, text))
    return Grid(tuple(cells), page=next((c.page for c in cells if c.page is not None), None))


def _cell(row: int, column: int, span: int, text: Passage) -> Cell:
    boxes = list(text.boxes())
    page = boxes[0][0] if boxes else None
    box = union(b for p, b in boxes if p == page) if boxes else None
    return Cell(row, column, text, column_span=span, box=box, page=page, place=text.place())


def _with_inner(grid: Grid, labels: _Labels) -> Grid:
    """The table; a cell that holds several labelled lines holds them as a table under the head beside it."""
    return replace(grid, cells=tuple(_opened(cell, grid, labels) for cell in grid.cells))


def _opened(cell: Cell, grid: Grid, labels: _Labels) -> Cell:
    if cell.inner:
        return cell
    lines = [Paragraph(line) for line in cell.text.split("\n")]
    made = [b for b in _of_lines(lines, labels) if isinstance(b, Grid)]
    if not made:
        return cell
    beside = [c for c in grid.row(cell.row) if c.columns.stop <= cell.column]
    head = next((c.text for c in reversed(beside) if label_form(c.text.text) in labels.heads), None)
    return replace(cell, inner=(made[0] if head is None else _under(head, made[0]),))


def _under(head: Passage, grid: Grid) -> Grid:
    width = max(c.columns.stop for c in grid.cells)
    moved = tuple(replace(c, row=c.row + 1) for c in grid.cells)
    return replace(grid, cells=(_cell(0, 0, width, head), *moved))
