"""Say what is wrong with one unit's application, in the words of the table's 问题."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zsgx_docs.model import paths
from zsgx_docs.records.submissions.alike import unit_of
from zsgx_docs.records.submissions.dossier import WORD, Dossier, SentAgain, differing
from zsgx_docs.records.submissions.submitted import Submitted
from zsgx_docs.values.comparing import as_compared

_BY_RULE = re.compile("（依据[A-Z]\\d+“.*”）$|：(?:按)?[A-Z]\\d+.*$|，请对照[A-Z]\\d+“.*$|按[A-Z]\\d+“[^”]*”")
MOST_NAMED = 6
"""Labels named one by one, more are counted: a guess, two lines of the table."""


def problems_of(found: Dossier) -> Iterator[str]:
    """Yield one short sentence a problem: what is missing, seals, differences, repeats, doubts."""
    yield from _missing(found)
    yield from _findings(found)
    yield from _differences(found)
    yield from _repeats(found)
    if found.best.flagged:
        yield f"待核对：{_named(found.best.flagged.values())}"
    for sort, one in found.others.items():
        yield from _doubts(sort, one, found.best)


def _missing(found: Dossier) -> Iterator[str]:
    if found.paper is None:
        yield "缺盖章扫描件"
    elif not found.is_stamped:
        unseen = any(one.seal == "unseen" for one in found.every)
        yield "看不出有无印章" if unseen else "未见印章"
    if WORD not in found.files:
        yield f"缺 {WORD}"


def _findings(found: Dossier) -> Iterator[str]:
    """What rules say of every file, whichever was taken; named where it is not the paper that counts."""
    told: set[str] = set()
    for one in sorted(found.every, key=lambda one: one not in (found.paper, found.best)):
        for finding in one.findings:
            said = _BY_RULE.sub("", finding.rstrip("。"))
            said = re.sub(f"(申报单位)?“{re.escape(unit_of(one) or '')}”", "申报单位", said)
            if said not in told:
                yield said if one in (found.paper, found.best) else f"{said}（{one.filename}）"
            told.add(said)


def _differences(found: Dossier) -> Iterator[str]:
    best = next(sort for sort, files in found.files.items() if files[0] is found.best)
    for sort, one in found.others.items():
        if labels := differing(one, found.best):
            yield f"{sort}与 {best}不一致：{_named(labels)}"


def _repeats(found: Dossier) -> Iterator[str]:
    for repeated in found.repeats:
        yield f"重复报送：{repeated.file.filename}（{how(repeated)}）"


def how(repeated: SentAgain) -> str:
    """Say how a file that was sent again differs from the one taken."""
    if repeated.file.filename == repeated.taken.filename:
        return "同一个文件里又有一份"
    if repeated.is_identical:
        return f"与 {repeated.taken.filename} 完全相同"
    labels = differing(repeated.file, repeated.taken)
    if repeated.file.record == repeated.taken.record:
        return f"内容与 {repeated.taken.filename} 相同"
    said = f"{_named(labels)}不同" if labels else "内容有不同"
    return f"{said}，取了 {repeated.taken.filename}，请核对"


def _doubts(sort: str, one: Submitted, best: Submitted) -> Iterator[str]:
    """What was not read surely besides the best, and what that says instead."""
    other = [label for path, label in one.flagged.items() if not _says_the_same(path, one, best)]
    if other:
        yield f"{sort}待核对：{_named(other)}"


def doubts_answered(found: Dossier) -> Iterator[str]:
    """Yield how much was not read surely of another file, but just as the one taken has it: no problem."""
    for sort, one in found.others.items():
        same = [path for path in one.flagged if _says_the_same(path, one, found.best)]
        if same:
            yield f"{sort} {len(same)} 处读得不准，与所取的值相同"


def _says_the_same(path: str, one: Submitted, best: Submitted) -> bool:
    return as_compared(paths.get(one.record, path)) == as_compared(paths.get(best.record, path))


def _named(labels: Iterable[str]) -> str:
    """Labels, each once; many are counted."""
    found = list(dict.fromkeys(labels))
    more = len(found) - MOST_NAMED
    return f"{'、'.join(found[:MOST_NAMED])}{f'等 {len(found)} 处' if more > 0 else ''}"
