"""`zsgx check` and `zsgx rules`: tell what is wrong with papers by the notices, and which rules there are."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from zsgx_docs import desk
from zsgx_docs.cli.extraction import outcomes, sources_in
from zsgx_docs.cli.terminal import Decisions, check_folder, edge, print_escaped, write
from zsgx_docs.errors import UsageError, ZsgxError
from zsgx_docs.model.extraction import UNKNOWN

if TYPE_CHECKING:
    from zsgx_docs.cli.reading import Outcome, SourceFile

VIOLATED = 1
"""Exit status where a rule of severity error is violated: by definition, as linters have it."""
RECORDS = (".yaml", ".yml", ".json")
WRITABLE = (".json", ".xlsx", ".pdf")
MOST_ALIKE = 4
"""Findings of one rule on one paper that are printed one by one: a guess, more are counted."""


def check(
    paths: Sequence[Path], notice: Path | None, template: str | None, as_json: bool, output: Path | None
) -> int:
    """Print (or write) what the rules say of all papers; return the exit status."""
    _check_output(output)
    given = desk.load_notice(notice, apart=True) if notice else None
    own = {path.resolve() for path in (output, notice) if path}
    papers, bad = _papers(paths, template, own)
    if bad and len(paths) == 1 and not paths[0].is_dir() and not papers:
        edge.complain(bad[0]["error"]["message"])
        return edge.BAD_INPUT
    is_whole = any(path.is_dir() for path in paths) or any(_came_together(paper) for paper in papers)
    checked = desk.check(papers, given, template, is_whole)
    if output is None and not as_json:
        _print_lines(checked, papers)
    elif output is None or output.suffix.lower() == ".json":
        _put_json([*_entries(checked, papers), *bad], output)
    else:
        write(output, _file(checked, papers, output.suffix.lower()))
    _tell(paths, checked, bad, output)
    return edge.BAD_INPUT if bad else _status(checked)


def print_rules(as_json: bool) -> None:
    """Print the rules: number, papers, how grave, automatic or why a person has to decide."""
    told = desk.rule_lines()
    if as_json:
        print_escaped(json.dumps([line.to_json() for line in told], ensure_ascii=False))
        return
    if not sys.stdout.isatty():
        for line in told:
            print_escaped("\t".join((line.id, line.papers, line.severity, line.decided, line.sentence)))
        return
    from rich.table import Table

    from zsgx_docs.cli.listing import console

    table = Table("规则", "文书", "程度", "谁判断", "依据")
    for column in table.columns:
        column.overflow = "fold"
    for line in told:
        table.add_row(line.id, line.papers, line.severity, line.decided, line.sentence)
    console().print(table)


def _papers(
    paths: Sequence[Path], template: str | None, own: set[Path]
) -> tuple[list[desk.ToCheck], list[Outcome]]:
    """Records as they are, all other files as read; and the files that could not be read."""
    papers: list[desk.ToCheck] = []
    bad: list[Outcome] = []
    records = [(file, path) for path in paths for file in _records(path) if file.resolve() not in own]
    for file, path in records:
        for result in _loaded(file, "标准输入" if str(file) == "-" else file.name):
            if "error" in result:
                bad.append(dict(result))
            else:
                papers.append(desk.ToCheck(*_named(file, path, result)))
    sources = [s for path in paths for s in _sources(path) if s.path.resolve() not in own]
    read = outcomes(sources, template, 1) if sources else iter(())
    for source, outcome in zip(sources, read, strict=True):
        if "error" in outcome:
            bad.append(outcome)
        else:
            papers.append(desk.ToCheck(source.called, outcome, source.came_in))
    return papers, bad


def _loaded(file: Path, name: str) -> Sequence[Mapping[str, Any]]:
    """What a record file holds; a bad one loses only itself."""
    try:
        return desk.load_to_check(file, apart=True)
    except ZsgxError as why:
        return [{"source": {"filename": name}, "error": edge.failure_of(why, name).to_json()}]


def _records(path: Path) -> list[Path]:
    """The record at a path, or those below a folder."""
    if path.is_dir():
        inside = path.rglob("*")
        return sorted(p for p in inside if p.suffix.lower() in RECORDS and not p.name.startswith("."))
    return [path] if str(path) == "-" or path.suffix.lower() in RECORDS else []


def _named(file: Path, path: Path, result: Mapping[str, Any]) -> tuple[str, Mapping[str, Any], str | None]:
    """What a record is called, itself, and the folder whose papers belong together."""
    said = (result.get("source") or {}).get("filename")
    if not path.is_dir():
        name = "标准输入" if str(file) == "-" else file.name
        return said or (result.get("template") and f"{name}（{result['template']}）") or name, result, None
    inside = file.relative_to(path)
    folder = inside.parent.as_posix()
    return inside.as_posix(), result, None if folder == "." else folder


def _sources(path: Path) -> list[SourceFile]:
    """The files to be read at a path; a folder may have records only."""
    own = _records(path)
    if own and not path.is_dir():
        return []
    try:
        return sources_in([path])
    except UsageError:
        if own:
            return []
        raise


def _came_together(paper: desk.ToCheck) -> bool:
    return bool((paper.result.get("source") or {}).get("submission"))


def _entries(checked: desk.CheckedPapers, papers: Sequence[desk.ToCheck]) -> list[dict[str, Any]]:
    sources = {paper.name: paper.result.get("source") or {"filename": paper.name} for paper in papers}
    told = [
        (one.filename, one.document_type, [finding.to_json() for finding in one.findings])
        for one in checked.judged
    ]
    return [
        {
            "source": {**sources.get(name, {}), "filename": name},
            "document_type": document_type,
            "findings": findings,
            "notices": list(checked.notices),
        }
        for name, document_type, findings in (*told, *((name, UNKNOWN, []) for name in checked.unknown))
    ]


def _put_json(entries: Sequence[Mapping[str, Any]], output: Path | None) -> None:
    text = json.dumps(entries, ensure_ascii=False, indent=1 if output else None)
    if output is None:
        print_escaped(text)
    else:
        write(output, text.encode())


def _lines(checked: desk.CheckedPapers, papers: Sequence[desk.ToCheck]) -> list[desk.FindingLine]:
    return desk.finding_lines(checked.judged, {paper.name: paper.result for paper in papers})


def _file(checked: desk.CheckedPapers, papers: Sequence[desk.ToCheck], suffix: str) -> bytes:
    fmt = cast(Literal["xlsx", "pdf"], suffix.removeprefix("."))
    names = [(one.filename, one.document_type) for one in checked.judged]
    return desk.findings_file(_lines(checked, papers), names, checked.notices, fmt, apart=True)


def _print_lines(checked: desk.CheckedPapers, papers: Sequence[desk.ToCheck]) -> None:
    """Each paper with what is wrong, the gravest first; many alike are counted."""
    lines = _lines(checked, papers)
    for name in dict.fromkeys(one.filename for one in checked.judged):
        own = [line for line in lines if line.paper == name]
        print_escaped(f"{name}{'（' + own[0].title + '）' if own else '：没有发现问题。'}")
        alike: Counter[tuple[str, str]] = Counter()
        for line in own:
            alike[line.degree, line.rule] += 1
            if alike[line.degree, line.rule] <= MOST_ALIKE:
                place = f"　〔{line.place}〕" if line.place else ""
                print_escaped(f"  {line.degree}　{line.rule}　{line.said}{place}")
                print_escaped(f"  　　　　　　依据：{line.basis}")
        for (degree, rule), count in alike.items():
            if count > MOST_ALIKE:
                print_escaped(f"  {degree}　{rule}　还有{count - MOST_ALIKE}处，见 --json 或 -o。")


def _tell(
    paths: Sequence[Path], checked: desk.CheckedPapers, bad: Sequence[Outcome], output: Path | None
) -> None:
    decisions = Decisions()
    if output is not None:
        decisions.say("写出", str(output))
    counts = Counter(desk.degree_of(finding) for one in checked.judged for finding in one.findings)
    told = "、".join(f"{degree}{counts[degree]}处" for degree in desk.DEGREES if counts[degree])
    decisions.say("读入", f"{len(checked.judged)}份材料：{told or '没有发现问题'}。")
    notices = checked.notices or ("没有适用的通知，只查材料自身是否一致；请用 --notice 给出通知",)
    decisions.say("取用", *(f"{notice}。" for notice in notices))
    decisions.say("没有采用", *(f"{name}：不认识的文件，没有检查。" for name in checked.unknown))
    decisions.say("没有采用", *(outcome["error"]["message"] for outcome in bad))
    decisions.tell()


def _status(checked: desk.CheckedPapers) -> int:
    found = (finding for one in checked.judged for finding in one.findings)
    return VIOLATED if any(f.severity == "error" and f.outcome == "violated" for f in found) else 0


def _check_output(output: Path | None) -> None:
    if output is None:
        return
    if output.suffix.lower() not in WRITABLE:
        raise UsageError(f"{output}：只能写成 {'、'.join(WRITABLE)}。")
    check_folder(output)
