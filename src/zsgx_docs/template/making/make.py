"""Make a template of an empty form: what is blank in it becomes slots."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Cell, Grid
from zsgx_docs.template.layout import name_of
from zsgx_docs.template.making.blank_spots import BOXES, BlankSpot, blank_spots, is_empty
from zsgx_docs.template.making.filled_signs import signs_of_filling
from zsgx_docs.template.making.known_names import Name, Names
from zsgx_docs.template.making.row_tables import RowTable, row_tables
from zsgx_docs.template.making.slot_writing import replace_spans, tag_row, text_of, underlined, write_tag
from zsgx_docs.template.template import BLANK_ROWS, Template
from zsgx_docs.word.flow import elements_of
from zsgx_docs.word.names import W
from zsgx_docs.word.package import open_word

if TYPE_CHECKING:
    from docx.document import Document

LONGEST_TITLE = 60
"""Characters of a title that are kept; a guess."""
SHORTEST_TITLE = 4
"""Characters of a title, at least; a guess: fewer are a number or a mark."""
LONGEST_OPENING = 10
"""Characters from which on a text with a colon at its end is a sentence, and asks for nothing; a guess."""
FILLED_CELLS = 6
"""Cells; a table with no more of them does not tell whether a form has been filled in; a guess."""
_ANNEX = re.compile(r"附\s*[件表]\s*[0-9一二三四五六七八九十]*\s*[：:]?\s*")
_TITLE = re.compile("[表书单册函稿案纸]$")
_RUN_ON_KINDS = {"tick": "tick", "date": "date"}


@dataclass(frozen=True, slots=True)
class Made:
    """A new template's Word file and settings; in Chinese what was found and what is left to decide."""

    word: bytes
    settings: str
    found: tuple[str, ...]
    undecided: tuple[str, ...]


def template_of(source: bytes, filename: str, document_type: str, templates: Iterable[Template]) -> Made:
    """Make a template of a form; `templates` are those whose labels give names.

    Raises UnreadableFile.
    """
    document = open_word(source, filename)
    maker = _Maker(document, Names(templates))
    maker.make()
    out = io.BytesIO()
    document.save(out)
    return Made(out.getvalue(), maker.settings(document_type), tuple(maker.found), tuple(maker.undecided))


