"""Reads the document as sections: page setup, headers and footers, and the blocks between."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from zsgx_docs.render.pdf.blocks import Block, LineGrid, Margins, PageSetup, Section
from zsgx_docs.render.pdf.wordml.source import WordSource
from zsgx_docs.render.pdf.wordml.story import Story
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import (
    Element,
    R,
    attribute_length,
    attributes,
    child,
    number,
    toggled,
    unwrapped,
    value,
    whole_number,
)

_KINDS = ("default", "first", "even")


@dataclass(slots=True)
class _Cut:
    """The body's elements up to the `w:sectPr` that rules them."""

    elements: list[Element] = field(default_factory=list)
    setup: Element | None = None


def read_sections(source: WordSource) -> tuple[Section, ...]:
    """Return the document's sections in order."""
    sections: list[Section] = []
    for cut in _cuts(source.document.element.body):
        section = _section(cut, source, sections[-1] if sections else None)
        if sections and _flows_on(cut.setup, section, sections[-1]):
            sections[-1] = replace(sections[-1], blocks=sections[-1].blocks + section.blocks)
        else:
            sections.append(section)
    return tuple(sections)


def _cuts(body: Element) -> list[_Cut]:
    cuts = [_Cut()]
    for element in unwrapped(body):
        if element.tag == f"{W}sectPr":
            cuts[-1].setup = element
            continue
        cuts[-1].elements.append(element)
        setup = child(element, "pPr/sectPr") if element.tag == f"{W}p" else None
        if setup is not None:
            cuts[-1].setup = setup
            cuts.append(_Cut())
    return cuts if cuts[-1].elements or len(cuts) == 1 else cuts[:-1]


def _flows_on(setup: Element | None, section: Section, before: Section) -> bool:
    """A continuous section on the same kind of page starts no new page."""
    same = replace(section.page, start=None, grid=before.page.grid) == replace(before.page, start=None)
    return value(child(setup, "type")) == "continuous" and same


def _section(cut: _Cut, source: WordSource, before: Section | None) -> Section:
    page = _page(cut.setup, source)
    begins: dict[str | None, Literal["any", "odd", "even"]] = {"oddPage": "odd", "evenPage": "even"}
    return Section(
        page=page,
        blocks=Story(source, source.document.part, page.grid).blocks(cut.elements),
        headers=_margins("header", cut.setup, source, page, before.headers if before else Margins()),
        footers=_margins("footer", cut.setup, source, page, before.footers if before else Margins()),
        own_first=toggled(child(cut.setup, "titlePg")),
        odd_even=source.odd_even_headers,
        begins=begins.get(value(child(cut.setup, "type")), "any"),
    )


def _page(setup: Element | None, source: WordSource) -> PageSetup:
    usual = PageSetup()
    size, margins = _given(setup, "pgSz"), _given(setup, "pgMar")
    columns, numbers = _given(setup, "cols"), _given(setup, "pgNumType")

    def measure(given: dict[str, str], name: str, default: float) -> float:
        found = attribute_length(given, name)
        return abs(found) if found is not None else default

    gutter = attribute_length(margins, "gutter") or 0
    width, height = measure(size, "w", usual.width), measure(size, "h", usual.height)
    left = measure(margins, "left", usual.left) + gutter
    right = measure(margins, "right", usual.right)
    top, bottom = measure(margins, "top", usual.top), measure(margins, "bottom", usual.bottom)
    if left + right > width - 20 or top + bottom > height - 20:
        source.warn("页边距大于纸张，已改用常用页边距。")
        left, right, top, bottom = width * 0.15, width * 0.15, height * 0.1, height * 0.1
    return PageSetup(
        width=max(72.0, width),
        height=max(72.0, height),
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        header=measure(margins, "header", usual.header),
        footer=measure(margins, "footer", usual.footer),
        mirrored=source.mirrored,
        columns=min(10, max(1, whole_number(columns.get("num"), 1))),
        gutter=measure(columns, "space", usual.gutter),
        start=whole_number(numbers["start"], 1) if "start" in numbers else None,
        numerals=numbers.get("fmt", "decimal"),
        tab=source.tab,
        grid=_grid(_given(setup, "docGrid"), source),
    )


def _given(setup: Element | None, name: str) -> dict[str, str]:
    found = child(setup, name)
    return attributes(found) if found is not None else {}


def _grid(given: dict[str, str], source: WordSource) -> LineGrid:
    kind = given.get("type")
    pitch = attribute_length(given, "linePitch")
    if kind not in ("lines", "linesAndChars", "snapToChars") or not pitch or pitch <= 1:
        return LineGrid()
    extra = (number(given.get("charSpace")) or 0) / 4096 if kind != "lines" else 0
    return LineGrid(pitch, max(-10.0, min(40.0, extra)), source.grid_in_tables)


def _margins(
    kind: str, setup: Element | None, source: WordSource, page: PageSetup, before: Margins
) -> Margins:
    found: dict[str, tuple[Block, ...] | None] = {k: getattr(before, k) for k in _KINDS}
    for reference in setup.findall(f"{W}{kind}Reference") if setup is not None else []:
        relation = source.document.part.rels.get(reference.get(f"{R}id"))
        which = value(reference, "type") or "default"
        if relation is not None and not relation.is_external and which in found:
            found[which] = _margin_blocks(relation.target_part, source, page)
    return Margins(**found)


def _margin_blocks(part: Any, source: WordSource, page: PageSetup) -> tuple[Block, ...]:
    """The blocks of a header or footer; they do not stand on the line grid."""
    return Story(source, part, replace(page.grid, pitch=None), depth=1).blocks(part.element)
