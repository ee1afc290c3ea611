"""What only many classes beside each other show."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.consistency import X07
from zsgx_docs.check.rules.logic import each
from zsgx_docs.check.rules.papers import SEASON
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell

Days = tuple[datetime.date, datetime.date]

X17 = Rule(
    "X17",
    "同一个人不同时参加两个班",
    "本系统",
    "error",
    reads=("*[].id_number", "training_dates.start", "training_dates.end"),
)
X18 = Rule("X18", "同一份文件不在两处报送", "本系统", "warning", reads=("source.sha256",))


@X17.over("season", SEASON)
def _in_one_class_at_once(case: RuleCase) -> Iterator[Breach]:
    classes: dict[str, list[Any]] = defaultdict(list)
    for held in case.background.files:
        for number in held.people:
            classes[number].append(held)
    several = [(number, found) for number, found in classes.items() if len(found) > 1]
    yield from each(several, lambda person: _in_several(*person))


def _in_several(number: str, classes: Sequence[Any]) -> Iterator[Breach]:
    if unknown := [held.name for held in classes if held.days is None]:
        raise CannotTell(*(f"{name}.training_dates" for name in unknown))
    for one, other in combinations(classes, 2):
        if _overlap(one.days, other.days):
            said = f"{one.people[number]}（{number}）同时在“{one.name}”和“{other.name}”两个班的名单上"
            yield Breach(said, (f"{one.name}.{number}", f"{other.name}.{number}"))


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@X07.over("season", SEASON)
def _one_number_once(case: RuleCase) -> Iterator[Breach]:
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for held in case.background.files:
        for number, who in held.numbers.items():
            places[number].append((held.name, who))
    for number, found in places.items():
        if len(found) > 1:
            told = "、".join(f"“{name}”的{who}" for name, who in found)
            yield Breach(f"证书编号{number}用了{len(found)}次：{told}", tuple(name for name, _ in found))


@X18.over("season", SEASON)
def _one_file_once(case: RuleCase) -> Iterator[Breach]:
    places: dict[str, list[str]] = defaultdict(list)
    for held in case.background.files:
        for digest, name in held.digests:
            places[digest].append(name)
    for found in places.values():
        if len(found) > 1:
            yield Breach(f"{'、'.join(found)}是同一份文件", tuple(found))
