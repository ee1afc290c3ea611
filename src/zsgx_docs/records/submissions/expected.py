"""Hold the units that were to apply (应报名单) against those that did, leniently; say what is not sure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from zsgx_docs.values.characters import half_width, without_blanks

NEAR = 85.0
"""The likeness (rapidfuzz's, of 100) of two names from which one may be a slip of the other; a guess."""
SHORTEST = 4
"""Characters of a name behind its province by which it is known without it: a guess; 大学 is no name."""
_PROVINCE = re.compile(
    "(?P<name>北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    "|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆)(?:省|市|(?:壮族|回族|维吾尔)?自治区)?"
)
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_NOT_LETTERS = re.compile(r"[^\w]|_")


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """What the list and the units that applied make of each other.

    `missing` are names on the list that nobody answers to, with a remark where somebody may; `remarks` say by
    unit that applied what is not certain of it, `strangers` are not on the list at all; `twice` stand on it
    more than once.
    """

    missing: Mapping[str, str | None] = field(default_factory=dict)
    strangers: frozenset[str] = frozenset()
    remarks: Mapping[str, str] = field(default_factory=dict)
    twice: tuple[str, ...] = ()


def held_against(listed: Sequence[str], applied: Sequence[str]) -> HeldAgainst:
    """Hold the names of a list against those of the units that applied, each taken once."""
    names = _once(listed)
    taken: dict[str, list[str]] = {}
    strangers: dict[str, list[str]] = {}
    remarks: dict[str, str] = {}
    maybe: dict[str, str] = {}
    for unit in dict.fromkeys(applied):
        same = _answering(unit, names)
        if len(same) == 1:
            taken.setdefault(same[0], []).append(unit)
        elif same:
            remarks[unit] = f"与应报名单中的{_listing(same)}都对得上，请核对是哪一家"
            maybe |= dict.fromkeys(same, f"可能是报送的“{unit}”，请核对")
        else:
            strangers[unit] = [name for name in names if _near(unit, name)]
    for unit, near in strangers.items():
        open_ = [name for name in near if name not in taken]
        if open_:
            remarks[unit] = f"不在应报名单中，与其中的{_listing(open_)}相近，请核对"
            maybe |= dict.fromkeys(open_, f"名称相近的“{unit}”已报送，请核对")
    for name, units in taken.items():
        others = [unit for unit in units if _key(unit) != _key(name)] if len(units) > 1 else []
        remarks |= dict.fromkeys(others, f"与应报名单中的“{name}”对应，但还有单位也对应，请核对")
    missing = {name: maybe.get(name) for name in names if name not in taken}
    twice = tuple(name for name in names if sum(_key(other) == _key(name) for other in listed) > 1)
    return HeldAgainst(missing, frozenset(strangers), remarks, twice)


def _once(listed: Sequence[str]) -> list[str]:
    return list({_key(name): name for name in reversed(listed)}.values())[::-1]


def _answering(unit: str, names: Sequence[str]) -> list[str]:
    """The names of the list that a unit answers to, by the strictest way that gives any."""
    ways = (
        [name for name in names if _key(name) == _key(unit)],
        [name for name in names if _is_same_without_province(_key(name), _key(unit))],
        [name for name in names if _is_same_without_province(_key(_bare(name)), _key(_bare(unit)))],
    )
    return next((found for found in ways if found), [])


def _key(name: str) -> str:
    """A name without blanks, punctuation and brackets, in half width."""
    return _NOT_LETTERS.sub("", half_width(without_blanks(name))).lower()


def _bare(name: str) -> str:
    """A name without what stands in brackets."""
    return _BRACKETED.sub("", name)


def _is_same_without_province(one: str, other: str) -> bool:
    """Whether two keys are one but for the province before them: 湖北省 may be 湖北, or be left out."""
    (province, rest), (other_province, other_rest) = _parted(one), _parted(other)
    if province and other_province:
        return province == other_province and rest == other_rest
    return rest == other_rest and len(rest) >= SHORTEST


def _parted(key: str) -> tuple[str, str]:
    found = _PROVINCE.match(key)
    return (found["name"], key[found.end() :]) if found else ("", key)


def _near(one: str, other: str) -> bool:
    """Whether one is a slip of the other, or its end: 长江科学院 of 长江水利委员会长江科学院."""
    shorter, longer = sorted((_key(one), _key(other)), key=len)
    return fuzz.ratio(shorter, longer) >= NEAR or (len(shorter) >= SHORTEST and longer.endswith(shorter))


def _listing(names: Sequence[str]) -> str:
    return "、".join(f"“{name}”" for name in names)
