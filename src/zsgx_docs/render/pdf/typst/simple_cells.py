"""Finds cells with one paragraph in one look, as most of a roster has: text that needs no markup."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zsgx_docs.render.pdf.blocks import CellLook, LineGrid, ParagraphBlock, TableCell, TextRun, block_text
from zsgx_docs.render.pdf.typst.lines import Lines
from zsgx_docs.render.pdf.typst.literals import string
from zsgx_docs.render.pdf.typst.scripts import Script, by_script
from zsgx_docs.render.pdf.typst.text import OneLook, TextMarkup
from zsgx_docs.word.formats import RunFormat

_SIDES = {"center": "center", "right": "right"}


@dataclass(frozen=True, slots=True)
class Simple:
    """The text of a cell that needs no more markup than one look.

    `look` writes `text` (None: an empty cell) on lines `line` points high, with space before and after.

    `lines` is how many there surely are, None if only Typst can tell; `hoists`: see OneLook; `is_broken`: a
    word that may be broken after each character.
    """

    text: str
    look: str | None
    side: str
    before: float
    line: float
    after: float
    lines: int | None
    hoists: bool
    is_broken: bool = False

    def written(self, hoisted: str | None) -> str:
        """Return the text as Typst code; the look is said where it is not the one set for all."""
        said = string(self.text)
        if self.is_broken:
            return f"loose({self.look}, {said})"
        return said if self.look in (None, hoisted) else f"{self.look}({said})"


@dataclass(frozen=True, slots=True)
class _Kind:
    """What simple cells of one look have in common."""

    form: RunFormat
    lines: Lines
    side: str
    justified: bool
    before: float
    after: float
    empty: bool
    looks: dict[frozenset[Script], OneLook | None] = field(default_factory=dict)
    known: dict[tuple[str, float], Simple | None] = field(default_factory=dict)


@dataclass(slots=True)
class SimpleCells:
    """The simple cells of a table; each kind of cell is looked at once."""

    text: TextMarkup
    grid: LineGrid
    _kinds: dict[CellLook, _Kind | None] = field(default_factory=dict)

    def simple(self, cell: TableCell, room: float) -> Simple | None:
        """Return a cell as simple text, None if it needs markup; `room` is its text's width in points."""
        if cell.look not in self._kinds:
            self._kinds[cell.look] = self._kind(cell)
        kind = self._kinds[cell.look]
        if kind is None:
            return None
        if kind.empty:
            line = sum(self.text.edges(kind.form, kind.lines))
            return Simple("", None, kind.side, kind.before, line, kind.after, 1, False)
        key = (block_text(cell), room)
        if key not in kind.known:
            kind.known[key] = self._said(key[0], kind, room)
        return kind.known[key]

    def _said(self, text: str, kind: _Kind, room: float) -> Simple | None:
        parts = by_script(text, True)
        scripts = frozenset([script for script, _ in parts])
        if scripts not in kind.looks:
            kind.looks[scripts] = self.text.one_look(kind.form, kind.lines, scripts)
        look = kind.looks[scripts]
        if look is None:
            return None
        lines = look.lines(parts, room)
        if lines != 1 and (kind.justified or self.text.has_long_word(text, kind.form, room)):
            return None if kind.justified else self._broken(text, kind, room)
        look.note(parts)
        return Simple(text, look.name, kind.side, kind.before, look.height, kind.after, lines, look.hoists)

    def _broken(self, text: str, kind: _Kind, room: float) -> Simple | None:
        """A single word that does not fit its line."""
        look = self.text.broken_look(kind.form, kind.lines)
        lines = look.broken_lines(text, room) if look else None
        if look is None or lines is None:
            return None
        look.note([("latin", text)])
        return Simple(text, look.name, kind.side, kind.before, look.height, kind.after, lines, False, True)

    def _kind(self, cell: TableCell) -> _Kind | None:
        (paragraph, *others) = cell.blocks or (None,)
        if others or cell.look.stacked or not isinstance(paragraph, ParagraphBlock):
            return None
        form, looks = (
            paragraph.format,
            {p.format if isinstance(p, TextRun) else None for p in paragraph.pieces},
        )
        look = looks.pop() if looks else paragraph.mark
        if looks or look is None or not _is_bare(look):
            return None
        if form.left or form.right or form.first or form.borders or form.fill or form.align == "distribute":
            return None
        return _Kind(
            form=look,
            lines=replace(Lines.of(paragraph, self.grid), chinese=True),
            side=_SIDES.get(form.align, "left"),
            justified=form.align == "both",
            before=form.before,
            after=form.after,
            empty=not paragraph.pieces,
        )


def _is_bare(look: RunFormat) -> bool:
    return not (look.underline or look.strike or look.fill or look.capitals or look.fit_width)
