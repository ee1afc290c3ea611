"""Find what else a form says in prose only: academicians and dignitaries that come, the level it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from zsgx_docs.records.submissions.inferred import PROSE, Inferred, quoted, sentences
from zsgx_docs.records.submissions.tense import is_past

LEVELS = {"national": "国家级", "provincial": "省级"}
_INVITED_IN = ("experts", "content_and_methods", "purpose")
_RANKS = {
    "院士": re.compile(
        r"(?:两院|中国科学院|中国工程院)?院士(?!级|专?家?工作站|团队|候选|增选|论坛|讲堂|精神|推荐|指导|联系)"
    ),
    "省部级": re.compile(
        r"副?省部?级(?:及?以上)?(?:老?领导|干部|负责同志|官员|嘉宾)|(?<!原)(?<!原副)副?省长(?!助理)"
    ),
}
_NOT_COMING = re.compile(
    r"课酬|讲课费|酬金|\d元|不超过|不再?(?:邀请|安排|聘请)|未邀请|没有|无院士|师从|的博士|弟子|学生|指导下|合作导师"
)
_UNSURE = re.compile(r"力争|争取|视情|如有|如能|可能|待定|尚未|联系中|洽谈")
_LEVEL = re.compile(
    r"(?:申报|申办|拟办|举办|列入|推荐为?|作为|申请)(?:20\d\d年)?度?(?:人社部|人力资源社会保障部|湖北省|我省|本省)?的?"
    r"(?P<level>国家级|省级)(?:专业技术人[才员]知识更新工程)?(?:高级研修|高研|研修)?(?:项目|班)"
)


def dignitaries(record: Mapping[str, Any]) -> Inferred:
    """Return which of 院士 and 省部级 come to this class; a doubt says where that is not certain yet."""
    named: dict[str, str] = {}
    unsure: list[str] = []
    for rank, quote, is_sure in _coming(record):
        named.setdefault(rank, quote)
        if not is_sure:
            unsure.append(quote)
    ranks = [rank for rank in _RANKS if rank in named]
    doubt = f"{'、'.join(ranks)}是否出席未定：“{unsure[0]}”" if unsure else None
    return Inferred("、".join(ranks) or None, "；".join(named[rank] for rank in ranks), doubt)


def _coming(record: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    for field in _INVITED_IN:
        for sentence in sentences(record, field):
            for rank, pattern in _RANKS.items():
                for found in pattern.finditer(sentence):
                    clause = re.split("[，,；;]", sentence[: found.start()])[-1]
                    around = clause + re.split("[，,；;]", sentence[found.start() :])[0]
                    if not _NOT_COMING.search(around) and not is_past(
                        sentence[: found.start()], _year(record)
                    ):
                        quote = quoted(sentence, found.start(), _end_of_count(sentence, found.end()))
                        yield rank, quote, not _UNSURE.search(around)


def _end_of_count(text: str, end: int) -> int:
    """With the number behind: 院士1人."""
    count = re.match(r"[\d一二两三四五]+[人名位]", text[end:])
    return end + count.end() if count else end


def proposed_level(record: Mapping[str, Any]) -> Inferred:
    """Return the level (`national`, `provincial`) that the form says it is for; none where both are named."""
    found: dict[str, str] = {}
    for field in PROSE:
        for sentence in sentences(record, field):
            for match in _LEVEL.finditer(sentence):
                if not is_past(sentence[: match.start()], _year(record)):
                    quote = quoted(sentence, match.start(), match.end())
                    found.setdefault(next(k for k, v in LEVELS.items() if v == match["level"]), quote)
    if len(found) > 1:
        return Inferred(doubt=f"拟办级别不一：{'、'.join(f'“{quote}”' for quote in found.values())}")
    level, quote = next(iter(found.items()), (None, ""))
    return Inferred(level, quote)


def _year(record: Mapping[str, Any]) -> int | None:
    year = record.get("programme_year")
    return year if isinstance(year, int) else None
