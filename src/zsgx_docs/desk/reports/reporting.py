"""Draws results of reading beside the pages they were read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from zsgx_docs.desk.apart import ask

if TYPE_CHECKING:
    from zsgx_docs.read.document import Progress

Result = Mapping[str, Any]


def report(results: Sequence[tuple[Callable[[], bytes], Result]], apart: bool = False) -> bytes:
    """Draw files and their results (as JSON) side by side as a PDF; each file comes by a function.

    Files from outside are drawn `apart`, by a worker. Raises InputError, MissingTool.
    """
    told = [result for _, result in results]
    if apart:
        heard = {"load": lambda number: results[number][0]()}
        return cast(bytes, ask("report_of", {"results": told}, "读取报告", listeners=heard))
    return report_of(told, lambda number: results[number][0]())


def report_of(
    results: Sequence[Result],
    load: Callable[[int], bytes],
    progress: Progress = lambda page, pages: None,
) -> bytes:
    """Draw results beside their files, which `load` gives by their numbers. As `report`."""
    from zsgx_docs.read.document import upright_pages
    from zsgx_docs.render.page import report_pdf
    from zsgx_docs.template.catalogue import default_catalogue

    known = {template.name: template for template in default_catalogue()}
    count = sum(_pages(result) for result in results)

    def drawn() -> Iterator[tuple[Result, Any]]:
        done = 0
        progress(0, count)
        for number, result in enumerate(results):
            source = result["source"]
            bad = "error" in result
            yield result, () if bad else upright_pages(load(number), source["filename"], source)
            done += _pages(result)
            progress(done, count)

    return report_pdf(drawn(), known)


def _pages(result: Result) -> int:
    return max(1, int(result["source"].get("pages") or 1))
