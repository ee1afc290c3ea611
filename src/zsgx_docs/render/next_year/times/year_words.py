"""How years and dates stand in running text: in figures, with blanks, in characters, in ranges."""

from __future__ import annotations

import re
import unicodedata

from zsgx_docs.values.numbers import integer, positional

_S = r"\s*"
_FIGURE, _CHARACTER = "[0-9０-９]", "[〇○零OＯ一二三四五六七八九]"
_YEAR = rf"(?<!{_FIGURE})(?:{_FIGURE}{_S}){{3}}{_FIGURE}(?!{_FIGURE})"
_CLOSE = rf"(?<![0-9０-９.．])(?:{_FIGURE}){{4}}(?!{_FIGURE})"
_IN_CHARACTERS = rf"(?<!{_CHARACTER})(?:{_CHARACTER}{_S}){{3}}{_CHARACTER}(?!{_CHARACTER})"
_NUMBER = rf"(?:(?:{_FIGURE}{_S}){{1,2}}|[一二三四五六七八九十]{{1,3}}{_S})"
_TO = r"[-－‐–—―─~～〜至到/／]"
_MONTH = rf"(?P<month>{_NUMBER})月"
_DAY = rf"(?P<day>{_NUMBER})[日号]"
WEEKDAY = rf"{_S}[（(]?{_S}(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])(?![一-鿿]){_S}[）)]?"
_NIAN = rf"(?:{_YEAR}|{_IN_CHARACTERS})"

RANGE = re.compile(
    rf"(?P<first>{_NIAN}){_S}(?:年度?)?{_S}{_TO}{{1,2}}{_S}(?P<year>{_NIAN}){_S}(?P<unit>学年|财年|年度|年)?"
)
"""Two years: 2025—2026, 2025年至2026年."""
DATE = re.compile(rf"(?P<year>{_NIAN}){_S}年(?:{_S}{_MONTH}(?:{_S}{_DAY}(?:{WEEKDAY})?)?)?")
"""A year with 年, and the day in it as far as that is said."""
SHORT_DATE = re.compile(rf"(?<!{_FIGURE})(?P<year>{_FIGURE}{{2}})年{_S}{_MONTH}(?:{_S}{_DAY})?")
"""26年3月1日."""
POINTED = re.compile(
    rf"(?P<year>{_CLOSE})(?P<sep>[-－.．/／])(?P<month>0?[1-9]|1[0-2])(?:(?P=sep)(?P<day>[0-2]?[0-9]|3[01]))?(?![0-9.．])"
)
"""2026-09-30, 2026.9."""
NUMBER_OF_DOCUMENT = re.compile(
    rf"(?:(?!和|及|与|按|照|据|依|见|执行|遵循|落实)[一-鿿]){{2,12}}{_S}[〔\[［【（(﹝]{_S}(?P<year>{_NIAN}){_S}[〕\]］】）)﹞]{_S}第?{_S}[0-9０-９]{{1,5}}{_S}号"
    rf"|(?P<when>{_NIAN}){_S}年{_S}第{_S}[0-9０-９一二三四五六七八九十]{{1,4}}{_S}号"
)
"""津人社办函〔2022〕304号, 2026年第12号."""
BARE = re.compile(rf"(?P<year>{_CLOSE}|(?<!{_CHARACTER})二[〇○零OＯ]{_CHARACTER}{{2}}(?!{_CHARACTER}))")
"""A number that may be a year."""
YEAR_LIKE = re.compile(rf"{_S}(?:届|级|学年|财年|财政年度|版)")
"""Behind a bare number: it is a year."""
MEASURED = re.compile(rf"{_S}(?:[人名元个项次天页号套台家份万亿米度克%％]|学时|平方|公里)|[.．][0-9]")
"""Behind a bare number: it is none."""
MONTH_DAY = re.compile(
    rf"(?<![0-9０-９年一二三四五六七八九十])(?P<month>{_NUMBER})月"
    rf"(?:{_S}{_DAY}(?:{WEEKDAY})?|底|初|末|中旬|上旬|下旬|份)"
)
"""A day or a part of a month that names no year."""
CLOCK = rf"(?:{_S}(?:上午|下午|晚)?{_S}[0-9０-９]{{1,2}}{_S}(?:[点时:：]{_S}(?:[0-9０-９]{{1,2}}分?|整)?))?"
BY_THEN = re.compile(rf"{CLOCK}{_S}(?:[（(][^）)]{{0,12}}[）)])?{_S}(?:之?前|以前|止|截止|为止|以内)")
"""Behind a date: it is a deadline."""
UNTIL = re.compile(r"(?:截止|不迟于|不晚于|最迟|期限|时限)(?:时间|日期)?(?:[:：为于到至在是]){0,2}\s*$")
"""Before a date: it is a deadline."""

_DAY_ALONE = re.compile(r"^(?:[0-9]{4})?年(?:[0-9]{1,2})?月(?:[0-9]{1,2})?日$")


def year_of(written: str) -> int | None:
    """Return the year that is written, in whatever figures."""
    text = "".join(unicodedata.normalize("NFKC", written).split())
    figures = text if text.isdigit() else positional(text)
    return int(figures) if figures is not None and figures.isdigit() else None


def line_key(text: str) -> str:
    """Return a line without blanks as it is compared: its days in figures; a day alone is like any other."""
    for pattern in (DATE, POINTED):
        text = pattern.sub(_in_figures, text)
    return _DAY_ALONE.sub("年月日", text)


def _in_figures(found: re.Match[str]) -> str:
    if not found["day"]:
        return found[0]
    return f"{year_of(found['year'])}年{number_of(found['month'])}月{number_of(found['day'])}日"


def number_of(written: str) -> int | None:
    """Return a small number, in figures or characters."""
    text = "".join(unicodedata.normalize("NFKC", written).split())
    return int(text) if text.isdigit() else integer(text)


def rewritten(written: str, number: int) -> str:
    """Return a number of as many figures in the same hand: blanks, width and characters stay."""
    figures = iter(str(number))
    return "".join(c if c.isspace() else _like(c, next(figures)) for c in written)


def in_characters(number: int) -> str:
    """Return a number up to 99 in Chinese characters."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    if tens == 0:
        return digits[ones]
    return f"{digits[tens] if tens > 1 else ''}十{digits[ones] if ones else ''}"


def _like(old: str, figure: str) -> str:
    if "0" <= old <= "9":
        return figure
    if "０" <= old <= "９":
        return chr(ord("０") + int(figure))
    if figure == "0":
        return old if old in "〇○零OＯ" else "〇"
    return "零一二三四五六七八九"[int(figure)]
