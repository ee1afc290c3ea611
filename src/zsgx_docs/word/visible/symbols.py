"""What symbol fonts show: the characters behind the code points of Wingdings, Webdings and Symbol.

Source: the fonts' published encodings; only what stands in papers is here. Microsoft's and Adobe's symbol
fonts are addressed with or without the private-use offset 0xF000.
"""

from __future__ import annotations

from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.values.characters import RADICALS

UNKNOWN = "\ufffd"
"""Stands where a character is shown that cannot be known."""

_WINGDINGS: dict[int, str] = {
    **{0x80 + n: chr(0x2460 + n - 1) for n in range(1, 11)},
    **{0x8B + n: chr(0x2776 + n - 1) for n in range(1, 11)},
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: UNTICKED, 0x70: UNTICKED, 0x71: UNTICKED, 0x72: UNTICKED,
    0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: TICKED, 0x9E: "·", 0x9F: "•", 0xA1: "○",
    0xA7: "▪", 0xA8: UNTICKED, 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "→", 0xF0: "⇒", 0xFB: "✗", 0xFC: "√", 0xFD: TICKED, 0xFE: TICKED,
}  # fmt: skip
_WINGDINGS_2: dict[int, str] = {
    0x2A: UNTICKED, 0x35: UNTICKED, 0x4F: "✗", 0x50: "√", 0x51: TICKED, 0x52: TICKED, 0x53: TICKED,
    0x54: TICKED, 0x95: "•", 0x96: "●", 0x97: "●", 0x98: "●", 0xA2: TICKED, 0xA3: UNTICKED,
    **{0x6A + n: chr(0x2460 + n - 1) for n in range(1, 11)},
}  # fmt: skip
_WEBDINGS = {0x61: "√", 0x63: UNTICKED, 0x67: TICKED, 0x72: "✗"}
_GREEK = dict(
    zip(
        [*range(0x41, 0x5B), *range(0x61, 0x7B)],
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SYMBOL: dict[int, str] = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **_GREEK,
    0x2A: "*", 0x2D: "-", 0x5B: "[", 0x5D: "]", 0x5F: "_", 0x7B: "{", 0x7C: "|", 0x7D: "}", 0x7E: "~",
    0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xBE: "—", 0xD6: "√", 0xD7: "·",
}  # fmt: skip
_FONTS: dict[str | None, dict[int, str]] = {
    "Wingdings": _WINGDINGS,
    "Wingdings 2": _WINGDINGS_2,
    "Webdings": _WEBDINGS,
    "Symbol": _SYMBOL,
}

_BOXES = (UNTICKED, TICKED, "√", "✗")
_ANY_FONT = {
    0xF000 + code: shown
    for font in ("Webdings", "Wingdings 2", "Wingdings")
    for code, shown in _FONTS[font].items()
    if shown in _BOXES
}
"""Boxes and ticks by private-use code point, for text that has lost its font."""
_LOST_FONT = {"þ": TICKED, "¨": UNTICKED}
"""Boxes of Wingdings that an editor turned into letters of the text's own font."""
_SELECTORS: dict[int, str | None] = dict.fromkeys([0xFE0E, 0xFE0F])
_TICKED_BOXES = dict.fromkeys(map(ord, "☒🗹🗷🗵"), TICKED)
_PLAIN: dict[int, str | None] = {**_SELECTORS, **RADICALS, **_TICKED_BOXES}


def symbol(font: str | None, code: int) -> str:
    """The character that a font shows for `code` (of `w:sym`); "" where that cannot be known."""
    if font in _FONTS:
        return _FONTS[font].get(code & 0xFF, "")
    if 0xE000 <= code <= 0xF8FF:
        return _ANY_FONT.get(code, "")
    return as_shown(None, chr(code)) if 0x20 < code < 0x11_0000 else ""


def as_shown(font: str | None, text: str) -> str:
    """Text as it is seen: letters typed in a symbol font are what that font shows, R in Wingdings 2 is ☑."""
    if font in _FONTS and font != "Symbol":
        text = "".join((symbol(font, ord(c)) if c < "\u0100" else "") or c for c in text)
    text = text.translate(_PLAIN)
    if text[:1] in _LOST_FONT and not (text[1:2].isascii() and text[1:2].isalpha()):
        text = _LOST_FONT[text[0]] + text[1:]
    return "".join(_private(c) if "\ue000" <= c <= "\uf8ff" else c for c in text)


def _private(character: str) -> str:
    return _ANY_FONT.get(ord(character), UNKNOWN)
