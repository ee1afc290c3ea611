"""Makes layered properties the formats that take effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from zsgx_docs.word.formats import Align, BorderLine, LineRule, ParagraphFormat, RunFormat, TabStop
from zsgx_docs.word.names import W
from zsgx_docs.word.ooxml import Element, attribute_length, attributes, colour, is_on, length, number
from zsgx_docs.word.styles import Properties, StyleSheet

_ALIGNS: Mapping[str, Align] = {
    "center": "center", "right": "right", "end": "right", "both": "both", "distribute": "distribute",
    "thaiDistribute": "distribute",
}  # fmt: skip
_HIGHLIGHTS = {
    "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff", "blue": "0000ff",
    "red": "ff0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080",
    "lightGray": "c0c0c0", "black": "000000", "white": "ffffff",
}  # fmt: skip
_LEADERS: Mapping[str, Literal["dotted", "dashed", "solid"]] = {
    "dot": "dotted", "middleDot": "dotted", "hyphen": "dashed", "underscore": "solid", "heavy": "solid",
}  # fmt: skip
_TAB_KINDS: Mapping[str, Literal["left", "center", "right"]] = {
    "center": "center", "right": "right", "end": "right", "decimal": "right",
}  # fmt: skip
_DASHES = {"dotted": "dotted", "dashed": "dashed", "dashSmallGap": "dashed", "dotDash": "dash-dotted"}
_SMALL_GAP = 0.75
"""Points of the thin stroke and the gap that stay thin whatever width the file says: as LibreOffice draws
them too."""
_BANDS: Mapping[str, Callable[[float], tuple[float, ...]]] = {
    "double": lambda w: (w, w, w),
    "triple": lambda w: (w, w, w, w, w),
    "thickThinSmallGap": lambda w: (_SMALL_GAP, _SMALL_GAP, w),
    "thinThickSmallGap": lambda w: (w, _SMALL_GAP, _SMALL_GAP),
    "thinThickThinSmallGap": lambda w: (_SMALL_GAP, _SMALL_GAP, w, _SMALL_GAP, _SMALL_GAP),
    "thickThinMediumGap": lambda w: (w / 2, w / 2, w),
    "thinThickMediumGap": lambda w: (w, w / 2, w / 2),
    "thickThinLargeGap": lambda w: (_SMALL_GAP, w, 1.5),
    "thinThickLargeGap": lambda w: (1.5, w, _SMALL_GAP),
}
"""Points of strokes and gaps from the outside, by the width that the file says; Word's names begin at the
text. As LibreOffice draws them too; the medium gaps are a guess."""
_USUAL = RunFormat()
_AUTOSPACE = 14.0
"""Points above and below a paragraph that is spaced as in HTML: Word's own."""
_LINE_OF_NO_GRID = 12.0
"""Points that a line of space counts where there is no grid: Word's own, 240 twentieths of a point."""


def run_format(properties: Properties, sheet: StyleSheet) -> RunFormat:
    """Return the format of a run; what nothing says is Word's own."""
    fonts, has = properties.of("rFonts"), properties.on
    latin = _font(fonts, ("ascii", "hAnsi"), sheet) or _USUAL.latin
    fit = properties.of("fitText")
    return RunFormat(
        latin=latin,
        east=_font(fonts, ("eastAsia",), sheet) or _USUAL.east,
        size=min(1638.0, max(1.0, (number(properties.val("sz")) or 20) / 2)),
        bold=has("b"),
        italic=has("i"),
        underline=_named(properties.val("u")),
        strike=has("strike") or has("dstrike"),
        colour=colour(properties.val("color")),
        fill=_HIGHLIGHTS.get(properties.val("highlight") or "") or colour(properties.of("shd").get("fill")),
        raised=_raised(properties.val("vertAlign")),
        shift=(number(properties.val("position")) or 0) / 2,
        tracking=length(properties.of("spacing").get("val")) or 0,
        scale=_scale(properties.val("w")),
        capitals="all" if has("caps") else "small" if has("smallCaps") else None,
        hidden=has("vanish"),
        east_hint=fonts.get("hint") == "eastAsia",
        fit_width=length(fit.get("val")),
        fit_id=fit.get("id"),
    )


def _font(fonts: Mapping[str, str], slots: tuple[str, ...], sheet: StyleSheet) -> str | None:
    for slot in slots:
        theme = fonts.get(f"{slot}Theme")
        name = (sheet.themed_font(theme) if theme else None) or fonts.get(slot)
        if name:
            return name
    return None


def _named(text: str | None) -> str | None:
    return None if text in (None, "none") else text


