"""Tells people what the rules say of papers: by paper, the gravest first, with the place on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from zsgx_docs.desk.apart import ask

if TYPE_CHECKING:
    from zsgx_docs.check.rules import PaperFindings
    from zsgx_docs.model.finding import Finding

DEGREES = ("错误", "提醒", "提示", "无法判断", "请人工判断")
"""How grave a finding is, in the order in which findings are told."""
_DEGREE = {"error": "错误", "warning": "提醒", "info": "提示"}
MOST_PLACES = 3
"""Places that a line names; a guess: more would not be looked up."""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as people are told it; `place` is where it stands on the paper."""

    paper: str
    title: str
    degree: str
    rule: str
    said: str
    basis: str
    place: str


def paper_titles() -> dict[str, str]:
    """Return what people call each type of paper, in short."""
    from zsgx_docs.check.rules import TITLES_OF_PAPERS

    return {**TITLES_OF_PAPERS, "submission_summary": "申报汇总表"}


def finding_lines(
    judged: Iterable[PaperFindings], results: Mapping[str, Mapping[str, Any]]
) -> list[FindingLine]:
    """Return a line a finding; `results` are those of reading, by the names of the papers."""
    from zsgx_docs.check.rules import TITLES_OF_PAPERS

    lines = [
        FindingLine(
            paper.filename,
            TITLES_OF_PAPERS.get(paper.document_type, "不认识的文件"),
            degree_of(finding),
            finding.rule,
            _said(finding),
            finding.basis,
            ""
            if finding.outcome == "cannot_tell"
            else _places(finding.paths, results.get(paper.filename) or {}),
        )
        for paper in judged
        for finding in paper.findings
    ]
    order = {name: place for place, name in enumerate(dict.fromkeys(line.paper for line in lines))}
    return sorted(lines, key=lambda line: (order[line.paper], DEGREES.index(line.degree)))


def degree_of(finding: Finding) -> str:
    """Return how grave a finding is, in Chinese."""
    if finding.outcome == "violated":
        return _DEGREE[finding.severity]
    return "无法判断" if finding.outcome == "cannot_tell" else "请人工判断"


def findings_file(
    lines: Sequence[FindingLine],
    papers: Iterable[tuple[str, str]],
    notices: Sequence[str],
    fmt: Literal["xlsx", "pdf"],
    apart: bool = False,
) -> bytes:
    """Write what the rules say as a workbook or a report; `papers` are names and types of all checked.

    What came from outside is written `apart`, by a worker. Raises MissingTool, WorkStopped.
    """
    told = [asdict(line) for line in lines]
    return findings_written(told, [list(paper) for paper in papers], list(notices), fmt, apart)


def findings_written(
    lines: Sequence[Mapping[str, str]],
    papers: Sequence[Sequence[str]],
    notices: Sequence[str],
    fmt: Literal["xlsx", "pdf"],
    apart: bool = False,
) -> bytes:
    """Write the same of plain data. As `findings_file`."""
    if apart:
        given = {"lines": lines, "papers": papers, "notices": notices, "fmt": fmt}
        return cast(bytes, ask("findings_written", given, "检查结果"))
    if fmt == "xlsx":
        from zsgx_docs.render.tables import findings_workbook

        return findings_workbook([*line.values()] for line in lines)
    from zsgx_docs.check.rules import TITLES_OF_PAPERS
    from zsgx_docs.render.page import findings_pdf

    titled = [(name, TITLES_OF_PAPERS.get(kind, "不认识的文件")) for name, kind in papers]
    told = [
        {
            "name": name,
            "title": title,
            "findings": [line for line in lines if (line["paper"], line["title"]) == (name, title)],
        }
        for name, title in titled
    ]
    return findings_pdf(told, notices)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as people are told it; `decided` says who decides, and why where the program cannot."""

    id: str
    papers: str
    severity: str
    decided: str
    sentence: str
    source: str
    automatic: bool
    reads: tuple[str, ...]
    parameters: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "reads": list(self.reads), "parameters": list(self.parameters)}


def rule_lines() -> list[RuleLine]:
    """List the rules as people are told them, their numbers as the sample notices have them."""
    from zsgx_docs.check.rules import TITLES_OF_PAPERS
    from zsgx_docs.desk.checks.checking import quoted_sentence, rules

    return [
        RuleLine(
            rule.id,
            "、".join(TITLES_OF_PAPERS[paper] for paper in rule.papers) or "—",
            _DEGREE[rule.severity],
            "程序" if rule.is_automatic else f"人工：{rule.by_hand}",
            quoted_sentence(rule),
            rule.source,
            rule.is_automatic,
            rule.reads,
            rule.parameters,
        )
        for rule in rules().values()
    ]


def _said(finding: Finding) -> str:
    """The sentence without the rule that it rests on, which stands beside it."""
    quoted = f"{finding.rule}“{finding.basis}”"
    said = finding.message.removesuffix(f"（依据{quoted}）。").removesuffix(f"（{quoted}，请人工判断）。")
    return said.removesuffix(f"是否符合{quoted}。").removesuffix("，再看").removesuffix("。") + "。"


def _places(paths: Sequence[str], result: Mapping[str, Any]) -> str:
    """Page, or place in a Word file, of the paths that were read; else the paths."""
    papers = (result, *(result.get("more") or ()))
    fields = {field["path"]: field for paper in papers for field in paper.get("fields") or ()}
    told = [_place(fields[path]) if path in fields else path for path in paths]
    distinct = [place for place in dict.fromkeys(told) if place]
    more = f"等{len(distinct)}处" if len(distinct) > MOST_PLACES else ""
    return "、".join(distinct[:MOST_PLACES]) + more


def _place(field: Mapping[str, Any]) -> str:
    place = field.get("place") or {}
    if field.get("page"):
        return f"第{field['page']}页“{field['label']}”"
    if place.get("table") is not None:
        return f"表{place['table'] + 1}第{place['row'] + 1}行“{field['label']}”"
    if place.get("paragraph") is not None:
        return f"第{place['paragraph'] + 1}段“{field['label']}”"
    return f"“{field['label']}”"
