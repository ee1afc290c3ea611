"""What is wrong with a template that somebody edited in Word: every problem, with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

from zsgx_docs.errors import TemplateError
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Grid
from zsgx_docs.records.registry import RECORDS
from zsgx_docs.template.grammar import TOKEN, AnnexTag, EndTag, ForTag, IfTag, SlotTag, Tag, in_loop, tokens
from zsgx_docs.template.heal import heal, split_tags
from zsgx_docs.template.layout import layout_of
from zsgx_docs.values import kinds
from zsgx_docs.word.flow import sheet_of
from zsgx_docs.word.package import open_word

if TYPE_CHECKING:
    from docx.document import Document

Severity = Literal["error", "warning", "info"]
LIKE = 0.75
_FULL_WIDTH = re.compile(r"｛[｛%％]|[%％]?｝｝|{％|％}")
_QUOTED = re.compile(r"[“”‘’\"']")
_TAG_LIKE = re.compile(r"[{｛]{1,2}[^{}｛｝]{0,60}[}｝]{0,2}")


@dataclass(frozen=True, slots=True)
class Problem:
    """`where` in words (page, table, row, cell or paragraph); `message` what is wrong and what to do."""

    severity: Severity
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class _Spot:
    text: str
    where: str
    unit: Literal["cell", "paragraph"]
    table: int | None


def inspect(source: bytes, name: str, document_type: str | None) -> list[Problem]:
    """All problems of a template's Word file, in reading order. Raises UnreadableFile."""
    document = open_word(source, name)
    split = [
        Problem("info", "全文", f"填空“{tag}”被格式切成几段，使用时会自动合并，不必改动")
        for tag in split_tags(document)
    ]
    heal(document)
    spots = list(_spots(document))
    known = _known_paths(document_type)
    loop: ForTag | None = None
    found: list[Problem] = []
    for spot in spots:
        loop = _loop_at(spot, loop)
        found += _in_spot(spot, known, loop)
    found += _loops(spots)
    if all(problem.severity != "error" for problem in found):
        found += _refused(document)
    return [*found, *split]


def _loop_at(spot: _Spot, loop: ForTag | None) -> ForTag | None:
    """The loop that a spot's slots are in, `loop` being that of the spot before."""
    for part in _tags(spot):
        if isinstance(part, ForTag):
            loop = part
        elif isinstance(part, EndTag) and part.closes == "endfor":
            loop = None
    return loop


def _refused(document: Document) -> Iterator[Problem]:
    """What loading the template would refuse besides."""
    try:
        layout_of(sheet_of(document), {})
    except TemplateError as why:
        where, _, said = why.message.rstrip("。").partition("：")
        yield Problem("error", where, said)


def _spots(document: Document) -> Iterator[_Spot]:
    pages = _Pages(document)
    for block in sheet_of(document).blocks:
        if isinstance(block, Grid):
            for cell in block.cells:
                table = cell.place.table if cell.place else None
                yield _Spot(cell.text.text, pages.said(cell.place), "cell", table)
        else:
            yield _Spot(block.text.text, pages.said(block.place), "paragraph", None)


class _Pages:
    """Which page a place is on, by Word's own page breaks; none are known in files Word never laid out."""

    def __init__(self, document: Document) -> None:
        from zsgx_docs.word.names import W

        self._of_paragraph: list[int] = []
        self._of_table: list[int] = []
        page = 1
        breaks = (f"{W}lastRenderedPageBreak",)
        for child in document.element.body:
            if child.tag == f"{W}p":
                self._of_paragraph.append(page)
            elif child.tag == f"{W}tbl":
                self._of_table.append(page)
            page += sum(1 for part in child.iter(*breaks))
            page += sum(1 for part in child.iter(f"{W}br") if part.get(f"{W}type") == "page")
        self._known = page > 1

    def said(self, place: Place | None) -> str:
        if place is None:
            return "模板"
        if place.table is not None:
            page = self._page(self._of_table, place.table)
            return f"{page}第{place.table + 1}个表格第{(place.row or 0) + 1}行第{(place.cell or 0) + 1}格"
        number = place.paragraph or 0
        return f"{self._page(self._of_paragraph, number)}第{number + 1}段"

    def _page(self, pages: Sequence[int], number: int) -> str:
        return f"第{pages[number]}页" if self._known and number < len(pages) else ""


