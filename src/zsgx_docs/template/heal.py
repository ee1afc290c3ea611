"""Mend what Word does to slots.

Word likes to cut `{{ path }}` into several runs (spelling marks, formatting, revisions). Before a
template is used, each tag is gathered into the run where it begins, so that it takes that run's look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from zsgx_docs.template.grammar import TOKEN
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from docx.document import Document

Ground = Literal["ruled", "words", "cell"]
"""What a blank stands on: a line of its own, words that would run together without it, or a table's cell."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def all_paragraphs(document: Document) -> Iterator[Any]:
    """Yield every `w:p` of the body, headers and footers."""
    yield from document.element.body.iter(f"{W}p")
    for section in document.sections:
        for part in (section.header, section.footer, section.first_page_footer, section.even_page_footer):
            if not part.is_linked_to_previous:
                yield from part._element.iter(f"{W}p")


def heal(document: Document, rewrite: Callable[[str, Ground], str] = lambda tag, ground: tag) -> None:
    """Gather each tag into one run, in place.

    `rewrite(tag, ground)` may change the tag's text; the ground is "ruled" where its run is underlined, as
    the blanks of a form are.
    """
    for paragraph in all_paragraphs(document):
        _gather(paragraph, rewrite)


def split_tags(paragraphs: Iterable[Any]) -> Iterator[str]:
    """Yield the tags of these `w:p` that lie in more than one run, as Word leaves them after formatting."""
    for paragraph in paragraphs:
        texts = [t.text or "" for t in paragraph.iter(f"{W}t") if _owner(t) is paragraph]
        home = [i for i, text in enumerate(texts) for _ in text]
        for found in TOKEN.finditer("".join(texts)):
            if home[found.start()] != home[found.end() - 1]:
                yield found.group()


def _gather(paragraph: Any, rewrite: Callable[[str, Ground], str]) -> None:
    texts = [t for t in paragraph.iter(f"{W}t") if _owner(t) is paragraph]
    whole = "".join(t.text or "" for t in texts)
    if "{" not in whole:
        return
    home = [i for i, t in enumerate(texts) for _ in t.text or ""]
    pieces: list[list[str]] = [[] for _ in texts]
    at = 0
    for found in TOKEN.finditer(whole):
        for position in range(at, found.start()):
            pieces[home[position]].append(whole[position])
        first = home[found.start()]
        ground = "ruled" if _is_underlined(texts[first]) else _ground(paragraph, whole, found)
        pieces[first].append(rewrite(found.group(), ground))
        at = found.end()
    for position in range(at, len(whole)):
        pieces[home[position]].append(whole[position])
    for text, piece in zip(texts, pieces, strict=True):
        text.text = "".join(piece)
        text.set(_SPACE, "preserve")


def _ground(paragraph: Any, whole: str, tag: re.Match[str]) -> Ground:
    """In a cell, a blank is among words that stand on both its sides, end with a colon, or have several."""
    if next(paragraph.iterancestors(f"{W}tc"), None) is None:
        return "words"
    before, after = (TOKEN.sub("", part).strip() for part in (whole[: tag.start()], whole[tag.end() :]))
    several = sum(found.group().startswith("{{") for found in TOKEN.finditer(whole)) > 1
    among = (before and after) or (several and (before or after)) or before.endswith(("：", ":"))
    return "words" if among else "cell"


def _owner(text: Any) -> Any:
    return next(a for a in text.iterancestors() if a.tag == f"{W}p")


def _is_underlined(text: Any) -> bool:
    underline = text.getparent().find(f"{W}rPr/{W}u")
    return underline is not None and underline.get(f"{W}val", "single") != "none"
