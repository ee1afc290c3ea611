"""Checks papers by the rules of the notices, and lists the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from zsgx_docs.desk.apart import ask
from zsgx_docs.desk.listing import sample
from zsgx_docs.desk.loading import load_class, load_record, record_text
from zsgx_docs.errors import RecordError, UsageError

if TYPE_CHECKING:
    from zsgx_docs.check.rules import Notices, PaperFindings, Rule, Subject
    from zsgx_docs.template.template import Template

NOTICES = ("call_notice", "plan_notice")
GIVEN, FOUND, SAMPLE = "所给的通知", "材料里的通知", "随程序的样例"


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A paper to check: a result of reading as JSON, or a record under `record`.

    `folder` is the mail, archive or folder whose papers belong together.
    """

    name: str
    result: Mapping[str, Any]
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedPapers:
    """What the rules say of each paper and class, and the notices they rest on, each with its origin.

    `unknown` are the files that are no paper that rules know.
    """

    judged: tuple[PaperFindings, ...]
    notices: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def check(
    papers: Sequence[ToCheck],
    notice: Mapping[str, Any] | None = None,
    template: str | None = None,
    is_whole: bool = False,
) -> CheckedPapers:
    """Check papers under a notice; without one under those among the papers, else each under its issuer's.

    `template` says what a record without a type is; `is_whole`: nothing else was sent in with these.
    Raises RecordError, UsageError.
    """
    from zsgx_docs.check.rules import judged

    forms = _Forms(template)
    subjects = [subject for paper in papers for subject in _subjects(paper, forms)]
    shelf = _Shelf(subjects, notice)
    found = tuple(judged(subjects, shelf.for_paper, is_whole))
    known = {subject.filename for subject in subjects}
    unknown = tuple(paper.name for paper in papers if paper.name not in known)
    return CheckedPapers(found, tuple(shelf.used), unknown)


def rules() -> Mapping[str, Rule]:
    """List the rules by number."""
    from zsgx_docs.check.rules import all_rules

    return all_rules()


def quoted_sentence(rule: Rule) -> str:
    """Return the sentence that a rule rests on, word for word as the notice that it comes from has it."""
    from zsgx_docs.check.rules import sentence_of

    name = {"湖北通知": "hubei/call-notice", "天津通知": "tianjin/plan-notice"}.get(rule.source)
    return sentence_of(rule, sample(name) if name else None)


def load_notice(path: Path, apart: bool = False) -> dict[str, Any]:
    """Load the record of a notice, or a result of reading one; a file from outside `apart`, by a worker.

    Raises NotFound, RecordError, UsageError, WorkStopped.
    """
    record = load_record(path, apart=apart)
    if record.get("document_type") not in NOTICES:
        told = "不是征集选题通知（call_notice）或公布项目计划通知（plan_notice）的记录"
        raise UsageError(f"{path}：{told}，请核对 document_type。")
    return record


def load_to_check(path: str | Path, apart: bool = False) -> list[Mapping[str, Any]]:
    """Load records or results of reading from .json, .yaml (`-`: standard input); of a class file all papers.

    A file from outside is looked into `apart`, by a worker. Raises UnreadableFile, RecordError, NotFound,
    WorkStopped.
    """
    text, name = record_text(path)
    several = records_in(text, name, apart)
    if len(several) == 1 and several[0].get("document_type") == "class":
        from zsgx_docs.records.class_pack import ALL_PAPERS

        held = load_class(path, apart=apart)
        return [{"template": paper.template, "record": paper.record(held)} for paper in ALL_PAPERS]
    own = [one for one in several if not {"findings", "notices"} <= one.keys()]  # else what check wrote
    return [one if "record" in one or "error" in one else {"record": one} for one in own]


def records_in(text: str, filename: str, apart: bool = False) -> list[dict[str, Any]]:
    """Return the records, or the results of reading, in a text. As `load_to_check`."""
    if apart:
        return cast("list[dict[str, Any]]", ask("records_in", {"text": text, "filename": filename}, filename))
    from zsgx_docs.read.entry import values_in

    found = values_in(text, filename)
    several = found if isinstance(found, list) else [found]
    if not several or not all(isinstance(one, dict) for one in several):
        raise RecordError(f"{filename}：内容不是记录（应为“名称: 值”的形式），也不是 extract 的结果。")
    return several


