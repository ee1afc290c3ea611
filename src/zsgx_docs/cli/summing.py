"""`zsgx summary`: sums up the submissions of a folder as one table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, cast

from zsgx_docs import desk
from zsgx_docs.cli.extraction import left_out, outcomes, sources_in
from zsgx_docs.cli.reading import SourceFile
from zsgx_docs.cli.terminal import Decisions, check_folder, write
from zsgx_docs.errors import UsageError
from zsgx_docs.records.submissions import RefusedFile, Submitted, account_of, submission_summary

WRITABLE = (".docx", ".xlsx", ".pdf")


def summary(
    folder: Path, output: Path | None, jobs: int, expected: Path | None = None, fresh: bool = False
) -> None:
    """Read a folder's files, write the summary of their submissions, and say what was decided."""
    target = _target(output)
    if not folder.is_dir():
        raise UsageError(f"{folder}：不是文件夹，请给出放申报材料的文件夹。")
    listed = desk.expected_units(expected, apart=True) if expected else None
    own = {path.resolve() for path in (target, expected) if path}
    sources = [source for source in sources_in([folder]) if source.path.resolve() not in own]
    passed_over = tuple(left_out([folder], sources, own))
    submitted, refused = _read(sources, jobs, fresh)
    summed = submission_summary(submitted, refused, listed)
    fmt = cast(Literal["docx", "pdf", "xlsx"], target.suffix.lower().removeprefix("."))
    write(target, desk.summary(summed, fmt, apart=True))
    decisions = Decisions()
    decisions.say("写出", str(target))
    for topic, line in account_of(summed, len(sources), passed_over):
        decisions.say(topic, line)
    if any(source.submission is None or source.submission.received_at is None for source in sources):
        decisions.say("推断", "收到时间：邮件取收到的日期，其余取文件的修改日期，仅供参考")
    decisions.tell()


def _target(output: Path | None) -> Path:
    if output is None:
        raise UsageError("请用 -o 写明写到哪个文件，扩展名 .docx、.xlsx 或 .pdf。")
    if output.suffix.lower() not in WRITABLE:
        raise UsageError(f"{output}：只能写成 {'、'.join(WRITABLE)}。")
    check_folder(output)
    return output


def _read(sources: Sequence[SourceFile], jobs: int, fresh: bool) -> tuple[list[Submitted], list[RefusedFile]]:
    """The application forms in the files, and the files that have none."""
    submitted: list[Submitted] = []
    refused: list[RefusedFile] = []
    read = list(zip(sources, outcomes(sources, None, jobs, fresh), strict=True))
    broken = _broken_rules(read)
    for source, outcome in read:
        found = list(_submitted(source, outcome, iter(broken.get(source.called, ()))))
        submitted += found
        if not found:
            reason = outcome["error"]["message"] if "error" in outcome else desk.NOT_AN_APPLICATION
            refused.append(RefusedFile(source.called, reason, source.came_in))
    return submitted, refused


def _broken_rules(read: Sequence[tuple[SourceFile, Mapping[str, Any]]]) -> dict[str, list[tuple[str, ...]]]:
    """What rules are broken by each application form of each file, as sentences; those of seals apart."""
    papers = [desk.ToCheck(s.called, outcome, s.came_in) for s, outcome in read if "error" not in outcome]
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in desk.check(papers).judged:
        if one.document_type == desk.APPLICATION:
            broken = desk.broken_rules(finding.to_json() for finding in one.findings)
            found.setdefault(one.filename, []).append(broken)
    return found


def _submitted(
    source: SourceFile, outcome: Mapping[str, Any], broken: Iterator[tuple[str, ...]]
) -> Iterator[Submitted]:
    """The application forms of one file, each with the rules that it breaks."""
    if "error" not in outcome:
        changed = datetime.datetime.fromtimestamp(source.path.stat().st_mtime).isoformat(timespec="minutes")
        yield from desk.submitted_forms(outcome, source.called, changed, source.came_in, broken)