def _raised(text: str | None) -> Literal["superscript", "subscript"] | None:
    if text == "superscript":
        return "superscript"
    return "subscript" if text == "subscript" else None


def _scale(text: str | None) -> float:
    percent = number((text or "100").rstrip("%")) or 100
    return min(6.0, max(0.1, percent / 100))


def paragraph_format(properties: Properties, size: float, pitch: float | None) -> ParagraphFormat:
    """Return the format of a paragraph, in points.

    `size` is the font size that character units count in, `pitch` the grid's line in points.
    """
    align = _ALIGNS.get(properties.val("jc") or "", "left")
    left, right, first = _indents(properties.of("ind"), size)
    spacing, has = properties.of("spacing"), properties.on
    return ParagraphFormat(
        align=align,
        left=left,
        right=right,
        first=first,
        before=_space(spacing, "before", pitch),
        after=_space(spacing, "after", pitch),
        line=_line_rule(spacing),
        snap_to_grid=has("snapToGrid", True),
        keep_next=has("keepNext"),
        keep_lines=has("keepLines"),
        widow_control=has("widowControl", True),
        page_break_before=has("pageBreakBefore"),
        contextual=has("contextualSpacing"),
        style=properties.val("pStyle"),
        tabs=_tabs(properties.tabs),
        borders=_borders(properties.elements.get("pBdr")),
        fill=colour(properties.of("shd").get("fill")),
    )


def _indents(ind: Mapping[str, str], size: float) -> tuple[float, float, float]:
    """Left, right, first line. Word keeps left and right up to date in both units, so lengths win."""
    left = _indent(ind, ("left", "start"), size)
    right = _indent(ind, ("right", "end"), size)
    first = _characters(ind, "firstLine", size) or attribute_length(ind, "firstLine") or 0
    hanging = _characters(ind, "hanging", size) or attribute_length(ind, "hanging") or 0
    return left, right, -hanging if hanging else first


def _indent(ind: Mapping[str, str], names: tuple[str, str], size: float) -> float:
    given = attribute_length(ind, *names)
    if given is not None:
        return given
    return _characters(ind, names[0], size) or _characters(ind, names[1], size)


def _characters(ind: Mapping[str, str], name: str, size: float) -> float:
    return (number(ind.get(f"{name}Chars")) or 0) / 100 * size


def _space(spacing: Mapping[str, str], side: str, pitch: float | None) -> float:
    if is_on(spacing.get(f"{side}Autospacing", "0")):
        return _AUTOSPACE
    lines = number(spacing.get(f"{side}Lines"))
    if lines:
        return lines / 100 * (pitch or _LINE_OF_NO_GRID)
    return max(0.0, length(spacing.get(side)) or 0)


def _line_rule(spacing: Mapping[str, str]) -> LineRule:
    amount, rule = length(spacing.get("line")), spacing.get("lineRule", "auto")
    if amount is None or amount <= 0:
        return LineRule()
    if rule == "auto":
        return LineRule("auto", amount / 12)
    return LineRule("exact" if rule == "exact" else "at_least", amount)


def _tabs(given: tuple[Mapping[str, str], ...]) -> tuple[TabStop, ...]:
    stops: dict[float, TabStop] = {}
    for tab in given:
        at, kind = length(tab.get("pos")), tab.get("val", "left")
        if at is None or kind == "bar":
            continue
        stops.pop(at, None)
        if kind != "clear":
            stops[at] = TabStop(at, _TAB_KINDS.get(kind, "left"), _LEADERS.get(tab.get("leader", "")))
    return tuple(sorted(stops.values(), key=lambda stop: stop.at))


def _borders(element: Element | None) -> tuple[tuple[str, BorderLine], ...]:
    if element is None:
        return ()
    sides = {node.tag[len(W) :]: line_of(node) for node in element if isinstance(node.tag, str)}
    return tuple(
        (side, line) for side, line in sides.items() if line and side in ("top", "bottom", "left", "right")
    )


def line_of(element: Element | None) -> BorderLine | None:
    """Return a border element as a line; None for nil, none or absent."""
    if element is None:
        return None
    given = attributes(element)
    style = given.get("val", "nil")
    if style in ("nil", "none"):
        return None
    width = min(6.0, max(0.25, (number(given.get("sz")) or 4) / 8))
    space = min(31.0, max(0.0, number(given.get("space")) or 0))
    bands = _BANDS[style](width) if style in _BANDS else ()
    return BorderLine(width, colour(given.get("color")), _DASHES.get(style), space, bands)
