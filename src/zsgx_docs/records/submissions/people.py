"""Find the numbers of people in a text, and tell what each is the number of.

A number counts as that of the class only where the words before it speak of this class and of all its
trainees: not of earlier classes, of teachers, of an audience, of some trainees or of one of several terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zsgx_docs.records.submissions.inferred import quoted
from zsgx_docs.records.submissions.tense import NOW, is_past
from zsgx_docs.values.numbers import integer

Sense = Literal["plan", "total", "bound", "bare", "each", "part", "other"]
"""`plan`: all trainees of this class; `total`: said to be all; `bound`: their limit; `bare`: in the blank for
trainees, without a word; `each`: of one of several terms, or of all of them; `part`: some of the trainees;
`other`: none of them."""
SMALLEST = 10
"""People below which no class is: a guess; the notices ask for 30 at least."""

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,5}|[一二两三四五六七八九十百]{1,5}"
_PEOPLE = re.compile(
    rf"(?<!\d,)(?<![\d.第])(?P<low>{_DIGITS})(?:[人名]?[—\-–~～至到](?P<high>{_DIGITS}))?"
    r"(?P<more>[余多]?)(?:个(?:学员)?名额|人(?![次均员才])|名额?(?![单称录师校企老家])|位(?![于置]))"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_RECRUITS = re.compile(
    r"招[收生录训]|计划人数|(?:计划|预计|拟|将|共|本[次期班届]|此次|本项目)(?:培训|组织|选拔|遴选|面向)|(?:培训|办班|招生)?规模"
    r"|(?:培训|办班|研修|参训|招收|招生|学员|总)?人数|班额|(?:计划|招生|总)?名额(?!分配|构成)"
)
_TRAINS = re.compile(r"培训|参训|学员|研修人员|研修对象")
_BEHIND = re.compile(r"(?:左右|以内|以上)?的?(?:学员|参训|[\u4e00-\u9fff]{0,10}?(?:参加|参训|脱产))")
_TOTAL = re.compile(
    r"合计|共计|总计|总人数|总规模|总名额|总数|一共|(?<![公一])共约?$|共(?:计划)?招[收录](?:学员)?约?$"
)
_LOW_END, _HIGH_END = (
    re.compile(r"不(?:得)?少于|不低于|至少|最少"),
    re.compile(r"不(?:得)?超过|不多于|至多|最多"),
)
_EACH = re.compile(r"[每各单][一个]?[期批班场轮]|第[一二三四五六七八九\d]+[期批]|首[期批]")
_TERMS = re.compile(r"(?<![第近前])[两二三四五六2-6][期批](?!次)")
_TERMS_BEHIND = re.compile(r"/期|.*[分共按][两二三四五六2-6][期批]")
_ONE_TERM = re.compile(r"(?:举办|开办|开设|拟办|办班|共)[一1]期")
_PART = re.compile(
    r"每|预留|留出|保留|推荐|限报|候补|旁听|对口|支援|(?:线[上下]|省[内外]|市[内外]|女性?|基层|京冀)(?:学员|人员|名额|参训)?约?$"
    r"|各(?:预留|招收|推荐|选派|限报|安排|分配)?约?$"
)
_PART_BEHIND = re.compile(r"[（(](?:线[上下]|省[内外]|市[内外])")
_PARTS_FOLLOW = re.compile(r"其中|名额(?:分配|构成)|(?:构成|分配|组成)(?:如下|为)?[：:]")
_NOT_OF_CLASS = re.compile(
    r"邀请?|聘请|选聘|配备|抽调|院士|专家|师资|授课|主讲|导师|顾问|领军|嘉宾|老师|带队|意向|报名|摸底|工作人员|班主任|医护|志愿者|助教|随队|会务|联络员"
    r"|辐射|带动|惠及|受益|覆盖|转训|从业|职工|员工|现有|拥有|在册|在编|在校|容纳|床位|能力|缺口|需求|就业|注册|用户|听众"
    r"|优秀|表彰|评选|奖|获批|入选|分组|分成|小组|座谈|回访|问卷|不足|(?<!不)(?<!不得)[少低]于$|未达到?$|达不到$|班委|组长"
)
_INVITED = re.compile("拟?邀请?")
_STILL_TRAINEES = re.compile(r"招[收生录训][^邀聘]*$|计划人数|(?:培训|办班|招生)规模")
_CANCELLED = re.compile(r"[^，。；]{0,8}(?:不开班|取消|停办|延期|顺延)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of people: as it is shown, in what sense, and in which words of which field it stands."""

    people: int
    shown: str
    sense: Sense
    quote: str
    field: str


