"""A filled Word file in which every value is known by its path, open for changes."""

from __future__ import annotations

import copy
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

import docx
from docx.oxml.ns import qn

from changes.truth import Truth
from zsgx_docs.render.docx.fill import render_word
from zsgx_docs.template.explicit import SLOT_END, SLOT_PATH_END, SLOT_START
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds

_MARKS = re.compile(f"({SLOT_START}.*?{SLOT_PATH_END}|{SLOT_END})", re.DOTALL)


class NoPlace(Exception):
    """A change has nothing here that it could be made to."""


@dataclass(eq=False)
class Spot:
    """Where one value is printed: `runs` (at least one, maybe empty); `leaves`, its paths in the record."""

    path: str
    kind: str
    leaves: tuple[str, ...]
    runs: list[Any]

    @property
    def text(self) -> str:
        return "".join(t.text or "" for run in self.runs for t in run.iter(qn("w:t")))

    @property
    def paragraph(self) -> Any:
        return above(self.runs[0], "w:p")

    @property
    def cell(self) -> Any:
        """None outside tables."""
        return above(self.runs[0], "w:tc")

    @property
    def row(self) -> Any:
        return above(self.runs[0], "w:tr")

    @property
    def item(self) -> tuple[str, int] | None:
        """The list that it is in, and of which item it is."""
        found = re.match(r"(.*?)\[(\d+)\]", self.path)
        return (found[1], int(found[2])) if found else None

    @property
    def is_filled(self) -> bool:
        """Whether more than blanks and the print of an empty date stands there."""
        return bool(re.sub(r"[\s年月日]", "", self.text))

    @property
    def is_alone(self) -> bool:
        """Whether nothing else is printed in its cell or paragraph."""
        around = self.cell if self.cell is not None else self.paragraph
        return plain_text(around) == self.text.strip()

    def write(self, text: str) -> None:
        """Put other words in its place, in the look of its first run."""
        set_text(self.runs[0], text)
        for run in self.runs[1:]:
            set_text(run, "")