def _in_spot(spot: _Spot, known: frozenset[str], loop: ForTag | None) -> Iterator[Problem]:
    full_width = _FULL_WIDTH.search(spot.text)
    if full_width:
        near = spot.text[max(0, full_width.start() - 4) : full_width.end() + 12]
        yield Problem("error", spot.where, f"“{near}”用了全角大括号或百分号，请改为半角 {{{{ }}}} 或 {{% %}}")
    for part in _TAG_LIKE.findall(spot.text):
        if "{" in part and _QUOTED.search(part):
            yield Problem("error", spot.where, f"“{part}”里有引号，填空里只能写名称，请删去引号")
            return
    for piece in _pieces(spot.text):
        yield from _in_piece(piece, spot.where, known, bool(full_width), loop)


def _pieces(text: str) -> list[str]:
    """Tags one by one and the print between them, so that one mistake does not hide the next."""
    pieces, at = [], 0
    for found in TOKEN.finditer(text):
        pieces += [text[at : found.start()], found.group()]
        at = found.end()
    return [piece for piece in (*pieces, text[at:]) if piece]


def _in_piece(
    piece: str, where: str, known: frozenset[str], reported: bool, loop: ForTag | None
) -> Iterator[Problem]:
    try:
        parts = tokens(piece, where)
    except TemplateError as why:
        if not reported:
            yield Problem("error", where, why.message.removeprefix(f"{where}：").rstrip("。"))
        return
    for part in parts:
        if isinstance(part, SlotTag):
            yield from _of_kind(part, where)
            yield from _of_path(_in_record(part.path, loop), where, known)
        elif isinstance(part, IfTag | ForTag):
            yield from _of_path(part.path, where, known)


def _in_record(path: str, loop: ForTag | None) -> str:
    return in_loop(path, loop.variable, loop.path) if loop else path


def _of_kind(slot: SlotTag, where: str) -> Iterator[Problem]:
    if slot.kind is not None and slot.kind not in kinds:
        near = difflib.get_close_matches(slot.kind, list(kinds), 1, 0.5)
        hint = f"，是否想写“{near[0]}”？" if near else f"，可用的类型有：{'、'.join(kinds)}"
        yield Problem("error", where, f"填空 {slot.path} 的类型“{slot.kind}”不存在{hint}")


def _of_path(path: str, where: str, known: frozenset[str]) -> Iterator[Problem]:
    """A name like a known one is a slip; one like none is a new field."""
    plain = path.replace("[]", "")
    if not known or plain in known:
        return
    near = difflib.get_close_matches(plain, sorted(known), 1, LIKE)
    if near:
        yield Problem("error", where, f"填空“{path}”不在这种文书的字段里，是否想写“{near[0]}”？")
    else:
        yield Problem("warning", where, f"填空“{path}”不是这种文书已有的字段，将作为新的文字字段")


def _loops(spots: Sequence[_Spot]) -> Iterator[Problem]:
    """Loops and conditions that are not closed, or closed without having begun."""
    opened: list[tuple[str, str, int | None]] = []
    for spot in spots:
        for part in _tags(spot):
            if isinstance(part, ForTag):
                opened.append((f"{part.unit} endfor", spot.where, spot.table))
            elif isinstance(part, IfTag):
                opened.append(("p endif", spot.where, spot.table))
            elif isinstance(part, EndTag):
                yield from _closed(part, spot, opened)
            elif isinstance(part, AnnexTag) and spot.unit == "cell":
                yield Problem("error", spot.where, "附件不能放在表格里，请另起一段")
    for end, where, _ in opened:
        yield Problem("error", where, f"循环或条件没有结束标记 {{% {end} %}}，请补上")


def _tags(spot: _Spot) -> Iterator[Tag]:
    """The tags of a spot that are right."""
    for piece in _pieces(spot.text):
        try:
            yield from (part for part in tokens(piece, spot.where) if not isinstance(part, str))
        except TemplateError:
            continue


def _closed(part: EndTag, spot: _Spot, opened: list[tuple[str, str, int | None]]) -> Iterator[Problem]:
    end = f"{part.unit} {part.closes}"
    if opened and opened[-1][0] == end:
        _, _, table = opened.pop()
        if part.unit == "tr" and table != spot.table:
            yield Problem("error", spot.where, "行循环的开始和结束不在同一个表格里")
    else:
        yield Problem("error", spot.where, f"结束标记 {{% {end} %}} 前面没有对应的开始标记")


def _known_paths(document_type: str | None) -> frozenset[str]:
    record = RECORDS.get(document_type or "")
    return frozenset(_paths(record)) if record else frozenset()


def _paths(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Of all fields, groups and leaves, without the brackets of lists."""
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}"
        yield path
        for inner in _models_in(field.annotation):
            yield from _paths(inner, f"{path}.")


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)