def mentions(sentence: str, field: str, year: int | None) -> Iterator[Mention]:
    """Yield each number of people in a sentence (closed up, half width); `year` is that of the class."""
    last = 0
    for found in _PEOPLE.finditer(sentence):
        people, high = _count(found["low"]), _count(found["high"] or "")
        if people is None:
            continue
        words = _Words(sentence[: found.start()], last, sentence[found.end() :], field, year)
        sense = words.sense() if max(people, high or 0) >= SMALLEST else "other"
        limit = words.limit() if sense == "bound" else ""
        shown = f"{people}—{high}人" if high else f"{limit}{people}{found['more']}人"
        yield Mention(people, shown, sense, quoted(sentence, found.start(), found.end()), field)
        last = found.end()


def _count(text: str) -> int | None:
    plain = text.replace(",", "")
    return int(plain) if plain.isdigit() else integer(plain) if plain else None


@dataclass(frozen=True, slots=True)
class _Words:
    """The words round a number: `before` in its sentence, the first `last` of them before other numbers."""

    before: str
    last: int
    behind: str
    field: str
    year: int | None

    @property
    def outside(self) -> str:
        """What stands before, closed brackets left out."""
        return _BRACKETED.sub("", self.before.replace("（", "(").replace("）", ")"))

    @property
    def near(self) -> str:
        """The words since the last comma or number."""
        rest = _BRACKETED.sub("", self.before[self.last :].replace("（", "(").replace("）", ")"))
        return re.split(r"[，,；;(]", rest)[-1]

    def limit(self) -> str:
        return "不少于" if _LOW_END.search(self.near) else "不超过"

    def sense(self) -> Sense:
        near, outside = self.near, self.outside
        if is_past(outside, self.year) or _CANCELLED.match(self.behind) or self._is_of_others():
            return "other"
        if self._is_of_terms():
            return "each"
        is_total = _TOTAL.search(near) is not None
        if is_total and not self._speaks_of_trainees():
            return "other"
        if is_total and not self._is_limit():
            return "total"
        if self._is_part():
            return "part"
        planned = is_total or _RECRUITS.search(near) or (self._is_of_now() and self._trains())
        if self._is_limit():
            return "bound" if planned else "other"
        if planned:
            return "plan"
        return "bare" if self.field == "participants" else "other"

    def _is_limit(self) -> bool:
        return bool(_LOW_END.search(self.near) or _HIGH_END.search(self.near))

    def _is_of_terms(self) -> bool:
        near, outside = self.near, self.outside
        if _ONE_TERM.search(outside):
            return False
        return bool(_EACH.search(near) or _TERMS.search(outside) or _TERMS_BEHIND.match(self.behind))

    def _is_part(self) -> bool:
        if "(" in self.outside or _PART_BEHIND.match(self.behind):
            return True
        return bool(_PART.search(_EACH.sub("", self.near)) or _PARTS_FOLLOW.search(self.outside))

    def _is_of_others(self) -> bool:
        near = self.near
        if _BEHIND.match(self.behind):
            near = _INVITED.sub("", near)
        return bool(_NOT_OF_CLASS.search(near)) and not _STILL_TRAINEES.search(near)

    def _speaks_of_trainees(self) -> bool:
        if _NOT_OF_CLASS.search(self.outside) and not _RECRUITS.search(self.outside):
            return False
        told = _RECRUITS.search(self.outside) or _TRAINS.search(self.outside)
        return self.field == "participants" or told is not None

    def _is_of_now(self) -> bool:
        return self.field == "participants" or NOW.search(self.outside) is not None

    def _trains(self) -> bool:
        return bool(_TRAINS.search(self.near) or _BEHIND.match(self.behind))
