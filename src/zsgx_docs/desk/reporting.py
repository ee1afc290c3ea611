"""Results of reading beside the pages they were read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zsgx_docs.desk.loading import bytes_of


def report(results: Sequence[tuple[Path, Mapping[str, Any]]]) -> bytes:
    """Draw files and their results (as JSON) side by side as a PDF. Raises InputError, MissingTool."""
    from zsgx_docs.read.document import upright_pages
    from zsgx_docs.render.page import report_pdf
    from zsgx_docs.template.catalogue import default_catalogue

    known = {template.name: template for template in default_catalogue()}
    shown = (
        (result, () if "error" in result else upright_pages(bytes_of(path), path.name, result["source"]))
        for path, result in results
    )
    return report_pdf(shown, known)