@dataclass
class Paper:
    template: Template
    document: Any
    truth: Truth
    spots: list[Spot]
    rng: Random
    afterwards: list[Callable[[bytes], bytes]] = field(default_factory=list)
    """Done to the saved file, in this order."""

    @classmethod
    def filled(cls, template: Template, record: Mapping[str, Any], rng: Random) -> Paper:
        document = docx.Document(io.BytesIO(render_word(template, record, marked=True)))
        return cls(template, document, Truth.of(record), list(_spots(document, template)), rng)

    def word(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        data = out.getvalue()
        for change in self.afterwards:
            data = change(data)
        return data

    @property
    def tables(self) -> list[Any]:
        return list(self.document.element.body.iter(qn("w:tbl")))

    @property
    def table(self) -> Any:
        """The first one, which in our papers is the one."""
        return self.tables[0]

    def pick(self, fits: Callable[[Spot], bool]) -> Spot:
        """A value that nothing was done to yet. Raises NoPlace."""
        return self.picked(fits, 1)[0]

    def picked(self, fits: Callable[[Spot], bool], count: int) -> list[Spot]:
        """So many, in the order of the paper; their leaves count as touched from now on."""
        order = self.rng.sample(range(len(self.spots)), len(self.spots))
        found = [n for n in order if self.is_free(self.spots[n]) and fits(self.spots[n])][:count]
        if len(found) < count:
            raise NoPlace
        chosen = [self.spots[n] for n in sorted(found)]
        self.touch(*chosen)
        return chosen

    def is_free(self, spot: Spot) -> bool:
        return self.truth.touched.keys().isdisjoint(spot.leaves)

    def touch(self, *spots: Spot) -> None:
        for spot in spots:
            self.truth.touch(*spot.leaves)

    def within(self, *elements: Any) -> list[Spot]:
        """The values printed inside."""
        return [s for s in self.spots if any(e is around for e in elements for around in ancestry(s.runs[0]))]

    def take(self, *elements: Any) -> list[Spot]:
        """The same, and no other change may take them. Raises NoPlace where one did already."""
        found = self.within(*elements)
        if not all(map(self.is_free, found)):
            raise NoPlace
        self.touch(*found)
        return found

    def spot(self, path: str) -> Spot:
        for spot in self.spots:
            if spot.path == path:
                return spot
        raise NoPlace

    @cached_property
    def items(self) -> str | None:
        """The list that fills the table, where the paper is a list."""
        heads = Counter(spot.item[0] for spot in self.spots if spot.item)
        return heads.most_common(1)[0][0] if heads else None

    def item_rows(self) -> list[Any]:
        """The rows of that list. Raises NoPlace where there is none."""
        rows = [spot.row for spot in self.spots if spot.item and spot.item[0] == self.items]
        if not rows:
            raise NoPlace
        return list(dict.fromkeys(rows))

    def label_cells(self) -> list[Any]:
        """Cells of print: words, and no value."""
        held = {spot.cell for spot in self.spots}
        cells = [cell for cell in self.table.iter(qn("w:tc")) if cell not in held and plain_text(cell)]
        if not cells:
            raise NoPlace
        return cells

    def row_labels(self) -> list[tuple[Any, Spot]]:
        """A label's cell and the only value in the cell right of it."""
        labels = set(self.label_cells())
        found = []
        for spot in self.spots:
            before = spot.cell.getprevious() if spot.cell is not None else None
            if before is not None and before in labels and len(self.within(spot.cell)) == 1:
                found.append((before, spot))
        return found


def ancestry(node: Any) -> Iterator[Any]:
    while node is not None:
        yield node
        node = node.getparent()


def above(node: Any, tag: str) -> Any:
    return next((each for each in ancestry(node) if each.tag == qn(tag)), None)


def plain_text(element: Any) -> str:
    """Its words without blanks."""
    return re.sub(r"\s+", "", "".join(t.text or "" for t in element.iter(qn("w:t"))))


def set_text(run: Any, text: str) -> None:
    for node in [node for node in run if node.tag != qn("w:rPr")]:
        run.remove(node)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(run.makeelement(qn("w:br")))
        held = run.makeelement(qn("w:t"))
        held.text = line
        held.set(qn("xml:space"), "preserve")
        run.append(held)


def set_cell_text(cell: Any, text: str) -> None:
    """Words in the look of the cell's first run; other paragraphs go."""
    paragraphs = cell.findall(qn("w:p"))
    runs = list(paragraphs[0].iter(qn("w:r")))
    run = runs[0] if runs else paragraphs[0].makeelement(qn("w:r"))
    if not runs:
        paragraphs[0].append(run)
    set_text(run, text)
    for other in runs[1:]:
        other.getparent().remove(other)
    for paragraph in paragraphs[1:]:
        cell.remove(paragraph)


def _spots(document: Any, template: Template) -> Iterator[Spot]:
    """Take the marks out, and give every value and the print beside it runs of their own."""
    found: dict[str, Spot] = {}
    counts: Counter[str] = Counter()
    inside: Spot | None = None
    for text in list(document.element.body.iter(qn("w:t"))):
        _alone_in_its_run(text)
        run, pieces = text.getparent(), list(filter(None, _MARKS.split(text.text or "")))
        made = _copies(run, pieces)
        for piece, part in zip(made, pieces, strict=True):
            if part.startswith(SLOT_START):
                inside = _spot(part[1:-1], template, counts)
                inside = found.setdefault(inside.path, inside)
                inside.runs.append(piece)
            elif inside is not None and part != SLOT_END:
                inside.runs.append(piece)
            if part == SLOT_END:
                inside = None
    yield from found.values()


def _spot(path: str, template: Template, counts: Counter[str]) -> Spot:
    counts[path] += 1
    field = next((f for f in template.schema.fields if f.path == path), None)
    kind = field.kind if field else "text"
    here = path.replace("[]", f"[{counts[path] - 1}]", 1)
    parts: Sequence[str] = kinds[kind].leaves or ()
    return Spot(here, kind, tuple(f"{here}.{part}" for part in parts) or (here,), [])


def _alone_in_its_run(text: Any) -> None:
    """Runs with breaks or several texts become runs of one content each."""
    run = text.getparent()
    contents = [node for node in run if node.tag != qn("w:rPr")]
    if len(contents) < 2:
        return
    for content in contents:
        piece = copy.deepcopy(run)
        for node in [node for node in piece if node.tag != qn("w:rPr")]:
            piece.remove(node)
        run.addprevious(piece)
        piece.append(content)
    run.getparent().remove(run)


def _copies(run: Any, pieces: Sequence[str]) -> list[Any]:
    """Runs with these texts in the run's place; marks leave empty ones."""
    made = []
    for piece in pieces:
        fresh = copy.deepcopy(run)
        set_text(fresh, "" if _MARKS.fullmatch(piece) else piece)
        run.addprevious(fresh)
        made.append(fresh)
    if pieces:
        run.getparent().remove(run)
    return made
