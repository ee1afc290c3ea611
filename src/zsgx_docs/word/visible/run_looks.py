"""How a run of a Word paragraph looks, where that decides what a reader of the page sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import child, number, value
from zsgx_docs.word.styles import Properties, StyleSheet

_TELLING = frozenset(
    W + name for name in ("vanish", "strike", "dstrike", "vertAlign", "position", "color", "rFonts", "rStyle")
)


LEAST_LIFT = 4
"""Half points by which a run is lifted to stand above its line; a guess."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """`font` is the face for letters and symbols; `raised`: set above the line; `pale`: white on paper."""

    font: str | None = None
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    pale: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether its text is said with the other text."""
        return not (self.hidden or self.struck or self.raised or self.pale)


class RunLooks:
    """The looks of a document's runs by their styles and their own formatting."""

    def __init__(self, styles: StyleSheet | None = None) -> None:
        self._styles = styles
        self._bases: dict[tuple[str | None, str | None], Properties] = {}
        self._usual: dict[tuple[str | None, str | None], RunLook] = {}

    def of(self, run: Any, paragraph_style: str | None) -> RunLook:
        own = child(run, "rPr")
        style = value(child(own, "rStyle"))
        key = (paragraph_style, style) if self._styles else (None, None)
        if own is None or not any(node.tag in _TELLING for node in own):
            if key not in self._usual:
                self._usual[key] = _look(self._base(*key))
            return self._usual[key]
        return _look(self._base(*key).under(own))

    def _base(self, paragraph_style: str | None, run_style: str | None) -> Properties:
        key = (paragraph_style, run_style)
        if key not in self._bases:
            base = self._styles.bases(paragraph_style, None)[1] if self._styles else Properties()
            for layer in self._styles.chain(run_style) if self._styles else ():
                base = base.under(child(layer, "rPr"))
            self._bases[key] = base
        return self._bases[key]


def _lift(properties: Properties) -> float:
    return number(properties.val("position")) or 0.0


def _has_ground(properties: Properties) -> bool:
    """Whether a run has a colour of its own behind it, on which white can be read."""
    return properties.of("shd").get("fill", "auto").lower() not in ("auto", "ffffff")


def _look(properties: Properties) -> RunLook:
    fonts = properties.of("rFonts")
    return RunLook(
        font=fonts.get("ascii") or fonts.get("hAnsi"),
        hidden=properties.on("vanish"),
        struck=properties.on("strike") or properties.on("dstrike"),
        raised=properties.val("vertAlign") == "superscript" or _lift(properties) >= LEAST_LIFT,
        pale=(properties.val("color") or "").lower() == "ffffff" and not _has_ground(properties),
    )
