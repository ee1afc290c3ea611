"""Holds what all stories of a Word package share: styles, numbering, notes, settings; and warnings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from zsgx_docs.render.folding import Folded
from zsgx_docs.word.names import W
from zsgx_docs.word.numbering import Numbering
from zsgx_docs.word.ooxml import Element, child, length, toggled, value
from zsgx_docs.word.package import root_of
from zsgx_docs.word.styles import StyleSheet

if TYPE_CHECKING:
    from docx.document import Document


class WordSource:
    """A Word package being read: what its stories share, and what went wrong."""

    def __init__(self, document: Document, folded: Folded | None = None) -> None:
        self.document = document
        self.folded = folded or {}
        self._warnings: dict[str, None] = {}
        self.styles = StyleSheet(self._root("styles"), self._root("theme"))
        self.numbering = Numbering(self._root("numbering"), self.styles)

    def warn(self, message: str) -> None:
        """Note, once, a Chinese sentence for the user."""
        self._warnings[message] = None

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(self._warnings)

    def texts(self) -> Iterator[str]:
        """Yield all that the body says, piece by piece."""
        yield from (node.text or "" for node in self.document.element.body.iter(f"{W}t"))
        yield from (word for rows in self.folded.values() for words in rows for word in words)

    @cached_property
    def settings(self) -> Element | None:
        return self._root("settings")

    @property
    def odd_even_headers(self) -> bool:
        return toggled(child(self.settings, "evenAndOddHeaders"))

    @property
    def mirrored(self) -> bool:
        return toggled(child(self.settings, "mirrorMargins"))

    @property
    def tab(self) -> float:
        """Return how far apart the usual tab stops are, in points."""
        return max(5.0, length(value(child(self.settings, "defaultTabStop"))) or 36)

    @property
    def grid_in_tables(self) -> bool:
        return toggled(child(self.settings, "compat/adjustLineHeightInTable"))

    @property
    def break_ends_paragraph(self) -> bool:
        """Tell whether a page break leaves the paragraph's end on the old page, as Word does by itself."""
        return not toggled(child(self.settings, "compat/splitPgBreakAndParaMark"))

    @cached_property
    def _notes(self) -> dict[tuple[str, str | None], Element]:
        found: dict[tuple[str, str | None], Element] = {}
        for kind in ("footnote", "endnote"):
            root = self._root(f"{kind}s")
            for note in root.findall(f"{W}{kind}") if root is not None else []:
                found[kind, value(note, "id")] = note
        return found

    def note(self, kind: str, number: str | None) -> Element | None:
        """Return the `w:footnote` or `w:endnote` of that id."""
        return self._notes.get((kind, number))

    def _root(self, kind: str) -> Element | None:
        return root_of(self.document, kind, self._broken)

    def _broken(self, part: str) -> None:
        self.warn(f"Word 文件的部件 {part} 已损坏，排版时未采用。")
