"""How people fill in: marks in boxes, labels, dates, sums."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from arrangements.sheet import BESIDE, CIRCLE, CIRCLED, CROSSED, LINE, LINED, STRUCK

FACES = (
    "Noto Sans CJK SC", "Noto Serif CJK SC", "FandolSong", "FandolKai", "FandolHei", "FandolFang R",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
)  # fmt: skip
DIGITS = ("Liberation Serif", "Liberation Sans", "Liberation Mono", "DejaVu Sans")
TICKS: Mapping[str, tuple[str, str]] = {
    "checked": ("☑", "□"),
    "crossed box": ("☒", "☐"),
    "full square": ("■", "□"),
    "full circle": ("●", "○"),
    "stroke for the box": ("√", "□"),
    "other stroke": ("✓", "□"),
    "heavy stroke": ("✔", "☐"),
    "square brackets": ("[√]", "[ ]"),
    "round brackets": ("(√)", "(  )"),
    "wide brackets": ("（√）", "（　）"),
    "stroke after the box": ("□√", "□"),
    "stroke before the box": ("√□", "□"),
    "crossed by hand": (CROSSED, "□"),
    "struck by hand": (STRUCK, "□"),
    "stroke drawn beside": (BESIDE, "□"),
    "bare stroke": ("√", ""),
    "bare stroke, set off": ("√ ", ""),
    "bare mark": ("✓", ""),
    "bare stroke, others set in": ("√", "  "),
}
"""A chosen and an open box, by what the mark looks like."""
WORDED = ("after the words", "circled", "stroke after the words", "bare stroke after the words")
"""Ways of choosing that take the words themselves."""


@dataclass(frozen=True, slots=True)
class Habits:
    """`tick` is one of TICKS or WORDED; `label` and `colon` say how labels are printed."""

    tick: str = "checked"
    spaced: bool = False
    colon: str = ""
    lined: bool = False
    dates: str = "plain"
    money: str = "plain"
    wide_digits: bool = False
    align: str = "left"

    def choice(self, chosen: bool, words: str, rest: str = "") -> str:
        """One option of several; `rest` is what follows its words."""
        if self.tick == "after the words":
            return f"{words}{'☑' if chosen else '□'}{rest}"
        if self.tick == "stroke after the words":
            return f"{words}{'√' if chosen else '□'}{rest}"
        if self.tick == "bare stroke after the words":
            return f"{words}{'√' if chosen else ''}{rest}"
        if self.tick == "circled":
            return f"{CIRCLE}{words}{CIRCLED}{rest}" if chosen else f"{words}{rest}"
        return f"{TICKS[self.tick][not chosen]}{words}{rest}"

    def label(self, words: str) -> str:
        """`手  机：`."""
        if self.spaced and len(words) <= 3:
            words = "  ".join(words)
        return words + self.colon

    def blank(self, value: str | None, width: int = 8) -> str:
        """A value on a ruled line, or the empty line."""
        if self.lined:
            return f"{LINE} {value or ' ' * width} {LINED}"
        return value or "_" * width

    def figures(self, value: Any) -> str:
        text = "" if value is None else str(value)
        return text.translate(_WIDE) if self.wide_digits else text


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def days(start: datetime.date, end: datetime.date, form: str) -> str:
    """From the first to the last day; both in one month and year."""
    a, b = start, end
    return {
        "plain": f"{a.year}年{a.month}月{a.day}日—{b.day}日",
        "to": f"{a.year}年{a.month}月{a.day}日至{b.month}月{b.day}日",
        "points": f"{a.year}.{a.month}.{a.day}-{b.month}.{b.day}",
        "points in full": f"{a:%Y.%m.%d}-{b:%Y.%m.%d}",
        "dashes": f"{a.isoformat()}至{b.isoformat()}",
        "wave": f"{a.year}年{a.month}月{a.day}日～{b.month}月{b.day}日",
        "slashes": f"{a.year}/{a.month}/{a.day}-{b.year}/{b.month}/{b.day}",
        "bare": f"{a.month}月{a.day}日-{b.day}日",
        "blanks": f"{a.year} 年 {a.month} 月 {a.day} 日 至 {b.year} 年 {b.month} 月 {b.day} 日",
        "days counted": f"{a.year}年{a.month}月{a.day}日至{b.day}日（共{(b - a).days + 1}天）",
    }[form]


DAY_FORMS = (
    "plain", "to", "points", "points in full", "dashes", "wave", "slashes", "bare", "blanks", "days counted",
)  # fmt: skip


def day(date: datetime.date, form: str) -> str:
    return {
        "plain": f"{date.year}年{date.month}月{date.day}日",
        "points": f"{date.year}.{date.month}.{date.day}",
        "dashes": date.isoformat(),
        "blanks": f"{date.year} 年 {date.month} 月 {date.day} 日",
        "slashes": f"{date.year}/{date.month:02}/{date.day:02}",
    }[form]


def money(amount: str, form: str) -> str:
    value = Decimal(amount)
    return {
        "plain": amount,
        "thousands": f"{value:,.2f}",
        "yuan": f"{amount}元",
        "sign": f"￥{value:,.2f}",
        "wan each": f"{(value / 10000).normalize():f}万元",
        "wan above": f"{(value / 10000).normalize():f}",
        "wan in the head": f"{(value / 10000).normalize():f}",
        "yuan in the head": amount,
    }[form]


MONEY_FORMS = (
    "plain", "thousands", "yuan", "sign", "wan each", "wan above", "wan in the head", "yuan in the head",
)  # fmt: skip


def some(rng: Random, **fixed: Any) -> Habits:
    """The habits of some clerk; `fixed` overrides what chance gives."""
    given: dict[str, Any] = {
        "tick": rng.choice(("checked", "crossed box", "full square", "stroke for the box")),
        "spaced": rng.random() < 0.5,
        "colon": rng.choice(("", "", "：")),
        "align": rng.choice(("left", "center", "justify")),
    }
    return Habits(**{**given, **fixed})