@dataclass
class _Maker:
    document: Document
    names: Names
    found: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    _kinds: dict[str, str] = field(default_factory=dict)
    _labels: list[str] = field(default_factory=list)
    _counted: list[str] = field(default_factory=list)
    _rows: int = 0

    def make(self) -> None:
        sheet, self._elements = elements_of(self.document)
        self._title = ""
        self.undecided += signs_of_filling(sheet.blocks, self.names.knows)
        for block in sheet.blocks:
            if isinstance(block, Grid):
                self._table(block)
                continue
            text = block.text.text.strip()
            titled = _ANNEX.sub("", " ".join(text.split()), count=1)[:LONGEST_TITLE]
            better = not self._title or (_TITLE.search(titled) and not _TITLE.search(self._title))
            if len(titled) >= SHORTEST_TITLE and better:
                self._title = titled
            if block.place is not None and block.place in self._elements:
                self._text(self._elements[block.place], name_of(block.place), False)

        if self._counted:
            first, last = self._counted[0], self._counted[-1]
            count = f"{first} 等 {len(self._counted)} 个" if first != last else f"{first} 是"
            self.undecided.append(f"勾选框和日期的名称 {count}暂名，请按所在的栏目改成合适的英文名称")

    def settings(self, document_type: str) -> str:
        """The contents of `template.toml`."""
        lines = [
            f"title = {_quoted(self._title or '新模板')}",
            f"document_type = {_quoted(document_type)}",
            'kind = "form"',
            f"blank_rows = {self._rows or BLANK_ROWS}",
        ]
        kinds = {path: kind for path, kind in self._kinds.items() if kind != "text"}
        if kinds:
            lines += ["", "[slots]", *(f"{_quoted(path)} = {_quoted(kind)}" for path, kind in kinds.items())]
        if roles := self.names.roles(self._kinds):
            lines += ["", "[roles]", *(f"{_quoted(path)} = {_quoted(role)}" for path, role in roles.items())]
        aliases = self.names.aliases(dict.fromkeys(self._labels))
        if aliases:
            said = (
                f"{_quoted(label)} = {json.dumps(words, ensure_ascii=False)}"
                for label, words in aliases.items()
            )
            lines += ["", "[aliases]", *said]
        return "\n".join(lines) + "\n"

    def _table(self, grid: Grid) -> None:
        tables = row_tables(grid)
        if not tables and _looks_filled(grid):
            self.undecided.append(
                "表里多数格子已经有字，可能是填过的表；填好的内容会当作印刷文字，请换一份空表"
            )
        done = {row for table in tables for row in table.rows} | {table.head for table in tables}
        for cell in sorted(grid.cells, key=lambda c: (c.row, c.column)):
            if cell.row not in done:
                self._cell(grid, cell)
        for table in tables:
            self._row_table(table)

    def _cell(self, grid: Grid, cell: Cell) -> None:
        place = cell.place
        element = self._elements.get(place) if place else None
        paragraphs = element.findall(f"{W}p") if element is not None else []
        if not paragraphs:
            return
        where = name_of(place)
        if not is_empty(cell.text.text):
            named = _names_a_neighbour(grid, cell)
            for number, paragraph in enumerate(paragraphs):
                below = paragraphs[number + 1 :]
                last = not any(text_of(p).strip() for p in below[:1])
                self._text(paragraph, where, last and not named, _row_and_head(grid, cell))
            return
        labelled = _label_of(grid, cell)
        if labelled is None:
            self.undecided.append(
                f"{where}是空格，旁边没有栏目名称，没有做成填空（如贴照片处）；需要时请自己写上"
            )
            return
        label = _before_colon(labelled.text.text)
        row = [c for c in grid.row(cell.row) if c.column < cell.column and not is_empty(c.text.text)]
        if row and labelled not in row:
            label = f"{_before_colon(row[-1].text.text)}{label}"
        name = self.names.of(label)
        kind = "prose" if len(paragraphs) > 2 and name.kind == "text" else name.kind
        write_tag(
            paragraphs[0], self._slot(name.path, kind, label, where, name), _first_run(grid, self._elements)
        )

    def _text(self, paragraph: Any, where: str, open_end: bool, beside: str = "") -> None:
        """The blanks within printed text; `beside` names those without print of their own."""
        text = text_of(paragraph)
        found = blank_spots(text, underlined(paragraph), open_end)
        spots = [replace(spot, label=spot.label or beside) for spot in found]
        said = text.strip()
        if (
            not spots
            and not open_end
            and said.endswith(("：", ":"))
            and len(said) < LONGEST_OPENING
            and not _ANNEX.fullmatch(said)
        ):
            self.undecided.append(f"{where}“{said}”后面没有横线，没有做成填空；需要时请自己写上")
        if spots and any(t.getparent().getparent() is not paragraph for t in paragraph.iter(f"{W}t")):
            self.undecided.append(f"{where}“{said[:12]}”里有控件或修订，请核对其中的填空")
        replace_spans(paragraph, [(s.start, s.end, self._tag(s, where)) for s in spots])

    def _tag(self, spot: BlankSpot, where: str) -> str:
        used_for = _RUN_ON_KINDS.get(spot.kind, "field")
        name = self.names.of(spot.label, used_for)
        if used_for != "field":
            self._note(where, spot.label, name.path, used_for, True)
            self._counted.append(name.path)
            return f"{{{{ {name.path}|{used_for} }}}}"
        return self._slot(name.path, name.kind, spot.label, where, name)

    def _slot(self, path: str, kind: str, label: str, where: str, name: Name) -> str:
        self._kinds[path] = kind
        self._labels.append("".join(label.split()))
        self._note(where, label, path, kind, name.known)
        return f"{{{{ {path} }}}}"

    def _note(self, where: str, label: str, path: str, kind: str, known: bool) -> None:
        said = "".join(label.split()) or "（没有名称）"
        self.found.append(f"{where}“{said}” → {path}（{kind}）")
        if not known:
            self.undecided.append(f"“{said}”暂名 {path}，请改成合适的英文名称，并核对类型（{kind}）")

    def _row_table(self, table: RowTable) -> None:
        rows = [self._row(table, number) for number in table.rows]
        heads = [cell.text.text for cell in table.heads]
        path = self.names.of_list(heads)
        taken: set[str] = set()
        columns: list[str] = []
        for head, cell in zip(table.heads, table.body, strict=True):
            name = self.names.of_column(head.text.text, taken)
            element = self._elements[cell.place] if cell.place else None
            paragraphs = element.findall(f"{W}p") if element is not None else []
            if paragraphs:
                write_tag(paragraphs[0], f"{{{{ row.{name.path} }}}}", None)
            self._kinds[f"{path}[].{name.path}"] = name.kind
            self._labels.append("".join(head.text.text.split()))
            columns.append(f"{''.join(head.text.text.split())} → {name.path}（{name.kind}）")
            if not name.known:
                self.undecided.append(
                    f"表格的栏“{''.join(head.text.text.split())}”暂名 {name.path}，请改成合适的英文名称"
                )
        number = rows[0].findall(f"{W}tc").index(self._elements[table.body[0].place or Place()])
        rows[0].addprevious(tag_row(rows[0], number, f"{{%tr for row in {path} %}}"))
        rows[0].addnext(tag_row(rows[0], number, "{%tr endfor %}"))
        for row in rows[1:]:
            row.getparent().remove(row)
        self._rows = max(self._rows, len(rows))
        where = name_of(table.heads[0].place).rpartition("行")[0]
        self.found.append(f"{where}行起是成行的表 → {path}，空行 {len(rows)} 行：{'，'.join(columns)}")

    def _row(self, table: RowTable, number: int) -> Any:
        place = next(c.place for c in table.cells if c.row == number and c.place)
        return next(self._elements[place].iterancestors(f"{W}tr"))


