"""Find what is wrong with a template that somebody edited in Word: every problem, with its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import BaseModel

from zsgx_docs.errors import TemplateError
from zsgx_docs.records.registry import RECORDS
from zsgx_docs.template.grammar import TOKEN, EndTag, ForTag, IfTag, SlotTag, Tag, in_loop, tokens
from zsgx_docs.template.heal import heal, split_tags
from zsgx_docs.template.inspection.advice import mistakes
from zsgx_docs.template.inspection.spots import ParagraphSpot, on_pages, spots_of
from zsgx_docs.template.layout import layout_of
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.names import W
from zsgx_docs.word.package import open_word

Severity = Literal["error", "warning", "info"]
LIKE = 0.75
"""The likeness (difflib's, 0..1) from which a name that nothing knows may be a
known one misspelt; a guess."""
KIN = 0.6
"""The share (0..1) of its names that a copy has kept, so that it is known for one; a guess."""
TYPED_NUMBER = "“{text}”是打上去的数字，每一页都会印成这样；要各页不同，请删去后用“插入→页码”"
_TYPED_NUMBER = re.compile(r"[\s—–―\-·第]*\d{1,3}[\s—–―\-·页]*")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong.

    `where` in words (page, table, row, cell or paragraph); `message` what is wrong and what to do.
    """

    severity: Severity
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem at the spot of that number; None for the file at large."""

    severity: Severity
    spot: int | None
    message: str


@dataclass(frozen=True, slots=True)
class Expected:
    """The names that a template's slots may have: `known` of its kind of paper, `settled` in its settings."""

    known: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()


def expected(document_type: str | None, settled: frozenset[str] = frozenset()) -> Expected:
    """Return the names that the slots of a type of paper may have."""
    record = RECORDS.get(document_type or "")
    return Expected(frozenset(_paths(record)) if record else frozenset(), settled)


def kin(source: bytes, name: str, templates: Iterable[Template]) -> Template | None:
    """Find the template of which a Word file without settings is a copy, by the names of its blanks.

    Raises UnreadableFile.
    """
    document = open_word(source, name)
    heal(document)
    used = set(_used([_tags(spot) for spot in spots_of(document)]))
    shared = [(len(used & _plain(template)), template) for template in templates]
    most, nearest = max(shared, key=lambda pair: pair[0], default=(0, None))
    return nearest if most > KIN * len(used) else None


def _plain(template: Template) -> set[str]:
    paths = {*(field.path for field in template.schema.fields), *(r.path for r in template.layout.repeats)}
    return {path.replace("[]", "") for path in paths}


def inspect(
    source: bytes, name: str, names: Expected, page_texts: Callable[[], Sequence[str]] = lambda: ()
) -> list[Problem]:
    """List all problems of a template's Word file, in reading order.

    Raises UnreadableFile. `page_texts` gives the text of each page, for files in which Word has left no page
    breaks.
    """
    document = open_word(source, name)
    spots = spots_of(document)
    split = [_split(number, spot) for number, spot in enumerate(spots)]
    heal(document)
    found = list(_Inspection(spots, names).problems())
    if all(problem.severity != "error" for problem in found):
        found += _refused(document, spots)
    found += [problem for problems in split for problem in problems]
    found.sort(key=lambda problem: len(spots) if problem.spot is None else problem.spot)
    if found and all(spot.page is None for spot in spots):
        pages = on_pages(spots, page_texts())
        spots = [replace(spot, page=pages.get(number)) for number, spot in enumerate(spots)]
    return [
        Problem(p.severity, spots[p.spot].where if p.spot is not None else "模板", p.message) for p in found
    ]


def _has_field(paragraph: Any) -> bool:
    """Whether Word counts something in it."""
    return any(True for _ in paragraph.iter(f"{W}fldSimple", f"{W}instrText", f"{W}fldChar"))


def _split(number: int, spot: ParagraphSpot) -> list[_Found]:
    return [
        _Found("info", number, f"填空“{tag}”被格式切成几段，使用时会自动合并，不必改动")
        for tag in split_tags([spot.element])
    ]


def _refused(document: Any, spots: Sequence[ParagraphSpot]) -> Iterator[_Found]:
    """What loading the template would refuse besides."""
    try:
        layout_of(word_sheet(document), {})
    except TemplateError as why:
        where, _, said = why.message.rstrip("。").partition("：")
        spot = next((number for number, spot in enumerate(spots) if spot.base == where), None)
        yield _Found("error", spot, said)


class _Inspection:
    """Goes through the spots in order; knows which loops and conditions are open."""

    def __init__(self, spots: Sequence[ParagraphSpot], names: Expected) -> None:
        self._spots = spots
        self._names = names
        self._tags = [_tags(spot) for spot in spots]
        self._used = set(_used(self._tags))
        self._variables = {p.variable: p.path for tags in self._tags for p in tags if isinstance(p, ForTag)}
        self._open: list[tuple[ForTag | IfTag, int]] = []

    def problems(self) -> Iterator[_Found]:
        for number, spot in enumerate(self._spots):
            for said in mistakes(spot.text):
                yield _Found("error", number, said)
            yield from self._beside_tags(number, spot)
            if spot.place is None and _TYPED_NUMBER.fullmatch(spot.text) and not _has_field(spot.element):
                yield _Found("warning", number, TYPED_NUMBER.format(text=spot.text.strip()))
            for part in self._tags[number]:
                yield from self._tag(number, part)
        for tag, number in self._open:
            yield _Found("error", number, _unclosed(tag))

    def _tag(self, number: int, part: Tag) -> Iterator[_Found]:
        spot = self._spots[number]
        if isinstance(part, SlotTag):
            yield from self._kind(number, part)
            yield from self._slot(number, part)
        elif isinstance(part, ForTag):
            yield from self._begins(number, spot, part)
            yield from self._path(number, part.path)
        elif isinstance(part, IfTag):
            self._open.append((part, number))
            yield from self._path(number, self._in_record(part.path))
        elif isinstance(part, EndTag):
            yield from self._ends(number, spot, part)
        elif spot.table is not None:
            yield _Found("error", number, "附件不能放在表格里，请另起一段")

    def _begins(self, number: int, spot: ParagraphSpot, tag: ForTag) -> Iterator[_Found]:
        if tag.unit == "tr" and spot.table is None:
            yield _Found("error", number, "行循环 {%tr for … %} 只能放在表格里；段落请用 {%p for … %}")
        if tag.unit == "p" and spot.table is not None:
            yield _Found("error", number, "段落循环 {%p for … %} 不能放在表格里；表格的行请用 {%tr for … %}")
        if any(isinstance(opened, ForTag) for opened, _ in self._open):
            yield _Found("error", number, "循环里不能再套循环，请先写上前一个循环的结束标记")
        self._open.append((tag, number))

    def _ends(self, number: int, spot: ParagraphSpot, end: EndTag) -> Iterator[_Found]:
        if not self._open or _end_of(self._open[-1][0]) != f"{end.unit} {end.closes}":
            yield _Found(
                "error",
                number,
                f"结束标记 {{%{end.unit} {end.closes} %}} 前面没有对应的开始标记，请补上或删去这个标记",
            )
            return
        _, begun = self._open.pop()
        if end.unit == "tr" and self._spots[begun].table != spot.table:
            yield _Found("error", number, "行循环的开始和结束不在同一个表格里")

    def _beside_tags(self, number: int, spot: ParagraphSpot) -> Iterator[_Found]:
        """The paragraph or row of a loop's tag is not printed, whatever else stands in it."""
        tags = [p for p in self._tags[number] if isinstance(p, ForTag | IfTag | EndTag)]
        if not tags:
            return
        rows = any(not isinstance(tag, IfTag) and tag.unit == "tr" for tag in tags)
        others = [s.text for s in self._spots if s.row == spot.row and s is not spot] if rows else []
        rest = TOKEN.sub("", spot.text) + "".join(others)
        slots = [p for p in self._tags[number] if not isinstance(p, ForTag | IfTag | EndTag)]
        if rest.strip() or slots or len(tags) > 1:
            unit = "行" if rows else "段"
            yield _Found(
                "error", number, f"循环和条件的标记要单独占一{unit}，同一{unit}里的其他内容不会印出来，请分开"
            )

    def _kind(self, number: int, slot: SlotTag) -> Iterator[_Found]:
        if slot.kind is not None and slot.kind not in kinds:
            near = difflib.get_close_matches(slot.kind, list(kinds), 1, 0.5)
            hint = f"，是否想写“{near[0]}”？" if near else f"，可用的类型有：{'、'.join(kinds)}"
            yield _Found("error", number, f"填空 {slot.path} 的类型“{slot.kind}”不存在{hint}")

    def _slot(self, number: int, slot: SlotTag) -> Iterator[_Found]:
        loop = self._loop()
        variable = slot.path.partition(".")[0]
        if variable in self._variables and (loop is None or loop.variable != variable):
            yield _Found(
                "error",
                number,
                f"填空“{slot.path}”里的“{variable}”是循环“{self._variables[variable]}”里每一项的名称，"
                "只能写在循环的开始和结束之间",
            )
            return
        yield from self._path(number, self._in_record(slot.path))

    def _loop(self) -> ForTag | None:
        return next((tag for tag, _ in self._open[::-1] if isinstance(tag, ForTag)), None)

    def _in_record(self, path: str) -> str:
        loop = self._loop()
        return in_loop(path, loop.variable, loop.path) if loop else path

    def _path(self, number: int, path: str) -> Iterator[_Found]:
        """A name like a known one is a slip; one like none is a new field."""
        known, plain = self._names.known, path.replace("[]", "")
        settled = {name.replace("[]", ""): name for name in self._names.settled}
        if plain in known or any(name == plain or name.startswith(f"{plain}.") for name in settled):
            return
        unused = [name for name in settled if name not in self._used]
        near = difflib.get_close_matches(plain, sorted({*known, *unused}), 1, LIKE)
        if near:
            yield _Found("error", number, f"填空“{path}”不在这种文书的字段里，是否想写“{near[0]}”？")
        elif known:
            yield _Found("warning", number, f"填空“{path}”不是这种文书已有的字段，将作为新的文字字段")


def _tags(spot: ParagraphSpot) -> list[Tag]:
    """The tags of a spot that are right."""
    found: list[Tag] = []
    for token in TOKEN.findall(spot.text):
        try:
            found += [part for part in tokens(token, "") if not isinstance(part, str)]
        except TemplateError:
            continue
    return found


def _used(spots: Sequence[Sequence[Tag]]) -> Iterator[str]:
    """The paths in the record that the tags name."""
    loop: ForTag | None = None
    for part in (part for tags in spots for part in tags):
        if isinstance(part, ForTag):
            loop = part
        elif isinstance(part, EndTag) and part.closes == "endfor":
            loop = None
        if isinstance(part, SlotTag | IfTag | ForTag):
            path = in_loop(part.path, loop.variable, loop.path) if loop else part.path
            yield path.replace("[]", "")


def _end_of(tag: ForTag | IfTag) -> str:
    return f"{tag.unit} endfor" if isinstance(tag, ForTag) else "p endif"


def _unclosed(tag: ForTag | IfTag) -> str:
    if isinstance(tag, IfTag):
        return f"条件“{tag.path}”没有结束标记，请在这些段落之后另起一段写上 {{%p endif %}}"
    if tag.unit == "tr":
        return f"行循环“{tag.path}”没有结束标记，请在要重复的行下面加一行，只写 {{%tr endfor %}}"
    return f"段落循环“{tag.path}”没有结束标记，请在要重复的段落之后另起一段写上 {{%p endfor %}}"


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
