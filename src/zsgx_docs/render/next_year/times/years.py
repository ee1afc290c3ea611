"""Finds every year and date in running text and moves it on, character by character."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from zsgx_docs.render.next_year.times import year_words as words
from zsgx_docs.values.dates import WEEKDAYS, not_a_working_day

NEAR = 1
"""Years round that of the notice that move on with it: it comes out the year before, and its classes may end
the year after; by definition of such notices."""
PLAUSIBLE = range(1949, 2100)
"""Numbers that may be years; by definition: official papers name no earlier ones."""
LEAP_DAY = "原为2月29日，该年没有这一天，暂取2月28日"
FAR = "不是通知当年或前后一年，没有顺延，请核对"
PAST = "像是已经发生的事，没有顺延，请核对"
SET_THEN = "像是文件印发、施行的时间，没有顺延，请核对"
PERIOD = "是跨年的期限，没有顺延，请核对"
DOCUMENT = "是引用的文号，没有更改，请核对今年是否有新文件"
NAMED = "在文件名称中，没有顺延，请核对文件是否有新的"
NO_YEAR = "没有写年份，月日没有更改，请核对"
BARE_NUMBER = "像是年份，没有更改，请核对"
_SET = re.compile(r"[^，。；：\n]{0,14}(?:印发|施行|起执行|起实施|颁布|出台|修订|成立)")
_DONE = re.compile(
    r"[^，。；：\n]{0,6}(?:，|,)?[^，。；：\n]{0,10}(?:已|累计|共举办|共培训|举办了|培训了|取得了)"
)
_PLANNED = r"(?!计划|拟|将|预计|安排|应|须|可)"
_COUNTED = re.compile(
    rf"(?:{_PLANNED}[^，。；：\n]){{0,12}}?(?:举办|开展|培训|完成|实施|立项|资助|评选|参训|培养|覆盖|遴选)"
    rf"(?:{_PLANNED}[^，。；：\n]){{0,10}}?[\d.]+\s*[万余多]*(?:期|场|次|人|名|项|个)"
)
"""What was done, with its number."""


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A year, range or date in the text, from `start` to `end`, as it reads on the new notice (`new`).

    `new` is None where it stays. It has as many characters as the old one. `note` is what to look at.
    """

    start: int
    end: int
    old: str
    new: str | None
    note: str | None = None
    dated: bool = True
    """Whether it names a year."""


