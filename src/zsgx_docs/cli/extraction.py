"""`zsgx extract`: reads files and folders into lines of JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from zsgx_docs import desk
from zsgx_docs.cli.kept_readings import KeptReadings
from zsgx_docs.cli.reading import Outcome, SourceFile, read_all
from zsgx_docs.cli.terminal import Decisions, check_folder, edge, escaped_name, print_escaped, progress, write
from zsgx_docs.errors import UsageError
from zsgx_docs.model.submission import Submission

READABLE = {
    *(".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".rtf", ".xml", ".html", ".htm", ".mht"),
    *(".mhtml", ".pdf", ".xlsx", ".xls", ".et", ".csv", ".tsv", ".jpg", ".jpeg", ".png"),
    *(".tif", ".tiff", ".bmp", ".webp"),
    *(".gif", ".heic", ".heif", ".avif", ".jp2", ".eml", ".zip"),
}
"""What is taken from a folder; files named one by one are taken whatever they are called."""
UNKNOWN = "不认识的文件"
WRITABLE = (".json", ".xlsx", ".csv", ".pdf")


def extract(
    paths: Sequence[Path], template: str | None, output: Path | None, jobs: int, fresh: bool = False
) -> int:
    """Print (or write) the results of all files; return the exit status."""
    _check_output(output)
    sources = sources_in(paths)
    single = len(sources) == 1 and not paths[0].is_dir() and sources[0].attachment is None
    passed_over = tuple(left_out(paths, sources, {output.resolve()} if output else ()))
    kept: list[Outcome] = []
    bad = 0
    for outcome in outcomes(sources, template, jobs, fresh):
        if single and "error" in outcome:
            edge.complain(outcome["error"]["message"])
            return edge.BAD_INPUT
        bad += "error" in outcome
        if output is None:
            print_escaped(json.dumps(outcome, ensure_ascii=False), flush=True)
        else:
            kept.append(outcome)
    if output is not None:
        write(output, _file(sources, kept, single, output.suffix.lower()))
        _tell(output, sources, kept, passed_over)
    else:
        for name, why in passed_over:
            edge.complain(f"{name}：{why}。")
    if bad:
        edge.complain(f"{len(sources)} 份文件中有 {bad} 份没有读出，原因见各自的 error。")
    return edge.BAD_INPUT if bad else 0


def _tell(
    output: Path,
    sources: Sequence[SourceFile],
    outcomes: Sequence[Outcome],
    passed_over: Iterable[tuple[str, str]],
) -> None:
    """What was read and written, and in which file how much needs a look."""
    decisions = Decisions()
    decisions.say("写出", str(output))
    papers = [
        (source.called, paper)
        for source, outcome in zip(sources, outcomes, strict=True)
        if "error" not in outcome
        for paper in (outcome, *outcome["more"])
    ]
    kinds = Counter(desk.template(p["template"]).title if p["template"] else UNKNOWN for _, p in papers)
    found = "、".join(f"{title}{count}份" for title, count in kinds.items())
    decisions.say("读入", f"{len(outcomes)}份文件{f'：{found}' if found else ''}。")
    decisions.say("没有采用", *(f"{name}：{why}。" for name, why in passed_over))
    for name, paper in papers:
        doubtful = sum(leaf["needs_review"] for leaf in paper["fields"])
        if doubtful:
            decisions.look(f"{name}：{doubtful}个值要核对。")
    decisions.tell()


def _file(sources: Sequence[SourceFile], outcomes: Sequence[Outcome], single: bool, suffix: str) -> bytes:
    if suffix == ".json":
        found = json.dumps(outcomes[0] if single else outcomes, ensure_ascii=False, indent=1)
        return found.encode("utf-8", "backslashreplace")
    if suffix == ".pdf":
        return desk.report(
            [(s.load, outcome) for s, outcome in zip(sources, outcomes, strict=True)], apart=True
        )
    return desk.export(outcomes, "xlsx" if suffix == ".xlsx" else "csv", apart=True)


def _check_output(output: Path | None) -> None:
    if output is None:
        return
    if output.suffix.lower() not in WRITABLE:
        raise UsageError(f"{output}：只能写成 {'、'.join(WRITABLE)}。")
    check_folder(output)


def sources_in(paths: Sequence[Path]) -> list[SourceFile]:
    """Return the files to read: those of folders, and those in mails and archives, in their order."""
    found: list[SourceFile] = []
    for path in paths:
        for source in _walked(path) if path.is_dir() else [SourceFile(path, escaped_name(path.name))]:
            found += _inside(source) or [source]
    return found


def _inside(source: SourceFile) -> list[SourceFile]:
    """The files in a mail or an archive; what in it is no paper is told. Nothing where it is neither."""
    try:
        contents = desk.attachments(source.path, source.name, apart=True)
    except Exception:  # reading it says why, in a line of its own
        return []
    if contents is None:
        return []
    for name, why in contents.left_out:
        edge.complain(f"{source.name}：没有读 {name}（{why}）。")
    attachments = [replace(each, submission=_shown(each.submission)) for each in contents.attachments]
    return [SourceFile(source.path, escaped_name(each.name), each) for each in attachments]


def _shown(submission: Submission) -> Submission:
    """What a mail or archive calls itself, safe to be written anywhere."""
    return replace(
        submission,
        name=escaped_name(submission.name),
        sender=submission.sender and escaped_name(submission.sender),
        subject=submission.subject and escaped_name(submission.subject),
    )


def _walked(folder: Path) -> list[SourceFile]:
    """The readable files below a folder, by name; hidden ones and Word's locks left out."""
    inside = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READABLE and not path.name.startswith((".", "~$")) and _may_be_file(path)
    )
    if not inside:
        raise UsageError(f"{folder}：文件夹里没有可读的文件（.docx .doc .pdf、图片、邮件或压缩包）。")
    return [SourceFile(path, escaped_name(path.relative_to(folder).as_posix())) for path in inside]


def _may_be_file(path: Path) -> bool:
    """What cannot even be looked at says so in a line of its own when it is read."""
    try:
        return path.is_file()
    except OSError:
        return True


def left_out(
    paths: Sequence[Path], sources: Sequence[SourceFile], own: Iterable[Path]
) -> Iterator[tuple[str, str]]:
    """Yield the files of folders that are not read, and why; hidden ones and our own are not spoken of."""
    read = {source.path.resolve() for source in sources} | set(own)
    for folder in (path for path in paths if path.is_dir()):
        for path in sorted(folder.rglob("*")):
            if _may_be_file(path) and not path.name.startswith((".", "~$")) and path.resolve() not in read:
                named = escaped_name(path.relative_to(folder).as_posix())
                yield named, f"{path.suffix or '没有扩展名的'} 文件读不了，没有读"


def outcomes(
    sources: Sequence[SourceFile], template: str | None, jobs: int, fresh: bool = False
) -> Iterator[Outcome]:
    """Yield one outcome a file, in the order of the files; `fresh`: each is read, whatever was kept."""
    desk.prepare_workers(min(jobs, len(sources)))  # before the bar has a thread
    with progress(len(sources)) as shown:
        reading = read_all(jobs, sources, template, shown, KeptReadings.of_user(fresh))
        for source, outcome in zip(sources, reading, strict=True):
            shown.done(source.name)
            yield outcome
