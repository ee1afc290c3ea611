"""Makes a Word file of last year's notice where there is none: of its record, or of what its pages say."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.model.sheet import Block, Grid
from zsgx_docs.render.docx import render_word
from zsgx_docs.render.next_year.beside import paired
from zsgx_docs.render.next_year.manuscript import Edit, Folded, Line, Manuscript, folded_text, put_edits
from zsgx_docs.render.next_year.times import line_key
from zsgx_docs.template.template import Template
from zsgx_docs.word.names import W
from zsgx_docs.word.package import open_word

if TYPE_CHECKING:
    from docx.document import Document

KNOWN_TABLE = 0.5
"""Share of a table's written cells (0..1) in the template's print from which it is its own: a guess."""
BODY = 20
"""Characters from which a paragraph is one of the body, whose look an added one takes on: a guess."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A line of the pages: a paragraph, or the text of a cell of a table."""

    text: str
    grid: Grid | None = None


def word_of_pages(template: Template, record: Mapping[str, Any], blocks: Sequence[Block] | None) -> bytes:
    """Return last year's notice as a Word file.

    It has the look of the template and says what `blocks`, those of its pages, say, word for word; without
    blocks what the record says.

    Raises RecordError, TemplateError.
    """
    from io import BytesIO

    word = render_word(template, record)
    if blocks is None:
        return word
    document = open_word(word, template.name)
    _rewrite(Manuscript(document), list(_lines(blocks)))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(blocks: Sequence[Block]) -> Iterator[_Read]:
    for block in blocks:
        if not isinstance(block, Grid):
            yield _Read(block.text.text.strip())
            continue
        for cell in block.cells:
            yield from (_Read(text, block) for text in cell.text.text.split("\n"))


def _rewrite(manuscript: Manuscript, read: Sequence[_Read]) -> None:
    """Let the print say what was read, in place."""
    print_ = [
        (line, folded_text(manuscript.text_of(line), line.start))
        for line in manuscript.lines
        if not line.aside
    ]
    print_ = [(line, folded) for line, folded in print_ if folded.text]
    read = [line for line in read if folded_text(line.text).text]
    pairs = paired(
        [line_key(folded.text) for _, folded in print_],
        [line_key(folded_text(line.text).text) for line in read],
    )
    known = {number for pair in pairs if pair.printed for number in pair.written}
    own = _own_tables(read, known)
    edits: list[Edit] = []
    added: list[tuple[Line, list[_Read]]] = []
    removed: list[Line] = []
    at = print_[0][0]
    for pair in pairs:
        here, there = [print_[n] for n in pair.printed], [read[n] for n in pair.written]
        if here and there:
            edits += _corrections([folded for _, folded in here], "".join(line.text for line in there))
        elif here:
            removed += [line for line, _ in here if line.cell is None]
        else:
            added.append((at, [line for line in there if line.grid is None or line.grid not in own]))
        at = here[-1][0] if here else at
    put_edits(manuscript, edits)
    _add(manuscript, added)
    for line in removed:
        if line.paragraph.find(f"{W}pPr/{W}sectPr") is None:
            line.paragraph.getparent().remove(line.paragraph)


def _own_tables(read: Sequence[_Read], known: set[int]) -> list[Grid]:
    """Tables that the template has itself; their values are in the record, and printed."""
    own: list[Grid] = []
    for grid in {id(line.grid): line.grid for line in read if line.grid is not None}.values():
        cells = [number for number, line in enumerate(read) if line.grid is grid]
        if sum(number in known for number in cells) >= KNOWN_TABLE * len(cells):
            own.append(grid)
    return own


def _corrections(printed: Sequence[Folded], read: str) -> Iterator[Edit]:
    """What must be written over the print so that it says what was read."""
    from difflib import SequenceMatcher

    text = "".join(folded.text for folded in printed)
    places = [place for folded in printed for place in folded.places]
    begins = {sum(len(folded.text) for folded in printed[:number]) for number in range(len(printed))}
    wanted = folded_text(read)
    steps = SequenceMatcher(None, text, wanted.text, autojunk=False).get_opcodes()
    for tag, at, upto, to, until in steps:
        if tag == "equal":
            continue
        written = read[wanted.places[to] : wanted.places[until - 1] + 1] if to < until else ""
        if at == upto:
            place = places[at] if at in begins else places[at - 1] + 1
            yield Edit(place, place, written)
        else:
            yield Edit(places[at], places[upto - 1] + 1, written)


def _add(manuscript: Manuscript, added: Sequence[tuple[Line, list[_Read]]]) -> None:
    """Put in what the template does not have, each behind the line before it."""
    look = None
    for line in manuscript.lines:
        if line.cell is None and len(manuscript.text_of(line)) >= BODY:
            look = line.paragraph
        behind = _outermost(line.paragraph)
        lines = [read for at, more in added if at is line for read in more]
        for element in _elements(lines, look if look is not None else line.paragraph, manuscript.document):
            behind.addnext(element)
            behind = element


def _elements(lines: Sequence[_Read], look: Any, document: Document) -> Iterator[Any]:
    done: list[Grid] = []
    for line in lines:
        if line.grid is None:
            yield _paragraph_like(look, line.text)
        elif not any(line.grid is grid for grid in done):
            done.append(line.grid)
            yield _table(line.grid, document)


def _paragraph_like(look: Any, text: str) -> Any:
    fresh = look.makeelement(look.tag, {})
    properties = look.find(f"{W}pPr")
    if properties is not None:
        kept = copy.deepcopy(properties)
        for section in kept.findall(f"{W}sectPr"):
            kept.remove(section)
        fresh.append(kept)
    runs = [run for run in look.iter(f"{W}r") if run.find(f"{W}t") is not None]
    run = fresh.makeelement(f"{W}r", {})
    if runs and (last := runs[-1].find(f"{W}rPr")) is not None:
        run.append(copy.deepcopy(last))
    written = run.makeelement(f"{W}t", {})
    written.text = text
    run.append(written)
    fresh.append(run)
    return fresh


def _table(grid: Grid, document: Document) -> Any:
    """A plain table that says what the grid says."""
    columns = max(cell.column + cell.column_span for cell in grid.cells)
    table = document.add_table(grid.row_count, columns)
    table.style = next((style for style in document.styles if style.name == "Table Grid"), None)
    for cell in grid.cells:
        first = table.cell(cell.row, cell.column)
        last = table.cell(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)
        joined = first if first is last else first.merge(last)
        joined.text = cell.text.text
    element = table._tbl
    element.getparent().remove(element)
    return element


def _outermost(paragraph: Any) -> Any:
    """The paragraph, or the table that it stands in."""
    tables = list(paragraph.iterancestors(f"{W}tbl"))
    return tables[-1] if tables else paragraph
