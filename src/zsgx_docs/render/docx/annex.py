"""Joins annexes to a notice: each keeps its own page, styles, lists and pictures.

Headers and footers are the notice's all through, so that its page numbers run on.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zsgx_docs.errors import TemplateError
from zsgx_docs.render.docx.annex_parts import Adoption
from zsgx_docs.template.annex_marks import marked_annexes
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from docx.document import Document

_UNJOINABLE = {"footnoteReference": "脚注", "endnoteReference": "尾注", "commentReference": "批注"}
_DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def join_annexes(notice: Document, annexes: Sequence[Document]) -> None:
    """Put each annex, in a section of its own, where its mark stands in the notice, in place.

    `annexes` are numbered as the marks are. Raises TemplateError for what cannot be joined.
    """
    marks = list(marked_annexes(notice))
    for paragraph, number in marks:
        _Joint(notice, paragraph).join(annexes[number], number)
    if marks:
        _renumber(notice)


class _Joint:
    """The place of one annex: the paragraph of its mark, whose print (附件1) becomes its first line."""

    def __init__(self, notice: Document, paragraph: Any) -> None:
        self._notice = notice
        self._paragraph = paragraph
        self._page = _governing(paragraph)

    def join(self, annex: Document, number: int) -> None:
        self._end_section_before()
        content, page = self._adopted(annex, number)
        for element in reversed(content):
            self._paragraph.addnext(element)
        last = content[-1] if content else self._paragraph
        if "".join(self._paragraph.itertext()).strip() == "" and content:
            self._paragraph.getparent().remove(self._paragraph)
        self._end_section(last, page)

    def _end_section_before(self) -> None:
        """What stands before the annex keeps the page it has."""
        before = self._paragraph.getprevious()
        if before is None or _section_in(before) is not None:
            return
        _end_with(before, copy.deepcopy(self._page))
        for name in ("titlePg", "type"):
            _drop(self._page, name)

    def _adopted(self, annex: Document, number: int) -> tuple[list[Any], Any]:
        _refuse_unjoinable(annex, number)
        content = [copy.deepcopy(child) for child in annex.element.body]
        page = content.pop() if content and content[-1].tag == f"{W}sectPr" else copy.deepcopy(self._page)
        for section in (page, *(s for element in content for s in element.iter(f"{W}sectPr"))):
            for name in ("headerReference", "footerReference", "titlePg", "pgNumType"):
                _drop(section, name)
        Adoption(annex, self._notice, f"附件{number + 1}").adopt([*content, page])
        return content, page

    def _end_section(self, last: Any, page: Any) -> None:
        """The annex's page rules to its end: as the document's last section, or as one more."""
        _drop(page, "type")
        following = last.getnext()
        if following is not None and following.tag == f"{W}sectPr":
            if last.tag == f"{W}tbl":
                last.addnext(_tiny_paragraph(last))
            following.getparent().replace(following, page)
        else:
            _end_with(last, page)


def _governing(paragraph: Any) -> Any:
    """The `w:sectPr` that rules the page of a body paragraph."""
    element = paragraph
    while element is not None:
        found = element if element.tag == f"{W}sectPr" else _section_in(element)
        if found is not None:
            return found
        element = element.getnext()
    raise TemplateError("附件标记要放在正文段落里，不能放在文本框中。")


def _section_in(element: Any) -> Any:
    return element.find(f"{W}pPr/{W}sectPr")


def _end_with(element: Any, page: Any) -> None:
    """Let `element` be the last of a section with this page."""
    if element.tag != f"{W}p" or _section_in(element) is not None:
        carrier = _tiny_paragraph(element)
        element.addnext(carrier)
        element = carrier
    element.get_or_add_pPr().append(page)
    change = element.pPr.find(f"{W}pPrChange")
    if change is not None:
        element.pPr.append(change)


def _tiny_paragraph(near: Any) -> Any:
    """A paragraph that takes no room, as Word needs after a table."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def _drop(parent: Any, name: str) -> None:
    for child in parent.findall(f"{W}{name}"):
        parent.remove(child)


def _refuse_unjoinable(annex: Document, number: int) -> None:
    for name, said in _UNJOINABLE.items():
        if next(annex.element.body.iter(f"{W}{name}"), None) is not None:
            raise TemplateError(f"附件{number + 1}的模板中有{said}，不能并入通知，请改为正文中的注。")


def _renumber(document: Document) -> None:
    """Ids of drawings and bookmarks are unique again."""
    body = document.element.body
    for number, drawing in enumerate(body.iter(_DRAWING_ID), 1):
        drawing.set("id", str(number))
    starts, ends = (list(body.iter(f"{W}bookmark{end}")) for end in ("Start", "End"))
    by_end = {id(end): number for number, end in enumerate(ends, 1)}
    waiting: dict[str, list[Any]] = {}
    for end in ends:
        waiting.setdefault(end.get(f"{W}id"), []).append(end)
    for start in starts:
        pair = waiting.get(start.get(f"{W}id"), [])
        if pair:
            end = pair.pop(0)
            start.set(f"{W}id", str(by_end[id(end)]))
            end.set(f"{W}id", str(by_end[id(end)]))
