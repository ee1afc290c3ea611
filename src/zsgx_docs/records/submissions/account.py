"""Say in a few Chinese lines what was decided while submissions were summed up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from zsgx_docs.records.submissions.dossier import WORD, Dossier
from zsgx_docs.records.submissions.problems import how
from zsgx_docs.records.submissions.rows import INFERRED, Row
from zsgx_docs.records.submissions.summing_up import SummedUp

Topic = Literal["读入", "取用", "重复报送", "推断", "没有采用", "未报送", "名单以外", "请核对"]
Told = tuple[Topic, str]
MOST_ROWS = 12
"""Rows named one by one in a line of the account, more are counted: a guess, what one line holds."""


def account_of(summed: SummedUp, files: int, left_out: tuple[tuple[str, str], ...]) -> Iterator[Told]:
    """Yield by topic what was read, taken, sent again, inferred, left out, missing, and what needs a look.

    `files` were read, `left_out` are those that were not, each with the cause.
    """
    found = [(number, row, row.found) for number, row in enumerate(summed.rows, 1) if row.found]
    units = {row.values["applicant"] for _, row, _ in found if row.values["applicant"]}
    yield "读入", f"{files} 份文件，{len(units)} 家单位，{len(found)} 个申报项目"
    for number, row, dossier in found:
        unit = row.values["applicant"] or row.values["project_name"]
        if len(dossier.every) > 1:
            yield "取用", f"第 {number} 行 {unit}：{_taken(dossier)}"
        for repeated in dossier.repeats:
            yield "重复报送", f"第 {number} 行 {repeated.file.filename}：{how(repeated)}"
    yield from _inferred(found)
    for refused in summed.refused:
        said = refused.reason.rstrip("。")
        yield "没有采用", said if refused.filename in said else f"{refused.filename}：{said}"
    for name, why in left_out:
        yield "没有采用", f"{name}：{why}"
    yield from _of_list(summed)
    rows = [number for number, row in enumerate(summed.rows, 1) if row.problems or row.doubtful]
    if rows:
        yield "请核对", f"第 {'、'.join(map(str, rows))} 行，见表中“问题”"


def _taken(found: Dossier) -> str:
    """Which file gave the values and which stands for the paper, and why where there was a choice."""
    best, paper = found.best, found.paper
    if paper is None:
        return f"内容取 {best.filename}"
    elsewhere = "印章在别的文件上" if found.is_stamped else "都没有盖章"
    why = "盖有印章" if paper.is_stamped else elsewhere
    rest = [one.filename for one in found.others.values() if one is not paper]
    instead = f"，不取 {'、'.join(rest)}" if rest else ""
    if best is paper:
        return f"内容、印章都看 {paper.filename}（{why}，没有 {WORD}）{instead}"
    return f"内容取 {best.filename}（{WORD}），纸质件取 {paper.filename}（{why}）{instead}"


def _inferred(found: list[tuple[int, Row, Dossier]]) -> Iterator[Told]:
    for column, label in INFERRED.items():
        said = [(number, row) for number, row, _ in found if column in row.inferred]
        if said:
            named = "；".join(
                f"第 {number} 行{row.inferred[column].removeprefix('推断自')}"
                for number, row in said[:MOST_ROWS]
            )
            more = f"；等 {len(said)} 行" if len(said) > MOST_ROWS else ""
            yield "推断", f"{label}（申报表没有这一栏，取自正文）：{named}{more}"


def _of_list(summed: SummedUp) -> Iterator[Told]:
    expected = summed.expected
    if expected is None:
        return
    missing = f"{len(expected.missing)} 家：{'、'.join(expected.missing)}"
    maybe = f"（有 {len(summed.refused)} 份文件没有采用，也许在其中）" if summed.refused else ""
    yield "未报送", f"{missing}{maybe}" if expected.missing else "没有，应报名单中的单位都已报送"
    if expected.strangers:
        yield "名单以外", f"{len(expected.strangers)} 家：{'、'.join(sorted(expected.strangers))}"
    for name, remark in expected.remarks.items():
        yield "请核对", f"“{name}”{remark}"
    for name in expected.twice:
        yield "请核对", f"应报名单中“{name}”出现不止一次，只算一家"
