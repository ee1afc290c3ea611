"""Read and print text: one line, an item of a list, or prose with paragraphs."""

from __future__ import annotations

from typing import Any

from zsgx_docs.values.characters import paragraphs
from zsgx_docs.values.kind import BaseKind, Context, Parsed, nullable, text_or_error


class Text(BaseKind):
    """The kind of text in one line."""

    name = "text"
    json_type = nullable("string")
    is_free_text = True
    told_by_label = True

    def _format(self, value: Any) -> str:
        return text_or_error(value, "文字")

    def _parse(self, text: str, context: Context) -> Parsed:
        return Parsed(text)


class Item(Text):
    """The kind of entries of a list that is numbered if there are several."""

    name = "item"
    may_be_long = True
    told_by_label = False


class Prose(Text):
    """The kind of prose: paragraphs joined by line breaks."""

    name = "prose"
    is_prose = True
    may_be_long = True

    def _normal(self, text: str) -> str:
        return paragraphs(text)
