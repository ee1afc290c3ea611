"""Read paragraphs that repeat: `{%p for x in path %}` … `{%p endfor %}` round one or more of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zsgx_docs.errors import TemplateError
from zsgx_docs.model.passage import Place
from zsgx_docs.template.grammar import EndTag, ForTag, IfTag, Tag
from zsgx_docs.template.pattern import Literal, Pattern
from zsgx_docs.values.listing import ITEM_NUMBER, number_style


@dataclass(frozen=True, slots=True)
class Loop:
    """The lines `first` to before `end` of a layout, which come once for each item at `path`.

    `variable` is what the template calls an item, `heading` the print above the first. `numbers` are the
    styles of the numbers that items have before each line (None: no number), which the lines' patterns lack.
    """

    path: str
    variable: str
    first: int
    end: int
    heading: str | None
    numbers: tuple[str | None, ...]

    @property
    def lines(self) -> range:
        """Return the numbers of its lines."""
        return range(self.first, self.end)

    def number(self, line: int) -> str | None:
        """Return the style of the number that items have before that line; None where they have none."""
        return self.numbers[line - self.first]


class LoopReader:
    """A reader that follows the loops of a template from paragraph to paragraph; errors name their place."""

    def __init__(self) -> None:
        self._done: list[Loop] = []
        self._open: Loop | None = None
        self._where = ""

    @property
    def is_open(self) -> bool:
        """Tell whether a loop has begun and not ended."""
        return self._open is not None

    def see(
        self, parts: Sequence[str | Tag], where: str, line: int, print_: Sequence[str]
    ) -> tuple[str, str]:
        """Take one paragraph in; return what its loop calls an item and where these are ("" outside loops).

        `line` is the number of the layout's next line, `print_` what is printed above.
        """
        for part in parts:
            if isinstance(part, ForTag | IfTag | EndTag):
                refuse_shared_tags(parts, where, "段")
            if isinstance(part, ForTag):
                self._begin(part, where, line, print_[-1] if print_ else None)
            elif isinstance(part, EndTag):
                self._end(part, where, line)
        return (self._open.variable, self._open.path) if self._open else ("", "")

    def line(self, pattern: Pattern) -> Pattern:
        """Return a line of the open loop as it is to be found again."""
        assert self._open is not None
        plain, style = _without_number(pattern)
        self._open = replace(self._open, numbers=(*self._open.numbers, style))
        return plain

    def refuse_table(self, place: Place | None) -> None:
        """Refuse a table inside a loop of paragraphs.

        Raises TemplateError.
        """
        if self._open is not None:
            number = (place.table or 0) + 1 if place else 1
            raise TemplateError(
                f"第{number}个表格：表格不能放在段落循环里；表格的行用 {{%tr for … %}} 循环。"
            )

    def finished(self) -> Iterator[Loop]:
        """Yield all loops.

        Raises TemplateError where one has no end.
        """
        if self._open is not None:
            raise TemplateError(
                f"{self._where}：段落循环没有结束标记 {{%p endfor %}}，请在循环之后另起一段补上。"
            )
        yield from self._done

    def _begin(self, tag: ForTag, where: str, line: int, heading: str | None) -> None:
        if tag.unit == "tr":
            raise TemplateError(f"{where}：行循环 {{%tr for … %}} 只能放在表格里；段落用 {{%p for … %}}。")
        if self._open is not None:
            raise TemplateError(f"{where}：循环里不能再套循环。")
        said = ITEM_NUMBER.sub("", heading or "", count=1).rstrip("：:")
        self._open = Loop(tag.path, tag.variable, line, line, said or None, ())
        self._where = where

    def _end(self, tag: EndTag, where: str, line: int) -> None:
        if tag.closes == "endif":
            return
        if self._open is None:
            raise TemplateError(f"{where}：段落循环有结束标记而没有开始标记 {{%p for … %}}。")
        if line == self._open.first:
            raise TemplateError(f"{where}：循环里没有内容，请在开始和结束标记之间写出要重复的段落。")
        self._done.append(replace(self._open, end=line))
        self._open = None


def refuse_shared_tags(parts: Sequence[str | Tag], where: str, unit: str) -> None:
    """Refuse a tag that shares its paragraph or row.

    It would take along, when the paper is printed, all that stands beside it. Raises TemplateError.
    """
    others = [part for part in parts if not isinstance(part, ForTag | IfTag | EndTag)]
    tags = len(parts) - len(others)
    if tags > 1 or any(not isinstance(part, str) or ITEM_NUMBER.sub("", part).strip() for part in others):
        raise TemplateError(f"{where}：循环和条件的标记要单独占一{unit}，同一{unit}里的其他内容不会印出来。")


def _without_number(pattern: Pattern) -> tuple[Pattern, str | None]:
    """A line without the number it begins with, and the style of that."""
    first = pattern.pieces[0]
    if not isinstance(first, Literal) or not (found := ITEM_NUMBER.match(first.text)):
        return pattern, None
    rest = first.text[found.end() :].strip()
    return Pattern((*([Literal(rest)] if rest else []), *pattern.pieces[1:])), number_style(first.text)
