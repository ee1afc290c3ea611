"""Words that belong to their year: congresses, plans of five years, names of documents, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zsgx_docs.render.next_year.change import NAMED_DOCUMENT, TIMELY
from zsgx_docs.render.next_year.times.year_words import in_characters, number_of

_N = "[一二三四五六七八九十百]"
_WORDS = (
    rf"(?:党的{_N}+大|[十二]十[一二三四五六七八九]?大(?=精神|报告|以来|和|、))(?:和|及|、)?(?:{_N}+届[^，。；]{{0,12}}?(?:中、)*{_N}*中?全会|{_N}+届历次全会)?(?:精神)?",
    rf"{_N}+届(?:{_N}中(?:、|和|及)?)+全会(?:精神)?",
    rf"{_N}+届(?:历次|历届)全会(?:精神)?",
    rf"(?:[省市区]委)?{_N}+届{_N}+次全(?:会|体会议)(?:精神)?",
    rf"第{_N}+次(?:全国)?(?:党代会|代表大会)(?:精神)?",
    rf"第?{_N}+个五年规划(?:纲要)?",
    r"[“\"]?十[三四五六七]五[”\"]?(?:规划|时期|期间|收官|开局)?",
    rf"(?:党的)?第?{_N}+届中央委员会第{_N}+次全体会议(?:精神)?",
    r"中央(?:经济工作会议|人才工作会议|农村工作会议|一号文件)(?:精神)?",
    r"(?:全国|省|市)(?:人才工作会议|两会|“两会”|党代会)(?:精神)?",
    r"习近平[^，。；《]{0,24}?(?:重要(?:讲话|指示|论述|批示)|考察)[^，。；《]{0,12}?精神",
    r"(?:主题教育|党纪学习教育|深入贯彻中央八项规定精神学习教育|党史学习教育)",
    r"(?:今年|本年度?|去年)(?:政府工作报告|重点工作)",
    rf"[“\"]{_N}+(?:大|项)(?:战略|行动|工程|计划)[”\"]",
)
_TIMELY = re.compile("|".join(f"(?:{word})" for word in _WORDS))
"""Political wording of its year. “七大战略” are a bureau's own."""
NAME = re.compile(r"《[^《》]{2,80}》")
_OF_DOCUMENTS = re.compile(
    r"(?:办法|规定|通知|意见|条例|规划|方案|细则|纲要|决定|要点|制度|规范|规程|目录|法|标准|计划|纪要|公告|通告|讲话|报告)(?:[（(][^（）()]*[）)])?$"
)
"""How names of documents end, other than those of forms and lists that the notice has itself."""
TERM = re.compile(
    rf"第\s*(?P<number>[0-9０-９]{{1,3}}|{_N}{{1,4}})\s*(?P<unit>[届期批轮])(?!中央|全国|人大|人民代表|政协|[省市]委|中全会|[一-九]中)"
)
"""第十二届, 第3期."""
TIMELY_NOTE = "是当年的提法，没有更改，请核对今年的提法"
NAME_NOTE = "是引用的文件，没有更改，请核对是否仍然有效、有无新文件"


@dataclass(frozen=True, slots=True)
class WordFound:
    """Words from `start` to `end` that belong to their year; `new` where they move on, else None."""

    start: int
    end: int
    label: str
    old: str
    new: str | None
    note: str


def timely_words(text: str, years: int) -> Iterator[WordFound]:
    """Find what belongs to its year, though it names none; `years` is by how many the notice moves on."""
    for found in _TIMELY.finditer(text):
        yield WordFound(found.start(), found.end(), TIMELY, found[0], None, TIMELY_NOTE)
    for found in NAME.finditer(text):
        if _OF_DOCUMENTS.search(found[0][1:-1]):
            yield WordFound(found.start(), found.end(), NAMED_DOCUMENT, found[0], None, NAME_NOTE)
    for found in TERM.finditer(text):
        yield from _term(found, years)


def _term(found: re.Match[str], years: int) -> Iterator[WordFound]:
    """A 届 is counted by years; a 期 or 批 may be counted within one."""
    number = number_of(found["number"])
    if number is None or number < 1:
        return
    if found["unit"] == "届":
        new = found[0].replace(found["number"], _as(found["number"], number + years))
        yield WordFound(found.start(), found.end(), "届次", found[0], new, "按每年一届推算，请核对")
    else:
        note = f"不一定每年一{found['unit']}，没有更改，请核对今年是第几{found['unit']}"
        yield WordFound(found.start(), found.end(), f"{found['unit']}次", found[0], None, note)


def _as(written: str, number: int) -> str:
    if written.isascii():
        return str(number)
    if written[0] in "０１２３４５６７８９":
        return "".join(chr(ord("０") + int(figure)) for figure in str(number))
    return in_characters(number) if number < 100 else str(number)
