"""Sort one unit's files for one project by what they are: Word file, stamped paper, other papers, repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zsgx_docs.model import paths
from zsgx_docs.records.submissions.alike import names_of
from zsgx_docs.records.submissions.submitted import Submitted
from zsgx_docs.values.comparing import as_compared

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
    "funding.fiscal": "财政资助",
    "funding.self_funded": "自筹经费",
    "funding.self_funding_source": "自筹来源",
    "topic_scope.national_strategy.selected": "服务国家战略",
    "topic_scope.industry_demand.selected": "对接产业需求",
    "topic_scope.digital_technology.selected": "突出数字技术",
    "organiser.education_base.national.selected": "国家级基地",
    "organiser.education_base.national.batch": "基地批次",
    "organiser.education_base.provincial": "省级基地",
}
"""What the summary shows of a form, by path."""


WORD = "Word 版"
FURTHER_PAGE = "其余页"
"""A paper that names neither project nor unit: the second of two photographed pages."""
SORTS = (WORD, "盖章扫描件", "盖章 PDF", "扫描件", "PDF", FURTHER_PAGE)
"""The sorts of files, in the order in which they are named; of papers the first counts."""


@dataclass(frozen=True, slots=True)
class SentAgain:
    """A file that was sent again, and that of the same sort which was taken."""

    file: Submitted
    taken: Submitted

    @property
    def is_identical(self) -> bool:
        """Tell whether it is the same file, byte by byte."""
        return self.file.sha256 is not None and self.file.sha256 == self.taken.sha256


@dataclass(frozen=True, slots=True)
class Dossier:
    """One unit's application for one project: its files by sort, of each sort the one taken first."""

    files: Mapping[str, Sequence[Submitted]]

    @property
    def paper(self) -> Submitted | None:
        """The paper that counts: stamped if one is, else a scan rather than a print."""
        return next((self.files[sort][0] for sort in SORTS[1:] if sort in self.files), None)

    @property
    def best(self) -> Submitted:
        """The file whose values are shown: Word is what was typed, then the paper that counts."""
        return next(self.files[sort][0] for sort in SORTS if sort in self.files)

    @property
    def is_stamped(self) -> bool:
        """Tell whether any of the files bears a seal."""
        return any(one.is_stamped for one in self.every)

    @property
    def others(self) -> dict[str, Submitted]:
        """What was taken besides the best, by sort."""
        named = [(sort, files[0]) for sort, files in self.files.items() if sort != FURTHER_PAGE]
        return {sort: one for sort, one in named if one is not self.best}

    @property
    def every(self) -> list[Submitted]:
        """All files, of each sort the one taken first."""
        return [one for files in self.files.values() for one in files]

    @property
    def repeats(self) -> list[SentAgain]:
        """What was sent again of each sort."""
        sorts = [files for sort, files in self.files.items() if sort != FURTHER_PAGE]
        return [SentAgain(one, files[0]) for files in sorts for one in files[1:]]


def dossier(group: Sequence[Submitted]) -> Dossier:
    """Sort a group's files. Of each sort the last received is taken, the unit's own seal before others."""
    files: dict[str, list[Submitted]] = {sort: [] for sort in SORTS}
    for one in group:
        files[sort_of(one)].append(one)
    return Dossier({sort: _taken_first(found) for sort, found in files.items() if found})


def sort_of(one: Submitted) -> str:
    """Name what a file is."""
    if one.form == "word":
        return WORD
    if not any(names_of(one)):
        return FURTHER_PAGE
    if one.form == "scan":
        return "盖章扫描件" if one.is_stamped else "扫描件"
    return "盖章 PDF" if one.is_stamped else "PDF"


def _taken_first(found: Sequence[Submitted]) -> list[Submitted]:
    last = max(found, key=lambda one: (one.seal == "own", one.received or ""))
    taken = next(one for one in found if one is last or (one.sha256 and one.sha256 == last.sha256))
    return [taken, *(one for one in found if one is not taken)]


def differing(one: Submitted, other: Submitted) -> list[str]:
    """Return the labels of what both say surely, and not alike."""
    return [label for path, label in COMPARED.items() if _differ(path, one, other)]


def _differ(path: str, one: Submitted, other: Submitted) -> bool:
    unsure = path in one.flagged or path in other.flagged
    return not unsure and as_compared(paths.get(one.record, path)) != as_compared(
        paths.get(other.record, path)
    )
