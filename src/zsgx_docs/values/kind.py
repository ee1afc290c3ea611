"""Define what a kind of value is: one way to print it, one way to read it back, and what to doubt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from zsgx_docs.values.characters import has_unreadable, is_absent, one_line

SelfCheck = Literal["digit", "words"]
"""What shows that a value was misread: its own check digit, or that only a few words can stand there."""

MOST_QUOTED = 60
"""Characters of a text that a sentence quotes: a guess, one line."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text says by its kind.

    `value` is in normal form, None where nothing is given; `doubt` says why a person should look.
    """

    value: Any
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the paper at large tells: `year` is the programme's, for dates written without one."""

    year: int | None = None


class Kind(Protocol):
    """One kind of value, under the name of its template filter.

    For every `v` in normal form `parse(format(v), context).value == v`.
    """

    @property
    def name(self) -> str:
        """Return the name of its template filter."""

    @property
    def json_type(self) -> dict[str, Any]:
        """Return a JSON-schema fragment; every kind allows null."""

    @property
    def leaves(self) -> tuple[str, ...]:
        """Return the keys of a value that has parts; () for a plain leaf."""

    @property
    def blank(self) -> str:
        """Return what an empty form prints."""

    @property
    def alphabet(self) -> str | None:
        """Return the characters it is commonly written with, to choose between OCR readings; None for any."""

    @property
    def unfound(self) -> bool | None:
        """Return the value where nothing was found: False for what is read from ink alone, else None."""

    @property
    def is_figures(self) -> bool:
        """Tell whether figures make it up: 2026年3月1日, 105000元, a telephone."""

    @property
    def self_check(self) -> SelfCheck | None:
        """Return how a value checks itself; None where it does not."""

    @property
    def last_signs(self) -> str:
        """Return the signs one of which ends it, where none can follow: 日 for a day; "" for none."""

    @property
    def is_free_text(self) -> bool:
        """Tell whether any words at all may be one."""

    @property
    def is_name(self) -> bool:
        """Tell whether it is what somebody is called, which is no sentence."""

    @property
    def is_prose(self) -> bool:
        """Tell whether it is read by its meaning, not letter by letter."""

    @property
    def may_be_long(self) -> bool:
        """Tell whether it may take several paragraphs, of any length."""

    @property
    def told_by_label(self) -> bool:
        """Tell whether a label alone tells it; how a day or a choice is written depends on the form."""

    def format(self, value: Any) -> str:
        """Print a value; "" for None.

        Raises ValueError, with a Chinese sentence, for a wrong type or shape.
        """

    def parse(self, text: str, context: Context) -> Parsed:
        """Read a value back from its print."""


class BaseKind(ABC):
    """A kind whose values may be absent: subclasses say only how a present value is printed and read."""

    name: str
    json_type: dict[str, Any]
    leaves: tuple[str, ...] = ()
    blank: str = ""
    alphabet: str | None = None
    unfound: bool | None = None
    is_figures: bool = False
    self_check: SelfCheck | None = None
    last_signs: str = ""
    is_free_text: bool = False
    is_name: bool = False
    is_prose: bool = False
    may_be_long: bool = False
    told_by_label: bool = False

    def format(self, value: Any) -> str:
        """Print a value; "" for None."""
        return "" if value is None else self._format(value)

    def parse(self, text: str, context: Context) -> Parsed:
        """Read a value back from its print; None for the words for nothing."""
        written = self._normal(text)
        if is_absent(written):
            return Parsed(None)
        parsed = self._parse(written, context)
        return Parsed(parsed.value, parsed.doubt or _doubt_of_characters(written))

    def _normal(self, text: str) -> str:
        return one_line(text)

    @abstractmethod
    def _format(self, value: Any) -> str:
        """`format` of a value that is given."""

    @abstractmethod
    def _parse(self, text: str, context: Context) -> Parsed:
        """`parse` of a text that says something, in normal form."""


def _doubt_of_characters(written: str) -> str | None:
    if written == "一":
        return "只有一个“一”字，可能是横线"
    return f"有无法显示的字：{written}" if has_unreadable(written) else None


def nullable(json_type: str, **more: Any) -> dict[str, Any]:
    """Return a JSON-schema fragment for a type or null."""
    return {"type": [json_type, "null"], **more}


def parts_of(kind: Kind, value: Any) -> dict[str, Any]:
    """Return a value by its leaves, `{"": value}` for a plain kind; an absent value has its leaves too."""
    if not kind.leaves:
        return {"": value}
    return {leaf: None if value is None else value.get(leaf) for leaf in kind.leaves}


def joined(*doubts: str | None) -> str | None:
    """Join the doubts that there are, as one."""
    return "；".join(doubt for doubt in doubts if doubt) or None


def text_or_error(value: Any, what: str) -> str:
    """Return `value`, if it is a text; otherwise ValueError."""
    if not isinstance(value, str):
        raise ValueError(f"{what}应为文字：{in_words(value)}")
    return value


def in_words(value: Any) -> str:
    """Return what a sentence calls a value: 空, 是, 否, a number, a quoted text, or what sort it is of."""
    if value is None:
        return "空"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "几项内容"
    if isinstance(value, list | tuple | set):
        return "一串内容"
    if value != value:  # no number at all
        return "非数字"
    flat = " ".join(str(value).split())
    short = flat if len(flat) <= MOST_QUOTED else f"{flat[:MOST_QUOTED]}…"
    return f"“{short}”" if isinstance(value, str) else short