class YearMover:
    """Moves the years of one notice from `old` to `new`.

    `is_slot` tells whether the template itself has a year at a character; such a year always moves.
    `is_named` tells whether a character stands in the name of a document that keeps its year.
    """

    def __init__(
        self,
        old: int,
        new: int,
        is_slot: Callable[[int], bool] = lambda at: False,
        is_named: Callable[[int], bool] = lambda at: False,
    ) -> None:
        self._old, self._by = old, new - old
        self._is_slot, self._is_named = is_slot, is_named
        self._text = ""

    def times(self, text: str) -> list[TimeFound]:
        """Return all years and dates of a text in their order, each character in one of them at most."""
        self._text = text
        taken: list[TimeFound] = []
        for find in (self._documents, self._ranges, self._dates, self._bare, self._month_days):
            free = [found for found in find() if not any(_overlap(found, other) for other in taken)]
            taken.extend(free)
        return sorted(taken, key=lambda found: found.start)

    def _documents(self) -> Iterator[TimeFound]:
        for found in words.NUMBER_OF_DOCUMENT.finditer(self._text):
            yield _found(found, None, DOCUMENT)

    def _ranges(self) -> Iterator[TimeFound]:
        for found in words.RANGE.finditer(self._text):
            years = [words.year_of(found["first"]), words.year_of(found["year"])]
            if not all(year in PLAUSIBLE for year in years) or years[0] == years[1]:
                continue
            if all(map(self._is_near, years)):
                note = self._reason(found)
                yield self._moved(found, ["first", "year"], note)
            else:
                yield _found(found, None, PERIOD)

    def _dates(self) -> Iterator[TimeFound]:
        patterns = (words.DATE, words.SHORT_DATE, words.POINTED)
        for found in (found for pattern in patterns for found in pattern.finditer(self._text)):
            year = self._year(found["year"])
            if year not in PLAUSIBLE:
                continue
            if self._is_near(year):
                yield self._moved(found, ["year"], self._reason(found))
            else:
                yield _found(found, None, FAR)

    def _bare(self) -> Iterator[TimeFound]:
        for found in words.BARE.finditer(self._text):
            if not self._is_near(words.year_of(found["year"])):
                continue
            if words.YEAR_LIKE.match(self._text, found.end()) or self._is_slot(found.start()):
                yield self._moved(found, ["year"], self._reason(found))
            elif not words.MEASURED.match(self._text, found.end()):
                yield _found(found, None, BARE_NUMBER)

    def _month_days(self) -> Iterator[TimeFound]:
        for found in words.MONTH_DAY.finditer(self._text):
            if (words.number_of(found["month"]) or 0) in range(1, 13):
                weekday = "，其后的星期也没有更改" if found["weekday"] else ""
                note = NO_YEAR.replace("，请核对", f"{weekday}，请核对")
                yield replace(_found(found, None, note), dated=False)

    def _reason(self, found: re.Match[str]) -> str | None:
        """Why a year near that of the notice stays nevertheless; None where it moves."""
        if self._is_slot(found.start("year")):
            return None
        if self._is_named(found.start("year")):
            return NAMED
        behind = self._text[found.end() : found.end() + 40]
        if _SET.match(behind):
            return SET_THEN
        is_past = (self._year(found["year"]) or 0) < self._old and _COUNTED.match(behind)
        return PAST if is_past or _DONE.match(behind) else None

    def _moved(self, found: re.Match[str], years: Iterable[str], stays: str | None) -> TimeFound:
        if stays is not None:
            return _found(found, None, stays)
        changed = list(found[0])
        for name in years:
            year = self._year(found[name]) or 0
            figures = str(year + self._by)[-len("".join(found[name].split())) :]
            _write_over(changed, found, name, words.rewritten(found[name], int(figures)))
        parts = found.groupdict()
        day = self._day(found) if parts.get("day") else None
        notes: list[str] = []
        if day is not None:
            notes = self._dated(found, day, changed)
        return replace(_found(found, None), new="".join(changed), note="；".join(notes) or None)

    def _dated(self, found: re.Match[str], old: datetime.date, changed: list[str]) -> list[str]:
        """The day of the month and of the week put right, and what is to be looked at."""
        notes: list[str] = []
        later = _later(old, self._by)
        if later.day != old.day:
            _write_over(
                changed, found, "day", words.rewritten(found["day"], 28) if _plain(found) else "二十八"
            )
            notes.append(LEAP_DAY)
        if found.groupdict().get("weekday"):
            _write_over(changed, found, "weekday", WEEKDAYS[later.weekday()])
        if self._is_deadline(found) and (why := not_a_working_day(later)):
            notes.append(why)
        return notes

    def _day(self, found: re.Match[str]) -> datetime.date | None:
        numbers = (self._year(found["year"]), words.number_of(found["month"]), words.number_of(found["day"]))
        try:
            return datetime.date(*(number or 0 for number in numbers))
        except ValueError:
            return None

    def _is_deadline(self, found: re.Match[str]) -> bool:
        before = self._text[max(0, found.start() - 12) : found.start()]
        return bool(words.BY_THEN.match(self._text, found.end()) or words.UNTIL.search(before))

    def _year(self, written: str) -> int | None:
        year = words.year_of(written)
        return year if year is None or year > 99 else self._old // 100 * 100 + year

    def _is_near(self, year: int | None) -> bool:
        return year is not None and abs(year - self._old) <= NEAR


def likeliest_year(text: str) -> int | None:
    """Return the year that a notice names most often, of equals the latest; None where it names none."""
    named = Counter(words.year_of(found["year"]) for found in words.DATE.finditer(text))
    counts = [(count, year) for year, count in named.items() if year in PLAUSIBLE]
    return max(counts)[1] if counts else None


def _found(found: re.Match[str], new: str | None, note: str | None = None) -> TimeFound:
    return TimeFound(found.start(), found.end(), found[0], new, note)


def _overlap(one: TimeFound, other: TimeFound) -> bool:
    return one.start < other.end and other.start < one.end


def _write_over(changed: list[str], found: re.Match[str], name: str, text: str) -> None:
    """Put text of the same length in the place of a group."""
    start = found.start(name) - found.start()
    for offset, character in enumerate(text):
        changed[start + offset] = character


def _plain(found: re.Match[str]) -> bool:
    """Whether the day is written in figures."""
    return words.number_of(found["day"]) is not None and any(c.isdigit() for c in found["day"])


def _later(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