def _label_of(grid: Grid, cell: Cell) -> Cell | None:
    """The print to the left of an empty cell, else above it; what asks with a colon has its own room."""
    left = [c for c in grid.row(cell.row) if c.column < cell.column]
    above = [c for c in grid.column(cell.column) if c.row + c.row_span == cell.row]
    printed_above = [c for c in above if not is_empty(c.text.text)]
    if not left or is_empty(left[-1].text.text):
        over = [c for c in grid.column(cell.column) if c.row < cell.row]
        heads = [c for c in over if not is_empty(c.text.text)] if left else printed_above
        return max(heads, key=lambda c: c.row, default=None)
    asked_above = any(c.text.text.rstrip().endswith(("：", ":")) for c in printed_above)
    return None if asked_above and left[-1].row_span > 1 else left[-1]


def _row_and_head(grid: Grid, cell: Cell) -> str:
    """The print to the left of a cell and above it."""

    def says(other: Cell) -> bool:
        return not is_empty(other.text.text) and not any(box in other.text.text for box in BOXES)

    left = (c for c in reversed(grid.row(cell.row)) if c.column < cell.column and says(c))
    above = (c for c in reversed(grid.column(cell.column)) if c.row < cell.row and says(c))
    nearest = filter(None, (next(left, None), next(above, None)))
    return "·".join(_before_colon("".join(c.text.text.split())) for c in nearest)


def _before_colon(text: str) -> str:
    return re.split("[：:]", text.strip(), maxsplit=1)[0]


def _looks_filled(grid: Grid) -> bool:
    """Tell whether more cells beside labels say something than are empty."""
    beside = [c for c in grid.cells if c.column > 0]
    empty = sum(is_empty(c.text.text) or any(box in c.text.text for box in BOXES) for c in beside)
    labels = sum(any(is_empty(o.text.text) for o in _neighbours(grid, c)) for c in beside)
    return len(grid.cells) > FILLED_CELLS and len(beside) - empty - labels > 2 * empty


def _names_a_neighbour(grid: Grid, cell: Cell) -> bool:
    """Tell whether an empty cell to the right or below takes what a colon in this one asks for."""
    return any(
        is_empty(other.text.text) and _label_of(grid, other) is cell for other in _neighbours(grid, cell)
    )


def _neighbours(grid: Grid, cell: Cell) -> Iterator[Cell]:
    beside, below = cell.column + cell.column_span, cell.row + cell.row_span
    yield from (c for c in grid.row(cell.row) if (c.row, c.column) == (cell.row, beside))
    same_columns = (below, cell.column, cell.column_span)
    yield from (c for c in grid.column(cell.column) if (c.row, c.column, c.column_span) == same_columns)


def _first_run(grid: Grid, elements: dict[Place, Any]) -> Any | None:
    """A run of the table's print, for its look."""
    cells = (elements[c.place] for c in grid.cells if c.place in elements and c.text.text.strip())
    return next((run for cell in cells for run in cell.iter(f"{W}r")), None)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
