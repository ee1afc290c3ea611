"""The many ways in which Word files hold a tick box, each as □ or ☑."""

from __future__ import annotations

from typing import Any

from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.word.names import W14, W

# Wingdings / Wingdings 2 code points, with or without the private-use offset 0xF000.
_SYMBOLS = {
    "Wingdings": {
        0x6F: UNTICKED,
        0x70: UNTICKED,
        0x71: UNTICKED,
        0x72: UNTICKED,
        0xA8: UNTICKED,
        0x78: TICKED,
        0x6E: TICKED,
        0xFC: "√",
        0xFD: TICKED,
        0xFE: TICKED,
    },
    "Wingdings 2": {
        0x2A: UNTICKED,
        0x35: UNTICKED,
        0xA3: UNTICKED,
        0x50: "√",
        0x52: TICKED,
        0x53: TICKED,
        0x54: TICKED,
        0xA2: TICKED,
    },
    "Webdings": {0x63: UNTICKED, 0x67: TICKED, 0x61: "√"},
}

_EMPTY, _STROKES = frozenset("□☐○〇◯▢◻口"), frozenset("√✓✔×✗✘")
_ANY_SYMBOL = {0xF000 + code: shown for font in _SYMBOLS.values() for code, shown in font.items()}
"""By private-use code point, for text that has lost its font: no two of these fonts share a code."""


def symbol(font: str | None, code: int) -> str:
    """The character that a symbol font shows for `code`; "" where it is none that we know."""
    return _SYMBOLS.get(font or "", {}).get(code & 0xFF, "")


def as_shown(font: str | None, text: str) -> str:
    """Text as it is seen: letters typed in a symbol font are what that font shows, R in Wingdings 2 is ☑."""
    if font in _SYMBOLS:
        text = "".join((symbol(font, ord(c)) if c < "\u0100" else "") or c for c in text)
    return "".join(_ANY_SYMBOL.get(ord(c), c) for c in text)


def content_control(control: Any) -> str | None:
    """□ or ☑ for a `w:sdt` that is a check box, else None."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    if box is None:
        return None
    checked = box.find(f"{W14}checked")
    state = checked.get(f"{W14}val", "1") if checked is not None else "0"
    return TICKED if state in ("1", "true", "on") else UNTICKED


def form_field(field_data: Any) -> str | None:
    """□ or ☑ for a legacy FORMCHECKBOX (`w:ffData`), else None."""
    box = field_data.find(f"{W}checkBox")
    if box is None:
        return None
    checked = box.find(f"{W}checked")
    chosen = checked if checked is not None else box.find(f"{W}default")
    if chosen is None:
        return UNTICKED
    return TICKED if chosen.get(f"{W}val", "1") in ("1", "true", "on") else UNTICKED


def stacked(around: str, inside: str) -> str:
    """A character printed over another: a mark over a box is a ticked box; a ring round a character is not
    there."""
    if around in _EMPTY and inside in _STROKES:
        return TICKED
    return inside
