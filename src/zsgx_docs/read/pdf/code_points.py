"""Tell what the characters of PDF fonts stand for: radicals, spaces, and the many shapes of a tick box."""

from __future__ import annotations

import unicodedata

from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.values.characters import RADICALS

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a printed character that the PDF does not name."""
TICK = "√"
TICK_MARKS = frozenset("√✓✔")

MUCH = 30
"""Characters from which a page's print can be judged as a whole; a guess."""
EVERYDAY = 0.85
"""Share of Chinese print that is in GB 2312 at least, rare names being the rest; a guess."""
SENSIBLE = 0.6
"""Share of letters, digits and Chinese in print that is no garble, at least; a guess."""

_EMPTY_BOXES = "□☐◻▢⬜❏❐❑❒🞎🞏\uf0a8\uf06f\uf071\uf072\uf0a3\uf02a\uf030"
_TICKED_BOXES = "☑☒■▣✅☒🗹🗷🗵⊠◼\uf052\uf0fe\uf0fd\uf078\uf06e\uf051\uf053\uf054"
_BARE_TICKS = "✓✔🗸\uf0fc\uf050"
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol", "dingbats")
_DINGBATS = {"4": TICK, "3": TICK, "n": TICKED, "o": UNTICKED, "p": UNTICKED, "q": UNTICKED, "r": UNTICKED}

# Radicals for which Unicode gives no decomposition; print drivers write them for the whole character.
_RADICALS = dict(
    zip(
        "⺟⺠⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⺒⺘⺝⺪⺮⺶⺼⻊",
        "母民西见角贝车辶长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟巳扌月疋竹羊月足",
        strict=True,
    )
)
_MEANINGS = {
    **dict.fromkeys(_EMPTY_BOXES, UNTICKED),
    **dict.fromkeys(_TICKED_BOXES, TICKED),
    **dict.fromkeys(_BARE_TICKS, TICK),
    **_RADICALS,
    "\x02": "-",
    "\xad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
}


def meaning(character: str, font: str = "") -> str:
    """Tell what a glyph mapped to `character` in `font` stands for: one character, a few, or none."""
    if _is_symbol_font(font) and ord(character) < 0x100:
        character = _symbol(character, font)
    if character in _MEANINGS:
        return _MEANINGS[character]
    kind = unicodedata.category(character)
    if kind == "Zs" or character == "\t":
        return " "
    if kind in ("Cc", "Co", "Cn", "Cs"):
        return UNKNOWN
    if ord(character) in RADICALS:
        return RADICALS[ord(character)]
    if "\ufb00" <= character <= "\ufb06":
        return unicodedata.normalize("NFKC", character)
    return unicodedata.normalize("NFC", character)


def is_garbled(text: str) -> bool:
    """Tell whether fonts with a wrong table of characters have made nonsense of a page's print.

    Chinese keeps to the everyday characters, and what is not Chinese to Latin letters and digits.
    """
    chinese = [c for c in text if "\u3400" <= c <= "\u9fff" or c >= "\U00020000"]
    if len(chinese) >= MUCH:
        return sum(_is_everyday(c) for c in chinese) < EVERYDAY * len(chinese)
    latin = sum(c.isascii() and c.isalnum() for c in text)
    return len(text) >= MUCH and len(chinese) + latin < SENSIBLE * len(text)


def _is_everyday(character: str) -> bool:
    """In GB 2312."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _is_symbol_font(font: str) -> bool:
    return any(name in font.lower() for name in _SYMBOL_FONTS)


def _symbol(character: str, font: str) -> str:
    """A code of a symbol font that lost its private-use page (Wingdings "þ" for its code FE)."""
    if "dingbats" in font.lower():
        return _DINGBATS.get(character, character)
    private = chr(0xF000 + ord(character))
    return private if "wingdings" in font.lower() and private in _MEANINGS else character