class _Shelf:
    """The notices at hand, and which of them applies to which paper."""

    def __init__(self, subjects: Sequence[Subject], given: Mapping[str, Any] | None) -> None:
        self.used: dict[str, None] = {}
        self._samples: dict[str, Notices] = {}
        found = [(s.document_type, s.record) for s in subjects if s.document_type in NOTICES]
        self._fixed = dict([(str(given["document_type"]), given)] if given else found)
        self._origin = GIVEN if given else FOUND

    def for_paper(self, subject: Subject) -> Notices:
        if self._fixed:
            return self._taken(self._fixed, self._origin)
        issuer = subject.template.name.partition("/")[0] if subject.template else ""
        return self._taken(self._of_issuer(issuer) or self._of_home(subject), SAMPLE)

    def _taken(self, notices: Notices, origin: str) -> Notices:
        self.used |= {_named(record, origin): None for record in notices.values()}
        return notices

    def _of_issuer(self, issuer: str) -> Notices:
        if issuer not in self._samples:
            self._samples[issuer] = _samples_of(issuer)
        return self._samples[issuer]

    def _of_home(self, subject: Subject) -> Notices:
        """The sample of the province that the paper is of, for papers that no issuer of notices has made."""
        from zsgx_docs.check.rules import home_of

        home = home_of(subject.record)
        for notices in map(self._of_issuer, _issuers() if home else ()):
            if any(home_of(record) == home for record in notices.values()):
                return notices
        return {}


def _named(record: Mapping[str, Any], origin: str) -> str:
    said = record.get("document_number") or f"{record.get('issue_date') or '日期不详'}印发"
    return f"{record.get('year') or ''}年度通知（{said}，{origin}）"


@cache
def _issuers() -> tuple[str, ...]:
    from zsgx_docs.template.catalogue import samples_folder

    return tuple(sorted({file.parent.name for file in samples_folder().glob("*/*-notice.yaml")}))


def _samples_of(issuer: str) -> dict[str, Mapping[str, Any]]:
    from zsgx_docs.template.catalogue import samples_folder

    files = samples_folder().glob(f"{issuer}/*-notice.yaml") if issuer else ()
    records = [sample(f"{issuer}/{file.stem}") for file in sorted(files)]
    return {str(r["document_type"]): r for r in records if r.get("document_type") in NOTICES}


class _Forms:
    """The templates that papers are of, each looked up once."""

    def __init__(self, wanted: str | None) -> None:
        self._wanted = wanted
        self._found: dict[tuple[str | None, str | None], Template | None] = {}

    def of(self, named: str | None, kind: str | None) -> Template | None:
        """By name, else the first of that type; None for what is no known paper. Raises UsageError."""
        if (named, kind) not in self._found:
            self._found[named, kind] = self._look_up(named or self._wanted, kind)
        return self._found[named, kind]

    def _look_up(self, name: str | None, kind: str | None) -> Template | None:
        from zsgx_docs.template.catalogue import default_catalogue

        catalogue = default_catalogue()
        if name:
            return catalogue.get(name)
        if kind is None:
            raise UsageError("记录里没有 document_type，请用 -t 写明模板。")
        return next((template for template in catalogue if template.settings.document_type == kind), None)


def subjects_in(paper: ToCheck) -> list[Subject]:
    """Return the papers of a result for the rules to look at. Raises NotFound, UsageError."""
    return list(_subjects(paper, _Forms(None)))


def _subjects(paper: ToCheck, forms: _Forms) -> Iterable[Subject]:
    from zsgx_docs.check.rules import Subject, doubted_in_result

    result = paper.result
    source = result.get("source") or {}
    came_in = source.get("submission") or {}
    for one in (result, *(result.get("more") or ())):
        record = dict(one["record"])
        own = forms.of(one.get("template"), one.get("document_type") or record.pop("document_type", None))
        if own is None:
            continue
        yield Subject(
            filename=paper.name,
            document_type=own.settings.document_type,
            record=record,
            template=own,
            doubted=doubted_in_result(one.get("fields") or (), own, record),
            kind=source.get("kind"),
            received_at=came_in.get("received_at"),
            recipient=came_in.get("recipient"),
            sha256=source.get("sha256"),
            folder=paper.folder,
            found=tuple(_finding(finding) for finding in one.get("findings") or ()),
        )


def _finding(found: Mapping[str, Any]) -> Any:
    from zsgx_docs.model.finding import Finding

    return Finding(
        found["rule"],
        found["severity"],
        found["outcome"],
        tuple(found["paths"]),
        found["message"],
        found["basis"],
    )
