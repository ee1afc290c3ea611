"""Workbooks put into a Word file as objects: their tables stand where the object does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from zsgx_docs.errors import InputError
from zsgx_docs.model.sheet import Block, Grid, Paragraph, Sheet
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.source import Limits, Received

BOOK = "xl/workbook.xml"
CALLED = "嵌入的 Excel 表格"


def with_enclosed_tables(sheet: Sheet, limits: Limits) -> Sheet:
    """The sheet with the tables of workbooks between its paragraphs; one that cannot be read stays unread."""
    tables = {id(thing): found for thing in sheet.unread if (found := _tables(thing, limits))}
    if not tables:
        return sheet
    unread = tuple(thing for thing in sheet.unread if id(thing) not in tables)
    taken = [thing for thing in sheet.unread if id(thing) in tables]

    def blocks() -> Iterator[Block]:
        for block in sheet.blocks:
            yield block
            if isinstance(block, Paragraph):
                for thing in taken:
                    yield from tables[id(thing)] if thing.place == block.place else ()

    return replace(sheet, blocks=tuple(blocks()), unread=unread)


def _tables(thing: Unread, limits: Limits) -> list[Grid]:
    """Those of an object that stands in a paragraph; one in a cell of a table is not taken apart."""
    is_apart = thing.place is not None and thing.place.paragraph is not None
    if thing.what != "object" or thing.enclosed is None or not is_apart:
        return []
    from zsgx_docs.read.workbook import workbook_sheet

    try:
        package = Received(thing.enclosed.data, CALLED, limits).package
        if package is None or BOOK not in package.names:
            return []
        package.refuse_entities()
        found = workbook_sheet(thing.enclosed.data, CALLED)
    except InputError:
        return []
    return [block for block in found.blocks if isinstance(block, Grid)]
