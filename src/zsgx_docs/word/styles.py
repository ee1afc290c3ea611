"""Layers properties: document defaults, table style, paragraph style, character style, direct ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import A, Element, child, is_on, value

MOST_BASES = 20
"""Styles based on each other in one chain that are followed; a guess: in forms there are up to five."""
MOST_PROPERTIES = 100
"""Properties that one element has; the schema of `w:rPr`, the longest, has some 60 (ECMA-376-1, A.1)."""
MOST_TABS = 64
"""Tab stops that one paragraph sets: as many as Word keeps."""
_MERGED = frozenset({"ind", "spacing", "rFonts"})


@dataclass(frozen=True, slots=True)
class Properties:
    """The layers of what `w:pPr`, `w:rPr` and the like say: the children's attributes by local name."""

    given: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    elements: Mapping[str, Element] = field(default_factory=dict)
    tabs: tuple[Mapping[str, str], ...] = ()

    def under(self, element: Element | None) -> Properties:
        """Return these properties with those of `element` laid over them."""
        if element is None or len(element) == 0:
            return self
        given, elements, tabs = dict(self.given), dict(self.elements), self.tabs
        for node in islice(element, MOST_PROPERTIES):
            if not isinstance(node.tag, str) or not node.tag.startswith(W):
                continue
            name, own = node.tag[len(W) :], {_local(k): v for k, v in node.attrib.items()}
            given[name] = _layered(name, given.get(name, {}), own)
            elements[name] = node
            if name == "tabs":
                tabs += tuple(
                    {_local(k): v for k, v in tab.attrib.items()} for tab in islice(node, MOST_TABS)
                )
        return Properties(given, elements, tabs)

    def of(self, name: str) -> Mapping[str, str]:
        """Return the attributes of a property by local name, none where nothing says it."""
        return self.given.get(name, {})

    def val(self, name: str) -> str | None:
        """Return the `w:val` of a property."""
        return self.of(name).get("val")

    def on(self, name: str, default: bool = False) -> bool:
        """Tell whether a toggle is on, `default` where nothing says it."""
        return is_on(self.val(name)) if name in self.given else default


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _layered(name: str, below: Mapping[str, str], own: Mapping[str, str]) -> Mapping[str, str]:
    if name not in _MERGED:
        return own
    kept = dict(below)
    if name == "rFonts":
        for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
            if slot in own:
                kept.pop(f"{slot}Theme", None)
    if name == "ind":
        for chosen, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
            if chosen in own or f"{chosen}Chars" in own:
                kept.pop(other, None)
                kept.pop(f"{other}Chars", None)
    return {**kept, **own}


class StyleSheet:
    """The styles of a document by id, with their chains followed."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._by_id = {value(s, "styleId"): s for s in styles.iter(f"{W}style")} if styles is not None else {}
        self._theme = theme
        self._paragraph_defaults = Properties().under(child(styles, "docDefaults/pPrDefault/pPr"))
        self._run_defaults = Properties().under(child(styles, "docDefaults/rPrDefault/rPr"))
        self._defaults = {
            value(s, "type"): value(s, "styleId")
            for s in self._by_id.values()
            if is_on(value(s, "default") or "0")
        }
        self._bases: dict[tuple[str | None, str | None], tuple[Properties, Properties]] = {}

    def chain(self, style: str | None) -> list[Element]:
        """Return the style and those it is based on, basic first."""
        found: dict[str, Element] = {}
        while style is not None and style in self._by_id and style not in found and len(found) < MOST_BASES:
            found[style] = self._by_id[style]
            style = value(child(found[style], "basedOn"))
        return list(found.values())[::-1]

    def default(self, kind: str) -> str | None:
        return self._defaults.get(kind)

    def bases(self, paragraph_style: str | None, table_style: str | None) -> tuple[Properties, Properties]:
        """Return paragraph and run properties before any direct formatting."""
        known = paragraph_style if paragraph_style in self._by_id else self.default("paragraph")
        key = (known, table_style)
        if key not in self._bases:
            layers = [*self.chain(table_style), *self.chain(known)]
            self._bases[key] = (
                _laid(self._paragraph_defaults, (child(s, "pPr") for s in layers)),
                _laid(self._run_defaults, (child(s, "rPr") for s in layers)),
            )
        return self._bases[key]

    def table_properties(self, style: str | None) -> Properties:
        return _laid(Properties(), (child(s, "tblPr") for s in self.chain(style or self.default("table"))))

    def conditional(self, style: str | None, part: str) -> list[Element]:
        """Return the `w:tblStylePr` elements of a table style for a part such as "firstRow"."""
        return [p for s in self.chain(style) for p in s.findall(f"{W}tblStylePr") if value(p, "type") == part]

    def themed_font(self, slot: str) -> str | None:
        """Return the typeface behind a theme slot such as "minorEastAsia"."""
        family = self._theme_fonts.get("major" if slot.startswith("major") else "minor")
        if family is None:
            return None
        latin, east, hans = family
        return (east or hans) if slot.endswith("EastAsia") else latin

    @cached_property
    def _theme_fonts(self) -> dict[str, tuple[str | None, str | None, str | None]]:
        found: dict[str, tuple[str | None, str | None, str | None]] = {}
        for kind in ("major", "minor"):
            fonts = self._theme.find(f".//{A}{kind}Font") if self._theme is not None else None
            if fonts is not None:
                hans = next((f for f in fonts.findall(f"{A}font") if f.get("script") == "Hans"), None)
                found[kind] = (
                    _typeface(fonts.find(f"{A}latin")),
                    _typeface(fonts.find(f"{A}ea")),
                    _typeface(hans),
                )
        return found


def _typeface(element: Any) -> str | None:
    return (element.get("typeface") or None) if element is not None else None


def _laid(base: Properties, layers: Iterable[Element | None]) -> Properties:
    for layer in layers:
        base = base.under(layer)
    return base
