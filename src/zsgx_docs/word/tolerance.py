"""Take from an opened Word file what python-docx would stumble over later, and Word passes over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, R

if TYPE_CHECKING:
    from docx.document import Document

_ROOTS = {
    "styles": f"{W}styles",
    "settings": f"{W}settings",
    "numbering": f"{W}numbering",
    "header": f"{W}hdr",
    "footer": f"{W}ftr",
    "comments": f"{W}comments",
}
"""What parts begin with of which python-docx has classes of its own."""
_REFERENCES = (f"{W}headerReference", f"{W}footerReference")
_WHOLE = re.compile(r"-?\d{1,9}")
_MEASURES = frozenset((f"{W}pgSz", f"{W}pgMar"))
_CHOICES = {
    (f"{W}type", f"{W}val"): frozenset(("continuous", "evenPage", "nextColumn", "nextPage", "oddPage")),
    (f"{W}pgSz", f"{W}orient"): frozenset(("portrait", "landscape")),
    (f"{W}titlePg", f"{W}val"): frozenset(("0", "1", "true", "false", "on", "off")),
    (f"{W}evenAndOddHeaders", f"{W}val"): frozenset(("0", "1", "true", "false", "on", "off")),
}
"""What attributes may say that python-docx reads as one of a few."""


def make_tolerable(document: Document) -> None:
    """Drop relationships to parts of another kind, references to none, and settings that are malformed."""
    part = document.part
    for holder in (part.package, *part.package.iter_parts()):
        _drop_unnamed(holder.rels)
    for name, relation in list(part.rels.items()):
        kind = relation.reltype.rpartition("/")[2]
        if kind in _ROOTS and (relation.is_external or not _begins_with(relation.target_part, _ROOTS[kind])):
            del part.rels[name]
    for section in list(document.element.body.iter(f"{W}sectPr")):
        for reference in [node for node in section if node.tag in _REFERENCES]:
            is_known = reference.get(f"{W}type") in ("default", "first", "even")
            if not (is_known and reference.get(f"{R}id") in part.rels):
                section.remove(reference)
        _drop_malformed(section)
    _drop_malformed(document.settings.element)


def _drop_unnamed(relationships: Any) -> None:
    """Those that could not be written again."""
    for name, relation in list(relationships.items()):
        is_lost = relation.is_external and not relation.target_ref
        if not name or not relation.reltype or is_lost:
            del relationships[name]


def _begins_with(part: object, root: str) -> bool:
    return getattr(getattr(part, "element", None), "tag", None) == root


def _drop_malformed(settings: Element) -> None:
    for node in settings:
        for name, said in list(node.attrib.items()):
            choices = _CHOICES.get((node.tag, name))
            is_measure = node.tag in _MEASURES and name.startswith(W) and choices is None
            if (choices is not None and said not in choices) or (is_measure and not _WHOLE.fullmatch(said)):
                del node.attrib[name]
