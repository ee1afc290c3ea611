"""Draws results of reading beside the pages they were read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any


def report(results: Sequence[tuple[Callable[[], bytes], Mapping[str, Any]]]) -> bytes:
    """Draw files and their results (as JSON) side by side as a PDF; each file comes by a function.

    Raises InputError, MissingTool.
    """
    from zsgx_docs.read.document import upright_pages
    from zsgx_docs.render.page import report_pdf
    from zsgx_docs.template.catalogue import default_catalogue

    known = {template.name: template for template in default_catalogue()}

    def pages(load: Callable[[], bytes], source: Mapping[str, Any]) -> Iterator[Any]:
        return upright_pages(load(), source["filename"], source)

    shown = ((result, () if "error" in result else pages(load, result["source"])) for load, result in results)
    return report_pdf(shown, known)
