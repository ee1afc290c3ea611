"""Sum up what many submissions say (申报汇总表): a row a unit and project, scan and Word file joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from rapidfuzz import fuzz

from zsgx_docs.model import paths
from zsgx_docs.values.characters import half_width, without_blanks

Form = Literal["paper", "word"]
SAME = 88.0
"""The likeness (rapidfuzz's, of 100) of project and unit from which a scan and a Word file are of
one submission; a guess."""
SCOPES = {
    "national_strategy": "服务国家战略",
    "industry_demand": "对接产业需求",
    "digital_technology": "突出数字技术",
}
COMPARED = {
    "project_name": "项目名称",
    "venue": "办班地点",
    "training_dates.text": "办班时间",
    "applicant.name": "申报单位",
    "applicant.contact": "联系人",
    "applicant.mobile": "手机",
    "organiser.name": "承办单位",
    "industry_field": "行业领域",
    "industry_authority": "行业主管部门",
}
FORM_NAMES: Mapping[Form, str] = {"paper": "盖章扫描件", "word": "Word 版"}
_HEADCOUNT = re.compile(r"(?:招收|招生|参训|研修|培训|计划|规模|约)[^。；，,0-9]{0,8}?(\d{1,4})(?:余)?[人名]")
_TERM = re.compile(r"第?([一二三四五六七八九十\d]{1,3})[期批]")
_ACADEMICIAN = re.compile(r"(?:两院|中国科学院|中国工程院)?院士")
_MINISTERIAL = re.compile(r"省部级|副省级|部级领导")


@dataclass(frozen=True, slots=True)
class Submitted:
    """One application form as read from one file. `doubtful` are the labels of its flagged values."""

    filename: str
    form: Form
    record: Mapping[str, Any]
    received: str | None = None
    sealed: bool | None = None
    doubtful: tuple[str, ...] = ()
    flagged: frozenset[str] = frozenset()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that gave no application form, and why."""

    filename: str
    reason: str


@dataclass
class _Submission:
    """What belongs together: at most one of each form, further ones being duplicates."""

    forms: dict[Form, Submitted] = field(default_factory=dict)
    duplicates: list[str] = field(default_factory=list)

    @property
    def best(self) -> Submitted:
        """Word is what was typed; a scan is only read."""
        return self.forms.get("word") or self.forms["paper"]

    def take(self, one: Submitted) -> None:
        if one.form in self.forms:
            self.duplicates.append(one.filename)
        else:
            self.forms[one.form] = one


def submission_summary(
    submitted: Sequence[Submitted], unread: Sequence[RefusedFile] = (), year: int | None = None
) -> dict[str, Any]:
    """Make a record for the template bureau/submission-summary.

    Files that could not be read have rows too.
    """
    years = Counter(y for one in submitted if isinstance(y := one.record.get("programme_year"), int))
    rows = [_row(group) for group in _joined(submitted)]
    rows += [{"project_name": f"（{one.filename}）", "problems": one.reason} for one in unread]
    return {
        "document_type": "submission_summary",
        "year": year or (years.most_common(1)[0][0] if years else None),
        "submissions": [{"no": number, **row} for number, row in enumerate(rows, 1)],
    }


def _joined(submitted: Iterable[Submitted]) -> list[_Submission]:
    """In the order of their first files; each file goes with the submission most like it."""
    groups: list[_Submission] = []
    for one in submitted:
        scored = [(_likeness(one, group.best), number) for number, group in enumerate(groups)]
        best, number = max(scored, default=(0.0, -1))
        if best >= SAME:
            groups[number].take(one)
        else:
            groups.append(_Submission())
            groups[-1].take(one)
    return groups


def _likeness(one: Submitted, other: Submitted) -> float:
    """The lesser of project's and unit's; nothing where both were typed, and not as one project, or where
    they are different terms of a class.
    """
    names = [_plain(paths.get(each.record, "project_name")) for each in (one, other)]
    if names[0] != names[1] and (one.form == other.form == "word" or _are_other_terms(*names)):
        return 0.0
    return min(
        fuzz.ratio(_plain(paths.get(one.record, path)), _plain(paths.get(other.record, path)))
        for path in ("project_name", "applicant.name")
    )


def _are_other_terms(one: str, other: str) -> bool:
    """Whether both say which time the class is held (第二期), and not the same."""
    terms = [found[1] for name in (one, other) if (found := _TERM.search(name))]
    return len(terms) == 2 and terms[0] != terms[1]


def _plain(value: Any) -> str:
    return half_width(without_blanks(str(value or "")))


def _row(group: _Submission) -> dict[str, Any]:
    record = group.best.record

    def said(path: str) -> Any:
        return paths.get(record, path)

    prose = "\n".join(str(said(path) or "") for path in ("participants", "content_and_methods", "purpose"))
    return {
        "project_name": said("project_name"),
        "applicant": said("applicant.name"),
        "organiser": said("organiser.name"),
        "industry_field": said("industry_field"),
        "industry_authority": said("industry_authority"),
        "training_dates": said("training_dates.text"),
        "venue": said("venue"),
        "funding": _ticked({"funding.fiscal": "财政资助", "funding.self_funded": "自筹经费"}, record),
        "self_funding_source": said("funding.self_funding_source"),
        "topic_scope": _ticked({f"topic_scope.{k}.selected": v for k, v in SCOPES.items()}, record),
        "level": _level(prose),
        "headcount": _headcount(prose),
        "dignitaries": _dignitaries(str(said("experts") or "")),
        "education_base": _base(record),
        "contact": said("applicant.contact"),
        "mobile": said("applicant.mobile") or said("applicant.office_phone"),
        "materials": _materials(group),
        "received": min((f.received for f in group.forms.values() if f.received), default=None),
        "problems": _problems(group),
        "review": None,
        "rank": None,
    }


def _ticked(names: Mapping[str, str], record: Mapping[str, Any]) -> str | None:
    return "；".join(name for path, name in names.items() if paths.get(record, path)) or None


def _level(prose: str) -> str | None:
    """Only where one level alone is named."""
    named = [level for level, word in (("national", "国家级"), ("provincial", "省级")) if word in prose]
    return named[0] if len(named) == 1 else None


def _headcount(prose: str) -> str | None:
    found = {int(number) for number in _HEADCOUNT.findall(prose)}
    return f"{found.pop()}人" if len(found) == 1 else None


def _dignitaries(experts: str) -> str | None:
    named = [
        word
        for word, pattern in (("院士", _ACADEMICIAN), ("省部级", _MINISTERIAL))
        if pattern.search(experts)
    ]
    return "、".join(named) or None


def _base(record: Mapping[str, Any]) -> str | None:
    base = "organiser.education_base"
    if paths.get(record, f"{base}.national.selected"):
        batch = paths.get(record, f"{base}.national.batch")
        return f"国家级第{batch}批" if batch else "国家级"
    if paths.get(record, f"{base}.provincial"):
        return "省级"
    return "否" if paths.get(record, f"{base}.none") else None


def _materials(group: _Submission) -> str:
    named = [name for form, name in FORM_NAMES.items() if form in group.forms]
    paper = group.forms.get("paper")
    seal = {True: "有印章", False: "未见印章", None: None}[paper.sealed if paper else None]
    return "、".join([*named, *([seal] if seal else [])])


def _problems(group: _Submission) -> str | None:
    missing = [f"缺{name}" for form, name in FORM_NAMES.items() if form not in group.forms]
    differing = _differing(group)
    said = [
        *missing,
        *([f"扫描件与 Word 版不一致：{'、'.join(differing)}"] if differing else []),
        *(finding for form in group.forms.values() for finding in form.findings),
        *([f"待核对：{'、'.join(dict.fromkeys(group.best.doubtful))}"] if group.best.doubtful else []),
        *([f"重复报送：{'、'.join(group.duplicates)}"] if group.duplicates else []),
    ]
    return "；".join(part.rstrip("。") for part in said) or None


def _differing(group: _Submission) -> list[str]:
    """What both say surely, and not alike."""
    if len(group.forms) < 2:
        return []
    paper, word = group.forms["paper"], group.forms["word"]
    return [
        label
        for path, label in COMPARED.items()
        if path not in paper.flagged
        and _plain(paths.get(paper.record, path)) != _plain(paths.get(word.record, path))
    ]
