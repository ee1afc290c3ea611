"""Find signs that a form to become a template has been filled in: what is filled would become print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Block, Cell, Grid, Paragraph
from zsgx_docs.template.layout import name_of
from zsgx_docs.template.making.blank_spots import BOXES, is_empty
from zsgx_docs.template.making.row_tables import row_tables

LONGEST_VALUE = 40
"""Characters of what may be a value beside a label; a guess: more is an instruction."""
MOST_NAMED = 3
"""Values that one sentence names; a guess: more would not be read."""
_FOREIGN = re.compile(r"\$\{[^{}\n]*\}?|«[^»\n]*»|<%.*?%>|\[\[[^\[\]\n]*\]\]")
_TICKED = re.compile('(?<![打划画“"‘])[☑☒✅■√✓✔]')
_UNITS = frozenset({"人", "元", "万元", "天", "学时", "年", "%"})
_BRACKETED = re.compile(r"[（(【〔\[].*[)）】〕\]]", re.DOTALL)
_LABELLED = re.compile(r"\s*([^：:\n]{2,16})[：:]\s*(\S[^\n]*)")

IsLabel = Callable[[str], bool]


def signs_of_filling(blocks: Sequence[Block], is_label: IsLabel) -> list[str]:
    """List a Chinese sentence a kind of sign; `is_label` knows what forms print before their blanks."""
    texts = [(name_of(place), text) for place, text in _texts(blocks)]
    said = [
        f"{where}里有别的程序的占位符“{found[0]}”，会当作印刷文字，请改成填空或删去"
        for where, text in texts
        if (found := _FOREIGN.search(text))
    ][:MOST_NAMED]
    said += [
        f"{where}的方框已经打勾（{found[0]}），可能是填过的表，请换一份空表"
        for where, text in texts
        if (found := _TICKED.search(text))
    ][:1]
    filled = [value for block in blocks for value in _filled(block, is_label)]
    if filled:
        shown = "，".join(f"{where}“{label}”旁是“{value}”" for where, label, value in filled[:MOST_NAMED])
        more = f"等 {len(filled)} 处" if len(filled) > MOST_NAMED else ""
        said.append(f"{shown}{more}，如果是填写的内容，会当作印刷文字，请删去后再做")
    return said


def _texts(blocks: Sequence[Block]) -> Iterator[tuple[Place | None, str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.place, block.text.text
        else:
            yield from ((cell.place, cell.text.text) for cell in block.cells)


def _filled(block: Block, is_label: IsLabel) -> Iterator[tuple[str, str, str]]:
    """Where it stands, the label and what seems to be filled in behind it."""
    if isinstance(block, Paragraph):
        yield from _behind_colons(block.place, block.text.text, is_label)
        return
    heads = {table.head for table in row_tables(block)}
    for cell in block.cells:
        if cell.row in heads:
            continue
        beside = _right_of(block, cell)
        if beside is not None and is_label(cell.text.text) and _is_value(beside.text.text, is_label):
            yield name_of(beside.place), "".join(cell.text.text.split()), _short(beside.text.text)
        yield from _behind_colons(cell.place, cell.text.text, is_label)


def _behind_colons(place: Place | None, text: str, is_label: IsLabel) -> Iterator[tuple[str, str, str]]:
    for found in _LABELLED.finditer(text):
        if is_label(found[1]) and _is_value(found[2], is_label):
            yield name_of(place), found[1].strip(), _short(found[2])


def _right_of(grid: Grid, cell: Cell) -> Cell | None:
    return next((c for c in grid.row(cell.row) if c.column == cell.column + cell.column_span), None)


def _is_value(text: str, is_label: IsLabel) -> bool:
    """Whether somebody may have written it: no label, hint, blank or box, and nothing that asks for more."""
    bare = _BRACKETED.sub("", text)
    asks = any(sign in text for sign in (*BOXES, "__", "{{", "：", ":", "   ")) or _date_blank(text)
    return (
        not is_empty(bare)
        and bare.strip() not in _UNITS
        and len(bare) <= LONGEST_VALUE
        and not asks
        and not is_label(text)
    )


def _date_blank(text: str) -> bool:
    return bool(re.search(r"(?<!\d)\s*年\s*月", text))


def _short(text: str) -> str:
    words = "".join(text.split())
    return words if len(words) <= 12 else f"{words[:12]}…"
