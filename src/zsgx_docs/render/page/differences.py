"""Draws where a scan and its Word copy differ: the place cut out of the scan beside what both say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from zsgx_docs.render.page.cut_outs import cut_out_address
from zsgx_docs.render.page.markup import html_of
from zsgx_docs.render.page.printing import html_pdf
from zsgx_docs.render.page.report import Shown

DIFFERENCES_NAME = "核对报告"
AROUND_PLACE = 6.0
"""Points of paper shown round a place or a seal: a guess."""
NEAR = 12
"""Characters shown on either side of a changed stretch: a guess."""
Piece = dict[str, Any]
"""A stretch of a text, and whether it is another on the other side."""


def differences_pdf(told: Mapping[str, Any], pages: Iterable[Shown]) -> bytes:
    """Return a report on a reconciliation (as JSON) as PDF; `pages` are the scan's, with their sheets."""
    pictures = dict(_pictures(told, pages))
    rows = [_row(number, field, pictures) for number, field in _told(told)]
    values = {
        "scan": told["scan"],
        "word": told["word"],
        "papers": told["papers"],
        "notes": told["notes"],
        "count": len(told["fields"]),
        "counts": Counter(field["verdict"] for field in told["fields"]),
        "different": [row for row in rows if row["verdict"] == "different"],
        "doubtful": [row for row in rows if row["verdict"] == "reading_doubt"],
        "seals": [
            {**seal, "picture": pictures.get(("seal", number))} for number, seal in enumerate(told["seals"])
        ],
        "findings": told["other_findings"],
        "not_compared": told["not_compared"],
    }
    page = files(__package__).joinpath("differences.html").read_text("utf-8")
    return html_pdf([html_of(page, values, DIFFERENCES_NAME)])


def _told(told: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The fields that differ, with their numbers; of one value's parts (start, end) the first."""
    seen = set()
    for number, field in enumerate(told["fields"]):
        texts = [(field[where] or {}).get("text") for where in ("on_scan", "in_word")]
        key = (field["title"], field["verdict"], *texts, str((field["on_scan"] or {}).get("boxes")))
        if field["verdict"] != "equal" and (key not in seen or not any(texts)):
            seen.add(key)
            yield number, field


def _pictures(
    told: Mapping[str, Any], pages: Iterable[Shown]
) -> Iterator[tuple[tuple[str, int], list[str] | str]]:
    """Each place that is told of, cut out of the scan; no more than one page is held at a time."""
    parts: dict[int, list[str]] = {}
    for sheet, picture in pages:
        for number, field in _told(told):
            for at in (field["on_scan"] or {}).get("boxes") or ():
                if at["page"] == sheet["page"]:
                    parts.setdefault(number, []).append(
                        cut_out_address(picture, at["box"], sheet, AROUND_PLACE)
                    )
        for number, seal in enumerate(told["seals"]):
            if seal["page"] == sheet["page"]:
                yield ("seal", number), cut_out_address(picture, seal["box"], sheet, AROUND_PLACE)
    yield from ((("field", number), cuts) for number, cuts in parts.items())


def _row(number: int, field: Mapping[str, Any], pictures: Mapping[tuple[str, int], Any]) -> dict[str, Any]:
    return {
        **field,
        "pictures": pictures.get(("field", number), ()),
        "scan_pieces": _pieces(field, "scan", "on_scan"),
        "word_pieces": _pieces(field, "word", "in_word"),
    }


def _pieces(field: Mapping[str, Any], side: str, where: str) -> list[Piece]:
    """The text with its changed stretches marked; of a long text what stands near them."""
    value = field[side]
    if not field["changes"] or value is None:
        return [{"text": _shown(value), "changed": True}]
    text = (field[where] or {}).get("text") or ""
    pieces: list[Piece] = []
    at = 0
    for change in field["changes"]:
        start, end = change[f"{side}_span"]
        pieces += [
            _plain(text[at:start], at == 0, False),
            {"text": text[start:end] or "（缺）", "changed": True},
        ]
        at = end
    return [*pieces, _plain(text[at:], False, True)]


def _plain(text: str, is_first: bool, is_last: bool) -> Piece:
    if len(text) > 2 * NEAR + 1:
        head = "" if is_first else text[:NEAR]
        tail = "" if is_last else text[-NEAR:]
        text = f"{head}…{tail}"
    return {"text": text, "changed": False}


def _shown(value: Any) -> str:
    if value is None:
        return "（没有）"
    if isinstance(value, bool):
        return "☑" if value else "□"
    return str(value)
