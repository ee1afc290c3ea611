"""Tells which script a character belongs to, which chooses its face."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import groupby
from typing import Literal

Script = Literal["latin", "east", "mixed", "square", "box"]
"""`mixed` is Latin and Chinese in one look; `square` and `box` are the two kinds of tick boxes."""

Parts = list[tuple[Script, str]]

BOXES: Mapping[str, Script] = {"□": "square", "■": "square", "☐": "box", "☑": "box", "☒": "box"}
BOX_KINDS: Mapping[Script, str] = {"square": "□", "box": "☐"}
"""Each kind of box with the empty box that its face is measured by."""
_PLAIN_CHINESE = re.compile("[\u3001-\u3011\u4e00-\u9fff\uff01-\uff5d]+")
_SHARED = frozenset("“”‘’…—·×÷±°§¶¨～‖′″※")


def by_script(text: str, in_chinese: bool) -> Parts:
    """Return the text cut where the font changes."""
    if text.isascii():
        return [("latin", text)]
    if re.fullmatch(_PLAIN_CHINESE, text):
        return [("east", text)]
    shared: Script = "east" if in_chinese else "latin"
    return [(key, "".join(run)) for key, run in groupby(text, key=lambda c: script_of(c) or shared)]


@cache
def script_of(character: str) -> Script | None:
    """Return the script of a character.

    None for quotes, signs and numerals that faces of both scripts have: the text around decides.
    """
    if character.isascii():
        return "latin"
    if character in BOXES:
        return BOXES[character]
    if character in _SHARED or unicodedata.category(character) in ("So", "Sm", "No"):
        return None
    wide = unicodedata.east_asian_width(character) in "WF" or character >= "\u2e80"
    return "east" if wide and character > "\u10ff" else "latin"
