"""Last year's notices as clerks leave them: the samples, written as Word files and edited."""

from __future__ import annotations

import copy
import io
from collections.abc import Mapping
from functools import cache

import docx
from docx.document import Document
from docx.oxml.ns import qn

from zsgx_docs import desk

CALL = "hubei/call-notice"
PLAN = "tianjin/plan-notice"


@cache
def _written(name: str) -> bytes:
    return desk.issue(name, desk.sample(name), "docx").data


def notice(name: str) -> Document:
    return docx.Document(io.BytesIO(_written(name)))


def edited(name: str, changes: Mapping[str, str]) -> Document:
    """The notice with phrases of its text changed; each must be there."""
    document = notice(name)
    for old, new in changes.items():
        texts = [t for t in document.element.body.iter(qn("w:t")) if old in (t.text or "")]
        assert texts, old
        for each in texts:
            each.text = each.text.replace(old, new)
    return document


def add_behind(document: Document, start: str, added: str) -> None:
    """A paragraph behind the one that begins so, of the same look."""
    before = next(p for p in document.paragraphs if p.text.startswith(start))
    element = copy.deepcopy(before._p)
    before._p.addnext(element)
    fresh = next(p for p in document.paragraphs if p._p is element)
    for run in fresh.runs[1:]:
        run._r.getparent().remove(run._r)
    fresh.runs[0].text = added


def of_word(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text(document: Document) -> str:
    """The paragraphs of the body, those of tables too, a line each."""
    lines = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))
    return "\n".join(line for line in lines if line.strip())


def comments(document: Document) -> list[str]:
    return [comment.text for comment in document.comments]
