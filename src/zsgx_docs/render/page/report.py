"""Draws what was read, page by page: the picture with numbered boxes beside values, flags, seals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.page.cut_outs import cut_out_address, picture_address
from zsgx_docs.render.page.markup import html_of
from zsgx_docs.render.page.printing import html_pdf
from zsgx_docs.render.tables import Result, papers_of
from zsgx_docs.template.template import Template

if TYPE_CHECKING:
    from PIL.Image import Image

Shown = tuple[Mapping[str, Any], "Image"]
"""A sheet as in the result's `source.sheets`, and its picture, upright."""
AROUND_SEAL = 4.0
"""Points of paper shown round a seal: a guess."""
NAME = "读取报告"


def report_pdf(results: Iterable[tuple[Result, Iterable[Shown]]], templates: Mapping[str, Template]) -> bytes:
    """Return a report over files as PDF: each with its result (JSON, or an error) and its pages.

    `templates` by name.
    """
    page = files(__package__).joinpath("report.html").read_text("utf-8")
    return html_pdf(
        html_of(page, part, NAME) for result, shown in results for part in _parts(result, shown, templates)
    )


def _parts(
    result: Result, shown: Iterable[Shown], templates: Mapping[str, Template]
) -> Iterator[dict[str, Any]]:
    """An overview, then a part for each page of the file that has values or seals, so that no more than one
    picture is held at a time."""
    source = result["source"]
    if "error" in result:
        yield {"source": source, "error": result["error"]["message"]}
        return
    papers = [_paper(paper, templates) for _, paper in papers_of(result)]
    yield {"source": source, "papers": papers}
    for sheet, picture in shown:
        fields = [field for paper in papers for field in paper["fields"] if field["page"] == sheet["page"]]
        seals = [
            {**seal, "picture": cut_out_address(picture, seal["box"], sheet, AROUND_SEAL)}
            for paper in papers
            for seal in paper["seals"]
            if seal["page"] == sheet["page"]
        ]
        boxes = list(_boxes(papers, sheet["page"]))
        if boxes or seals:
            yield {
                "source": source,
                "sheet": sheet,
                "picture": picture_address(picture, "JPEG"),
                "fields": fields,
                "boxes": boxes,
                "seals": seals,
            }
    unplaced = [field for paper in papers for field in paper["fields"] if field["page"] is None]
    if unplaced:
        yield {"source": source, "unplaced": unplaced}


def _boxes(papers: Sequence[Mapping[str, Any]], page: int) -> Iterator[dict[str, Any]]:
    """What to draw on a page: values read at one and the same place share a box, as 5–7."""
    for paper in papers:
        at: dict[tuple[float, ...], list[Mapping[str, Any]]] = {}
        for field in paper["fields"]:
            for box in field["boxes"]:
                if box["page"] == page:
                    at.setdefault(tuple(box["box"]), []).append(field)
        for place, fields in at.items():
            yield {
                "at": place,
                "number": _numbers([field["number"] for field in fields]),
                "needs_review": any(field["needs_review"] for field in fields),
                "filled": any(field["shown"] for field in fields),
            }


def _numbers(numbers: Sequence[int]) -> str:
    """In ascending order; those that run on as 5–7, others as 1、4."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 1 and last - first == len(numbers) - 1:
        return f"{first}–{last}"
    return "、".join(map(str, numbers))


def _paper(paper: Result, templates: Mapping[str, Template]) -> dict[str, Any]:
    template = templates.get(str(paper.get("template")))
    fields = [
        {**field, "number": number, "shown": _shown(field["value"])}
        for number, field in enumerate(paper["fields"], start=1)
    ]
    labels = {field["path"]: field["label"] for field in fields}
    return {
        "title": template.settings.title if template else "未识别的文书",
        "fields": fields,
        "flagged": [field for field in fields if field["needs_review"]],
        "findings": paper.get("findings") or (),
        "seals": [{**seal, "whose": labels.get(seal["matches"])} for seal in paper.get("seals") or ()],
    }


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)
