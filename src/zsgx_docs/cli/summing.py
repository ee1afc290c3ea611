"""`zsgx summary`: sums up the submissions of a folder as one table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from zsgx_docs import desk
from zsgx_docs.cli.extraction import outcomes, sources_in
from zsgx_docs.cli.reading import SourceFile
from zsgx_docs.cli.terminal import check_folder, edge, write
from zsgx_docs.errors import UsageError
from zsgx_docs.records.submissions import RefusedFile, Submitted

WRITABLE = (".docx", ".xlsx", ".pdf")
APPLICATION = "application_form"
NOT_AN_APPLICATION = "不是申报表，请核对"


def summary(folder: Path, output: Path | None, jobs: int) -> None:
    """Read a folder's files and write the summary of their submissions."""
    target = _target(output)
    if not folder.is_dir():
        raise UsageError(f"{folder}：不是文件夹，请给出放申报材料的文件夹。")
    submitted: list[Submitted] = []
    unread: list[RefusedFile] = []
    sources = sources_in([folder])
    for source, outcome in zip(sources, outcomes(sources, None, jobs), strict=True):
        found = list(_submitted(source.path, _called(source), outcome))
        submitted += found
        if not found:
            reason = outcome["error"]["message"] if "error" in outcome else NOT_AN_APPLICATION
            unread.append(RefusedFile(_called(source), reason))
            edge.complain(reason if _called(source) in reason else f"{_called(source)}：{reason}")
    write(target, desk.summary(submitted, unread, target.suffix.lower().removeprefix(".")))


def _target(output: Path | None) -> Path:
    if output is None:
        raise UsageError("请用 -o 写明写到哪个文件，扩展名 .docx、.xlsx 或 .pdf。")
    if output.suffix.lower() not in WRITABLE:
        raise UsageError(f"{output}：只能写成 {'、'.join(WRITABLE)}。")
    check_folder(output)
    return output


def _called(source: SourceFile) -> str:
    """Where a file lies, for people: in which mail or archive too."""
    return f"{source.submission.name}/{source.name}" if source.submission else source.name


def _submitted(path: Path, name: str, outcome: Mapping[str, Any]) -> Iterator[Submitted]:
    """The application forms of one file."""
    if "error" in outcome:
        return
    submission = outcome["source"]["submission"]
    received = (submission or {}).get("received_at") or ""
    received = received[:10] or datetime.date.fromtimestamp(path.stat().st_mtime).isoformat()
    is_word = outcome["source"]["kind"] == "docx"
    for paper in (outcome, *(outcome.get("more") or ())):
        if paper["document_type"] == APPLICATION:
            flagged = [leaf for leaf in paper["fields"] if leaf["needs_review"]]
            yield Submitted(
                filename=name,
                form="word" if is_word else "paper",
                record=paper["record"],
                received=received,
                sealed=None if is_word else bool(paper["seals"]),
                doubtful=tuple(leaf["label"] for leaf in flagged),
                flagged=frozenset(leaf["path"] for leaf in flagged),
                findings=tuple(finding["message"] for finding in paper.get("findings") or ()),
            )
