"""What an annex brings along into the notice's package: styles, numbering, pictures, links."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.docx.annex_styles import adopt_styles
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from docx.document import Document

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"


class Adoption:
    """The copying of one annex's parts into one notice; `name` tells the annex's styles apart."""

    def __init__(self, annex: Document, notice: Document, name: str) -> None:
        self._annex = annex
        self._notice = notice
        self._name = name

    def adopt(self, elements: Sequence[Any]) -> None:
        """Copy what elements of the annex refer to into the notice and point the elements there, in place."""
        styles = adopt_styles(elements, self._annex, self._notice, self._name)
        self._numbering([*elements, *styles])
        self._relations(elements)

    def _relations(self, elements: Iterable[Any]) -> None:
        known: dict[str, str] = {}
        for element in elements:
            for node in element.iter():
                for attribute, identity in node.attrib.items():
                    if not attribute.startswith(_R) or identity not in self._annex.part.rels:
                        continue
                    if identity not in known:
                        known[identity] = self._related(identity)
                    node.set(attribute, known[identity])

    def _related(self, identity: str) -> str:
        relation, home = self._annex.part.rels[identity], self._notice.part
        if relation.is_external:
            return str(home.relate_to(relation.target_ref, relation.reltype, is_external=True))
        self._rename(relation.target_part)
        return str(home.relate_to(relation.target_part, relation.reltype))

    def _rename(self, part: Any) -> None:
        """A part name that the notice does not have yet, for the part and all it brings."""
        from docx.opc.packuri import PackURI

        taken = {str(p.partname) for p in self._notice.part.package.iter_parts() if p is not part}
        stem, suffix = posixpath.splitext(str(part.partname))
        number, name = 0, f"{stem}{suffix}"
        while name in taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        part.partname = PackURI(name)
        for relation in part.rels.values():
            if not relation.is_external:
                self._rename(relation.target_part)

    def _numbering(self, elements: Sequence[Any]) -> None:
        used = [n for element in elements for n in element.iter(f"{W}numId") if n.get(f"{W}val") != "0"]
        if not used:
            return
        theirs = _numbering_root(self._annex)
        if theirs is None:
            return
        ours = _numbering_root(self._notice)
        if ours is None:
            self._notice.part.relate_to(self._annex.part.part_related_by(_NUMBERING), _NUMBERING)
            return
        numbers = {n.get(f"{W}val") for n in used}
        renamed = {old: _adopt_number(old, theirs, ours) for old in sorted(numbers)}
        for node in used:
            node.set(f"{W}val", renamed[node.get(f"{W}val")])


def _numbering_root(document: Document) -> Any:
    found = [r.target_part for r in document.part.rels.values() if r.reltype == _NUMBERING]
    return found[0].element if found else None


def _adopt_number(number: str, theirs: Any, ours: Any) -> str:
    """Copy one `w:num` and the list behind it; its new id, or the old one where it leads nowhere."""
    num = _by_id(theirs, "num", "numId", number)
    link = num.find(f"{W}abstractNumId") if num is not None else None
    abstract = (
        _by_id(theirs, "abstractNum", "abstractNumId", link.get(f"{W}val")) if link is not None else None
    )
    if num is None or abstract is None:
        return number
    fresh, fresh_number = copy.deepcopy(abstract), copy.deepcopy(num)
    abstract_id, number_id = _next_id(ours, "abstractNum", "abstractNumId"), _next_id(ours, "num", "numId")
    for mark in ("nsid", "tmpl", "styleLink", "numStyleLink"):
        for node in fresh.findall(f"{W}{mark}"):
            fresh.remove(node)
    fresh.set(f"{W}abstractNumId", abstract_id)
    fresh_number.set(f"{W}numId", number_id)
    fresh_number.find(f"{W}abstractNumId").set(f"{W}val", abstract_id)
    lists = ours.findall(f"{W}abstractNum")
    if lists:
        lists[-1].addnext(fresh)
    else:
        ours.insert(0, fresh)
    ours.append(fresh_number)
    return number_id


def _by_id(root: Any, tag: str, attribute: str, identity: str) -> Any:
    return next((n for n in root.findall(f"{W}{tag}") if n.get(f"{W}{attribute}") == identity), None)


def _next_id(root: Any, tag: str, attribute: str) -> str:
    taken = [int(n.get(f"{W}{attribute}", "0")) for n in root.findall(f"{W}{tag}")]
    return str(max(taken, default=0) + 1)
