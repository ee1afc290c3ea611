"""Find days, as people write them, in a text: the common ground of dates, date ranges and deadlines."""

from __future__ import annotations

import datetime
import re

from zsgx_docs.values.characters import HYPHENS, TILDES, half_width, without_blanks
from zsgx_docs.values.kind import Context, joined
from zsgx_docs.values.numbers import doubt_of_year, integer, positional

DAY = (
    r"(?<!\d)(?:(?P<year>\d{4}|\d\d)(?:年|[./]|(?P<iso>-)))?"
    r"(?P<month>\d{1,2})(?(iso)-|[月./])(?P<day>\d{1,2})[日号]?"
)
"""One day in `plain` text: 2026年5月11日, 2026.5.11, 2026-05-11, 5月11日."""
DAY_ENDS = r"(?![\d月天个])"
"""What may not follow a day, or it would be something else."""

DASHES = re.escape(HYPHENS + TILDES)
_WEEKDAY = r"\((?:周|星期|礼拜)[一二三四五六日天]\)|(?:周|星期)[一二三四五六日天]"
_YEAR_IN_WORDS = r"[〇○◯Oo0零一二三四五六七八九]{4}(?=年)"
_NUMBER_IN_WORDS = r"[零一二三四五六七八九十]{1,3}(?=[月日号])"
_BESIDE_DIGIT = r"(?<=\d)[OolI|]+|[OolI|]+(?=\d)"
_STROKE_FOR_DASH = r"(?<=[\d月日号])一(?=\d)"
_NUMBERS_APART = r"(?<=\d[./]\d)\s(?=\d{1,2}[./]\d)|(?<=\d[./]\d\d)\s(?=\d{1,2}[./]\d)"


def as_written(text: str) -> tuple[str, str | None]:
    """Return a date's own text without typesetting's blanks, OCR slips mended, and the doubt about those.

    A blank that alone parts two dates (2026.3.1 3.5) stays.
    """
    first, *others = re.split(_NUMBERS_APART, text)
    written = " ".join(without_blanks(part) for part in [first, *others])
    mended = re.sub(_BESIDE_DIGIT, _as_digits, written) if not re.search(_YEAR_IN_WORDS, written) else written
    mended = re.sub(_STROKE_FOR_DASH, "—", mended)
    return mended, f"个别字符已按日期的写法理解：{written}" if mended != written else None


def plain(text: str) -> str:
    """Return a text as it is matched.

    It is half width, every dash "-", Chinese numerals as digits, days of the week left out.
    """
    figures = re.sub(f"[{DASHES}]+", "-", half_width(text))
    figures = re.sub(_WEEKDAY, "", figures)
    figures = re.sub(_YEAR_IN_WORDS, lambda found: positional(found[0]) or found[0], figures)
    return re.sub(_NUMBER_IN_WORDS, _integer_in_words, figures)


def day_of(
    year: str | None, month: str, day: str, context: Context
) -> tuple[datetime.date | None, str | None]:
    """Return the day that these digits name, and what to doubt; without a year, that of the context."""
    if year is None and context.year is None:
        return None, "日期没有写年份"
    full_year = int(year) if year else context.year or 0
    shortened = f"年份只写了两位：{year}" if year and len(year) == 2 else None
    if shortened:
        full_year += 2000
    try:
        found = datetime.date(full_year, int(month), int(day))
    except ValueError:
        return None, f"没有这一天：{full_year}年{int(month)}月{int(day)}日"
    return found, joined(shortened, doubt_of_year(full_year, context))


def printed(day: datetime.date) -> str:
    """Print a day as notices do: no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def _as_digits(found: re.Match[str]) -> str:
    return found[0].translate(str.maketrans("OolI|", "00111"))


def _integer_in_words(found: re.Match[str]) -> str:
    number = integer(found[0])
    return found[0] if number is None else str(number)
