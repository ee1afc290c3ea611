"""Put tags into a Word file without touching how it looks."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from zsgx_docs.word.names import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def own_texts(paragraph: Any) -> list[Any]:
    """List the `w:t` of a paragraph, without those of text boxes in it."""
    return [t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph]


def text_of(paragraph: Any) -> str:
    """Return what those say."""
    return "".join(t.text or "" for t in own_texts(paragraph))


def underlined(paragraph: Any) -> list[bool]:
    """Tell for each character whether a line is drawn under it."""
    found: list[bool] = []
    for text in own_texts(paragraph):
        line = text.getparent().find(f"{W}rPr/{W}u")
        drawn = line is not None and line.get(f"{W}val", "single") != "none"
        found += [drawn] * len(text.text or "")
    return found


def replace_spans(paragraph: Any, spans: Iterable[tuple[int, int, str]]) -> None:
    """Replace characters from start to before end by a tag, in the run where they begin.

    Where there are none, it goes there.
    """
    texts = own_texts(paragraph)
    home = [i for i, text in enumerate(texts) for _ in text.text or ""]
    whole = text_of(paragraph)
    pieces: list[list[str]] = [[] for _ in texts]
    at = 0
    for start, end, tag in sorted(spans):
        for position in range(at, start):
            pieces[home[position]].append(whole[position])
        pieces[home[min(start, len(home) - 1)]].append(tag)
        at = end
    for position in range(at, len(whole)):
        pieces[home[position]].append(whole[position])
    for text, piece in zip(texts, pieces, strict=True):
        text.text = "".join(piece)
        text.set(_SPACE, "preserve")


def write_tag(paragraph: Any, tag: str, like: Any | None) -> None:
    """Write a tag in an empty paragraph, in the look of its mark, else of the run `like`."""
    run = paragraph.makeelement(f"{W}r", {})
    look = paragraph.find(f"{W}pPr/{W}rPr")
    look = look if look is not None else (like.find(f"{W}rPr") if like is not None else None)
    if look is not None:
        properties = copy.deepcopy(look)
        for part in list(properties):
            if part.tag in (f"{W}ins", f"{W}del", f"{W}rPrChange", f"{W}b", f"{W}bCs"):
                properties.remove(part)
        run.append(properties)
    text = run.makeelement(f"{W}t", {_SPACE: "preserve"})
    text.text = tag
    run.append(text)
    for blank in [r for r in paragraph.findall(f"{W}r") if r.find(f"{W}t") is not None]:
        paragraph.remove(blank)
    paragraph.append(run)


def tag_row(row: Any, cell: int, tag: str) -> Any:
    """Return a copy of a row that says nothing but a tag, in its cell of that number."""
    copied = copy.deepcopy(row)
    for number, element in enumerate(copied.findall(f"{W}tc")):
        first, *others = element.findall(f"{W}p")
        for paragraph in others:
            element.remove(paragraph)
        for part in [p for p in first if p.tag != f"{W}pPr"]:
            first.remove(part)
        for numbering in first.findall(f"{W}pPr/{W}numPr"):
            numbering.getparent().remove(numbering)
        if number == cell:
            write_tag(first, tag, None)
    return copied
