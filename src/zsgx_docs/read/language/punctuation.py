"""Mend the punctuation of recognised text: engines give narrow marks where Chinese print has wide ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Block, Cell, Paragraph, Sheet

_WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_YEAR = re.compile(r"([〔\[(（［【])\d{4}([〕\])）］】])")
"""The year of a document number, in brackets that recognition takes for others."""
_NUMBER = re.compile(r"\s*\d+\s*号")
"""What follows the year in a document number, whose brackets are 〔 and 〕."""
SURE_BRACKET = 0.9
"""The confidence (0..1) below which a bracket may be taken for 〔 or 〕 where the engine
held that possible; a guess."""
KNOWN_BRACKET = 0.99
"""The confidence (0..1), at least, of a bracket that must be one where it stands, round a document number's
year (GB/T 9704); a guess."""
_OPENING, _CLOSING = "(（", ")）"
_CHINESE_MARKS = frozenset("，。、；：！？“”‘’（）《》〈〉【】〔〕…—")


def with_wide_punctuation(sheet: Sheet) -> Sheet:
    """Return the sheet with the punctuation of its Chinese text written full-width."""
    return replace(sheet, blocks=tuple(_of_block(block) for block in sheet.blocks))


def _of_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=wide(block.text))
    return replace(block, cells=tuple(_of_cell(cell) for cell in block.cells))


def _of_cell(cell: Cell) -> Cell:
    inner = tuple(replace(grid, cells=tuple(_of_cell(c) for c in grid.cells)) for grid in cell.inner)
    return replace(cell, text=wide(cell.text), inner=inner)


def wide(passage: Passage) -> Passage:
    """Return the passage with marks beside Chinese characters full-width; a bracket pair does as one."""
    text, marks = list(passage.text), list(passage.marks)
    for found in _YEAR.finditer(passage.text):
        brackets = found.start(1), found.start(2)
        if any(_may_be_tortoise_shell(passage, at) for at in brackets):
            text[brackets[0]], text[brackets[1]] = "〔", "〕"
            if _NUMBER.match(passage.text, found.end()):
                for at in brackets:
                    marks[at] = replace(marks[at], confidence=max(marks[at].confidence, KNOWN_BRACKET))
    for start, end in _pairs(text):
        around = [text[i] for i in (start - 1, end + 1) if 0 <= i < len(text)]
        chinese = any(map(_is_chinese, (*around, *text[start + 1 : end])))
        text[start], text[end] = ("（", "）") if chinese else ("(", ")")
    for at, mark in enumerate(text):
        if mark in _WIDE and at and _is_chinese(text[at - 1]):
            text[at] = _WIDE[mark]
    return Passage("".join(text), tuple(marks))


def _may_be_tortoise_shell(passage: Passage, at: int) -> bool:
    """Whether the recogniser read this bracket as 〔 or 〕, or was not sure that it is none."""
    character, mark = passage.text[at], passage.marks[at]
    offered = not {"〔", "〕"}.isdisjoint(mark.alternatives) and mark.confidence < SURE_BRACKET
    return character in "〔〕" or offered


def _pairs(text: list[str]) -> Iterator[tuple[int, int]]:
    """Brackets that belong together, innermost first."""
    waiting: list[int] = []
    for at, character in enumerate(text):
        if character in _OPENING:
            waiting.append(at)
        elif character in _CLOSING and waiting:
            yield waiting.pop(), at


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or character in _CHINESE_MARKS or ord(character) >= 0x20000
