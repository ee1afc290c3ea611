"""Fills a record through a template into a Word file."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import nsmap
from docx.oxml.parser import element_class_lookup
from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, Undefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from zsgx_docs.errors import RecordError, TemplateError
from zsgx_docs.model import paths
from zsgx_docs.render.docx.annex import join_annexes
from zsgx_docs.render.docx.columns import fit_columns, printed_cells
from zsgx_docs.render.docx.keeping import free_of_grid, keep_together
from zsgx_docs.render.docx.titles import balance_titles
from zsgx_docs.render.fitting import LeftOpen, blank_record, full_copy, printable, with_blank_rows
from zsgx_docs.render.folding import FilledPaper, Folded, Folding
from zsgx_docs.template.explicit import SLOT_START
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Kind
from zsgx_docs.values.listing import print_listed
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from docx.document import Document

RULED_BLANK = {"int": 6}
"""Blanks that an empty value of a kind leaves on a ruled line: a guess, room for a count of three digits."""
RULED_BLANK_OTHERWISE = 24
"""Blanks that any other empty value leaves on a ruled line: a guess, room for 12 Chinese characters."""
OPEN_BLANK = "____"
"""What an empty value leaves among words, so that they do not run together."""
_NEW_PARAGRAPH = "\a"
_LISTED = re.compile("[\t\n\f\a]")


def render_word(template: Template, record: Mapping[str, Any], marked: bool = False) -> bytes:
    """Return the filled paper as a Word file.

    `marked` leaves the marks of `Template.word_for_marking` round each value.
    Raises RecordError naming template, slot and value where the record does not fit.
    """
    return _file(_filled(template, record, marked))


def render_blank(template: Template) -> bytes:
    """Return the empty form as a Word file, as it is sent out; repeats print `blank_rows` empty rows."""
    return _file(_blank(template, None))


def filled_paper(template: Template, record: Mapping[str, Any] | None) -> FilledPaper:
    """Return the filled paper, or the empty form (None), before it is a file; long lists are folded.

    Raises RecordError.
    """
    if record is None or template.annexes:
        return FilledPaper(_blank(template, None) if record is None else _filled(template, record))
    paper = _printed_paper(template, _to_print(template, record), folding=Folding(_environment()))
    return FilledPaper(paper.document, paper.folded)


def _to_print(template: Template, record: Mapping[str, Any]) -> dict[str, Any]:
    return with_blank_rows(template, full_copy(template, record), record)


def _filled(template: Template, record: Mapping[str, Any], marked: bool = False) -> Document:
    checked = _to_print(template, record)
    year = paths.get(checked, "year")
    annexes = [
        _blank(annex.template, year)
        if annex.path is None
        else _under(annex.path, _filled(annex.template, paths.get(record, annex.path) or {}, marked))
        for annex in template.annexes
    ]
    return _rendered(template, checked, annexes, marked)


def _under(path: str, annex: Document) -> Document:
    """An annex whose marks, if it has any, name the paths of the whole record."""
    for text in annex.element.body.iter(f"{W}t"):
        if text.text and SLOT_START in text.text:
            text.text = text.text.replace(SLOT_START, f"{SLOT_START}{path}.")
    return annex


def _blank(template: Template, year: int | None, more: Mapping[str, Any] = MappingProxyType({})) -> Document:
    """`year` is printed wherever the paper has a year, besides what the settings say and `more`, by path."""
    record = blank_record(template, year)
    for path, value in more.items():
        paths.put(record, path, value)
    said = template.settings.blank.items()
    annexes = []
    for annex in template.annexes:
        own = {p.removeprefix(f"{annex.path}."): v for p, v in said if p.startswith(f"{annex.path}.")}
        annexes.append(_blank(annex.template, year, own))
    return _rendered(template, record, annexes)


def _rendered(
    template: Template, record: Mapping[str, Any], annexes: Sequence[Document], marked: bool = False
) -> Document:
    document = _printed_paper(template, record, marked).document
    join_annexes(document, annexes)
    return document


def _printed_paper(
    template: Template, record: Mapping[str, Any], marked: bool = False, folding: Folding | None = None
) -> _Paper:
    paper = _Paper(io.BytesIO(template.word_for_marking if marked else template.word_for_render), folding)
    try:
        paper.render(dict(record), jinja_env=_environment(), autoescape=True)
    except RecordError:
        raise
    except Exception as why:
        raise TemplateError(f"模板 {template.name}：无法填写（{why}），请检查模板中的填空与循环。") from why
    balance_titles(paper.document)
    if not marked:
        fit_columns(paper.document, paper.folded, paper.printed)
        keep_together(paper.document)
    return paper


class _Paper(DocxTemplate):  # type: ignore[misc]
    """docxtpl without what only its other tags need and what takes a long roster a third of the time.

    `folding` takes the rows of long lists out of the body.
    """

    def __init__(self, file: io.BytesIO, folding: Folding | None) -> None:
        super().__init__(file)
        self._folding = folding
        self.folded: Folded = {}
        self.printed: frozenset[str] = frozenset()

    @property
    def document(self) -> Document:
        found: Document = self.docx
        return found

    def get_xml(self) -> str:
        return str(self.xml_to_string(self.docx._element))

    def build_xml(self, context: dict[str, Any], jinja_env: Any = None) -> str:
        self.printed = printed_cells(self.docx.element.body)
        free_of_grid(self.docx.element.body)
        xml = self.patch_xml(self.get_xml())
        if self._folding is not None:
            xml = self._folding.without_rows(xml, context)
        return str(self.render_xml_part(xml, self.docx._part, context, jinja_env))

    def resolve_listing(self, xml: str) -> str:
        return str(super().resolve_listing(xml)) if _LISTED.search(xml) else xml

    def fix_tables(self, xml: str) -> Any:
        """No tag of the grammar adds columns."""
        parser = etree.XMLParser(recover=True, resolve_entities=False)
        parser.set_element_class_lookup(element_class_lookup)
        return etree.fromstring(xml.encode(), parser)

    def fix_docpr_ids(self, tree: Any) -> None:
        for drawing in tree.iter(f"{{{nsmap['wp']}}}docPr"):
            self.docx_ids_index += 1
            drawing.set("id", str(self.docx_ids_index))

    def map_tree(self, tree: Any) -> None:
        """The document whole, as elements that move between trees are slow."""
        self.docx._part._element = self.docx._element = tree
        if self._folding is not None:
            self.folded = self._folding.found_in(tree)


def _file(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def _environment() -> SandboxedEnvironment:
    """Only the grammar's filters; no globals, no tests beyond Jinja's own sandbox."""
    environment = SandboxedEnvironment(autoescape=True, undefined=ChainableUndefined)
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update({name: _printed(kind) for name, kind in kinds.items()})
    environment.filters["listed"] = _listed
    environment.filters["ruled"] = _ruled
    environment.filters["words"] = _among_words
    return environment


class _Printed(str):
    """A value as printed, with the name of its kind."""

    kind: str = ""


def _printed(kind: Kind) -> Callable[[Any], str]:
    def print_value(value: Any) -> str:
        absent = value is None or isinstance(value, Undefined | LeftOpen)
        text = kind.blank if absent else kind.format(value)
        return _as_printed(text, kind.name, _NEW_PARAGRAPH)

    return print_value


def _listed(items: Any, key: str, kind: str) -> str:
    """What the items of a list have at `key` ("" for the items themselves), in one blank."""
    values = [paths.get(item, key) if key else item for item in items or []]
    said = [value for value in values if value is not None]
    return _as_printed(print_listed(kinds[kind], said) if said else kinds[kind].blank, kind)


def _as_printed(text: str, kind: str, line_end: str = "\n") -> _Printed:
    printed = _Printed(printable(text).replace("\n", line_end))
    printed.kind = kind
    return printed


def _ruled(text: str) -> str:
    """On a ruled line: an empty value shows the line."""
    if text.strip():
        return f" {text} "
    return " " * RULED_BLANK.get(getattr(text, "kind", ""), RULED_BLANK_OTHERWISE)


def _among_words(text: str) -> str:
    """Among words: an empty value shows that something is to be written there."""
    return text if text.strip() else OPEN_BLANK
