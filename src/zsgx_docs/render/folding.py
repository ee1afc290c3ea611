"""Keeps a long list apart from the Word file it fills: its ends as XML, of the others the words.

Making thousands of rows XML, only to read them out again, is half the work of a roster's PDF.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element

if TYPE_CHECKING:
    from docx.document import Document
    from jinja2 import Environment

LONG = 50
"""Rows from which folding a list is worth while: a guess."""
FIRST, LAST = 2, 3
"""Rows at a list's ends that stay XML, as they are kept on one page: a guess at what looks well."""
Words = Sequence[str]
Folded = Mapping[Element, Sequence[Words]]
"""By the row that is there, the words of those that would follow it: one for each of its `w:t`."""

_MARK = "zsgx-folded"
_LOOP = re.compile(
    r"({% for \w+ in [\w.]+ %})(<w:tr[ >](?:(?!{%|</?w:tr[ >]|<w:tbl[ >]|<w:vMerge).)*</w:tr>){% endfor %}",
    re.DOTALL,
)
_TEXT = re.compile(r"<w:t(?: [^>]*?)?(?:/>|>([^<]*)</w:t>)")
_NEXT_TEXT, _NEXT_ROW = "\x1f", "\x1e"
_NOT_PLAIN = re.compile("[\t\n\f\a]|{_|_}")
"""What docxtpl makes markup of, or tags."""


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """A filled paper before it is a file, and the rows of long lists that are not in it."""

    document: Document
    folded: Folded = field(default_factory=dict)


@dataclass(slots=True)
class Folding:
    """The taking of rows out of a Word file's tags, and the finding of their places in what was printed."""

    environment: Environment
    _lists: list[Sequence[Words]] = field(default_factory=list)

    def without_rows(self, xml: str, context: Mapping[str, Any]) -> str:
        """Return the tagged XML, with loops that give the first and last rows where the others are folded."""

        def ends_alone(loop: re.Match[str]) -> str:
            begin, row = loop.groups()
            rows = self._rows(begin, row, context)
            if rows is None:
                return loop[0]
            self._lists.append(rows[FIRST:-LAST])
            mark = f'{{% if loop.index == {FIRST} %}} {_MARK}="{len(self._lists) - 1}"{{% endif %}}'
            shown = f"<w:tr{mark}{row.removeprefix('<w:tr')}"
            at_an_end = f"loop.index <= {FIRST} or loop.revindex <= {LAST}"
            return f"{begin}{{% if {at_an_end} %}}{shown}{{% endif %}}{{% endfor %}}"

        return _LOOP.sub(ends_alone, xml)

    def found_in(self, tree: Element) -> Folded:
        marked = [row for row in tree.iter(f"{W}tr") if _MARK in row.attrib] if self._lists else []
        return {row: self._lists[int(row.attrib.pop(_MARK))] for row in marked}

    def _rows(self, begin: str, row: str, context: Mapping[str, Any]) -> list[Words] | None:
        """The words of all rows; None where they are few or have more in them than words."""
        texts = [text[1] or "" for text in _TEXT.finditer(row)]
        if not texts or "{{" in _TEXT.sub("", row):
            return None
        tags = f"{begin}{_NEXT_TEXT.join(texts)}{_NEXT_ROW}{{% endfor %}}"
        said = self.environment.from_string(tags).render(context)
        if _NOT_PLAIN.search(said) or not _is_encodable(said):
            return None
        rows: list[Words] = [words.split(_NEXT_TEXT) for words in html.unescape(said).split(_NEXT_ROW)[:-1]]
        return rows if len(rows) >= LONG and all(len(words) == len(texts) for words in rows) else None


def unfolded(row: Element, words: Words) -> Element:
    """Return a copy of a row that says other words."""
    other = copy.deepcopy(row)
    for text, word in zip(other.iter(f"{W}t"), words, strict=True):
        text.text = word
    return other


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
