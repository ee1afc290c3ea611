"""Gives the styles of an annex names of their own, so that the notice's cannot change its look."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from docx.document import Document

_REFERENCES = ("pStyle", "rStyle", "tblStyle")
_RUN_SETTINGS = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w",
    "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
    "rtl", "cs", "em", "lang",
)  # fmt: skip
_PARAGRAPH_SETTINGS = (
    "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip
"""In the order that the standard lays down."""
_BETWEEN_STYLES = ("basedOn", "next", "link")


def adopt_styles(elements: Sequence[Any], annex: Document, notice: Document, name: str) -> list[Any]:
    """Copy the styles that the elements use into the notice and point the elements there, in place.

    The copies are returned. A paragraph without a style gets the annex's own usual one.
    """
    theirs = {style.get(f"{W}styleId"): style for style in annex.styles.element.findall(f"{W}style")}
    usual = next((i for i, s in theirs.items() if _is_usual_paragraph(s)), None)
    if usual is not None:
        _name_usual(elements, usual)
    references = [node for element in elements for node in element.iter(*(f"{W}{r}" for r in _REFERENCES))]
    used = _with_bases({node.get(f"{W}val") for node in references} & theirs.keys(), theirs)
    renamed = {identity: f"{name}-{identity}" for identity in sorted(used)}
    copies = [_copied(theirs[identity], renamed, name) for identity in sorted(used)]
    for style in copies:
        if style.get(f"{W}type") == "paragraph" and style.find(f"{W}basedOn") is None:
            _with_defaults(style, annex)
        notice.styles.element.append(style)
    for node in references:
        node.set(f"{W}val", renamed.get(node.get(f"{W}val"), node.get(f"{W}val")))
    return copies


def _is_usual_paragraph(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")


def _name_usual(elements: Iterable[Any], usual: str) -> None:
    for element in elements:
        for paragraph in element.iter(f"{W}p"):
            properties = paragraph.get_or_add_pPr()
            if properties.find(f"{W}pStyle") is None:
                properties.insert(0, properties.makeelement(f"{W}pStyle", {f"{W}val": usual}))


def _with_bases(used: set[str], styles: dict[str, Any]) -> set[str]:
    """Together with all that they are based on."""
    waiting, found = list(used), set(used)
    while waiting:
        base = styles[waiting.pop()].find(f"{W}basedOn")
        identity = base.get(f"{W}val") if base is not None else None
        if identity in styles and identity not in found:
            found.add(identity)
            waiting.append(identity)
    return found


def _copied(style: Any, renamed: dict[str, str], name: str) -> Any:
    fresh = copy.deepcopy(style)
    fresh.attrib.pop(f"{W}default", None)
    fresh.set(f"{W}styleId", renamed[style.get(f"{W}styleId")])
    title = fresh.find(f"{W}name")
    title.set(f"{W}val", f"{title.get(f'{W}val')}（{name}）")
    for tag in _BETWEEN_STYLES:
        node = fresh.find(f"{W}{tag}")
        if node is not None and node.get(f"{W}val") in renamed:
            node.set(f"{W}val", renamed[node.get(f"{W}val")])
        elif node is not None:
            fresh.remove(node)
    return fresh


def _with_defaults(style: Any, annex: Document) -> None:
    """What the annex's document defaults say and the style does not."""
    defaults = annex.styles.element.find(f"{W}docDefaults")
    if defaults is None:
        return
    _complete(style.get_or_add_pPr(), defaults.find(f"{W}pPrDefault/{W}pPr"), _PARAGRAPH_SETTINGS)
    _complete(style.get_or_add_rPr(), defaults.find(f"{W}rPrDefault/{W}rPr"), _RUN_SETTINGS)


def _complete(own: Any, defaults: Any, order: Sequence[str]) -> None:
    for setting in defaults if defaults is not None else ():
        if own.find(setting.tag) is None:
            own.append(copy.deepcopy(setting))
    places = {f"{W}{name}": place for place, name in enumerate(order)}
    own[:] = sorted(own, key=lambda setting: places.get(setting.tag, len(order)))
