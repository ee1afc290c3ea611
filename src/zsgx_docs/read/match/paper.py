"""Match one paper with its template, annexes included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zsgx_docs.model.sheet import Block, Paragraph
from zsgx_docs.read.match.anchors import DocumentView, folded, with_labelled_lines
from zsgx_docs.read.match.form import read_blanks
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.match.repeats import read_loops, read_rows, split_lists
from zsgx_docs.read.source import SecondLook
from zsgx_docs.template.template import Template

_ANNEX_HEAD = re.compile(r"附件[0-9一二三四五六七八九十]{0,2}[::]?")
_LIST_HEAD = re.compile("附件:")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the document and the template that reads it; its paths stand under `prefix`."""

    template: Template
    prefix: str
    view: DocumentView


def read_paper(template: Template, blocks: Sequence[Block], look: SecondLook) -> list[Reading]:
    """Read each slot that is found in a paper; items of lists and rows are numbered from 0."""
    return [reading for part in _parts(template, blocks) for reading in _read_part(part, look)]


def _read_part(part: _Part, look: SecondLook) -> Iterator[Reading]:
    layout, aliases = part.template.layout, part.template.settings.aliases
    view = DocumentView(with_labelled_lines(part.view.blocks, layout.blanks, aliases, layout.print_))
    readings = split_lists(read_blanks(layout, view, aliases, look))
    for repeat in layout.repeats:
        readings += read_rows(repeat, part.view, aliases)
    readings += read_loops(layout, part.view, look)
    for reading in readings:
        yield replace(reading, path=f"{part.prefix}{reading.path}")


def _parts(template: Template, blocks: Sequence[Block]) -> Iterator[_Part]:
    """The paper itself, then each annex that has a place in its record; cut at the heads 附件, 附件1 …"""
    if not template.annexes:
        yield _Part(template, "", DocumentView(blocks))
        return
    body, *annexes = _cut(blocks, len(template.annexes))
    yield _Part(template, "", DocumentView(body))
    for annex, found in zip(template.annexes, annexes, strict=False):
        if annex.path is not None:
            yield _Part(annex.template, f"{annex.path}.", DocumentView(found))


def _cut(blocks: Sequence[Block], annexes: int) -> list[list[Block]]:
    """At the heads of the annexes; a line 附件： before there are more of them is the notice's own list."""
    heads = [number for number, block in enumerate(blocks) if _ANNEX_HEAD.fullmatch(_solid(block))]
    of_list = [number for number in heads if _LIST_HEAD.fullmatch(_solid(blocks[number]))]
    heads = sorted({*heads} - {*of_list[: max(0, len(heads) - annexes)]})
    return [list(blocks[start:end]) for start, end in pairwise([0, *heads, len(blocks)])]


def _solid(block: Block) -> str:
    return folded("".join(block.text.text.split())) if isinstance(block, Paragraph) else ""
