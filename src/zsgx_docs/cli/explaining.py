"""`zsgx extract FILE --explain PATH`: how one value came to be what it is, for a clerk to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zsgx_docs import desk
from zsgx_docs.cli.terminal import edge, print_escaped, progress
from zsgx_docs.errors import UsageError

if TYPE_CHECKING:
    from zsgx_docs.model.extraction import Extraction, FurtherPaper
    from zsgx_docs.model.trace import Sighting, Standing, Step, Trace

NOTHING = "（空）"


def explain(paths: Sequence[Path], template: str | None, output: Path | None, path: str) -> int:
    """Print the way of the value at `path`, in each paper of the file that has it; return the exit status."""
    if len(paths) != 1 or paths[0].is_dir():
        raise UsageError("--explain 一次只说明一份文件，请只写一个文件名。")
    if output is not None:
        raise UsageError("--explain 直接输出说明，不能与 -o 同用。")
    (file,) = paths
    desk.prepare_workers(1)
    try:
        with progress(1) as shown:
            taken = desk.take_in(
                desk.bytes_of(file),
                file.name,
                template,
                lambda number, pages: shown.page(file.name, number, pages),
                apart=True,
                explain=path,
            )
    except Exception as error:
        failure = edge.failure_of(error, file.name)
        edge.complain(failure.message)
        return failure.exit_status
    papers: tuple[Extraction | FurtherPaper, ...] = (taken, *taken.more)
    for paper in papers:
        if paper.trace is not None and paper.template is not None:
            title = desk.template(paper.template).title
            print_escaped(*_lines(paper.trace, f"{file.name} · {title}（{paper.template}）"))
    return 0


def _lines(trace: Trace, heading: str) -> Iterator[str]:
    yield heading
    yield f"{trace.label}（{trace.path}）"
    yield ""
    for sighting in trace.sightings:
        yield f"读到　“{_shown(sighting.text)}”"
        yield f"　　　{_where(sighting)}；{sighting.reader}，把握 {sighting.confidence:.0%}"
        if sighting.way:
            yield f"　　　找到的办法：{sighting.way}"
    if not trace.sightings:
        yield "读到　没有找到这一栏，或由别的项推得"
    if trace.parsed is not None:
        yield f"取作　{_shown(trace.parsed.value)}，把握 {trace.parsed.confidence:.0%}"
        yield from (f"　　　存疑：{reason}" for reason in trace.parsed.reasons)
    changed = sum(step.before != step.after for step in trace.steps)
    yield f"检查　共 {trace.passes} 道，{f'其中 {changed} 道有改动' if changed else '都没有改动'}"
    for step in trace.steps:
        yield from _step(step)
    yield f"结论　{_verdict(trace.verdict)}"


def _step(step: Step) -> Iterator[str]:
    yield f"　　　第 {step.number} 道：{step.title}"
    for hearing in step.heard:
        yield f"　　　　　{hearing.reader}：{f'“{hearing.text}”' if hearing.text else '没有读出新的内容'}"
    if step.after is None:
        yield "　　　　　去掉这一项"
    elif step.before is None:
        yield f"　　　　　得出 {_shown(step.after.value)}，把握 {step.after.confidence:.0%}"
        yield from (f"　　　　　存疑：{reason}" for reason in step.after.reasons)
    elif step.before == step.after:
        yield "　　　　　维持原样"
    else:
        yield from _changes(step.before, step.after)


def _changes(before: Standing, after: Standing) -> Iterator[str]:
    differing = before.differences(after)
    if "text" in differing:
        yield f"　　　　　文字：“{_shown(before.text)}” → “{_shown(after.text)}”"
    if "value" in differing:
        yield f"　　　　　值：{_shown(before.value)} → {_shown(after.value)}"
    if "confidence" in differing:
        yield f"　　　　　把握：{before.confidence:.2%} → {after.confidence:.2%}"
    if "reason" in differing:
        old, new = "；".join(before.reasons), "；".join(after.reasons)
        yield f"　　　　　存疑：{new.removeprefix(old).lstrip('；')}" if new else f"　　　　　不再存疑：{old}"


def _verdict(held: Standing) -> str:
    why = f"：{'；'.join(held.reasons)}" if held.reasons else ""
    return f"{_shown(held.value)}，把握 {held.confidence:.0%}，{'需核对' if held.flag else '不需核对'}{why}"


def _where(sighting: Sighting) -> str:
    """Pages and cells as a person counts them, from 1."""
    place, box = sighting.place, sighting.box
    if place is not None and place.address is not None:
        return f"工作表“{place.sheet}”{place.address} 单元格"
    if place is not None and place.table is not None:
        steps = ((place.table, "个表格"), (place.row, "行"), (place.cell, "格"))
        return "".join(f"第 {number + 1} {of}" for number, of in steps if number is not None)
    if place is not None and place.paragraph is not None:
        return f"第 {place.paragraph + 1} 段"
    if sighting.page is None:
        return "位置不详"
    at = f"，距左 {box.x0:.0f}、距上 {box.top:.0f} 磅" if box else ""
    return f"第 {sighting.page} 页{at}"


def _shown(value: object) -> str:
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    return " ".join(str(value).split())
