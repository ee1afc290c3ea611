"""The normal form of written characters: what every kind of value does to a text before reading it."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

HYPHENS = "-‐‑‒–—―−－﹣─━"
TILDES = "~～〜∼"
_INVISIBLE = {"Cc", "Cf"}
_VARIATION = {"\ufe0e", "\ufe0f"}
_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_HALF_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}
_LOOKALIKES = str.maketrans("OolI|", "00111")
_ABSENT = re.compile(rf"(?:[{re.escape(HYPHENS)}_＿/／\\＼]+|[（(]?无[）)]?[。.]?)?")
_RULED_LINE = re.compile(r"^(?:[_＿]{2,}\s*)+|(?:\s*[_＿]{2,})+$")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_BLANKS = re.compile(r"\s+")


def one_line(text: str) -> str:
    """NFC, single spaces, stripped; line breaks give way, or become a space between Latin words."""
    return _tidy(_BREAK.sub(_joint, _visible(text).strip()))


def paragraphs(text: str) -> str:
    """NFC; each paragraph on a line of its own, with single spaces, stripped; empty ones dropped."""
    lines = (_tidy(line) for line in _visible(text).split("\n"))
    return "\n".join(line for line in lines if line)


def is_absent(text: str) -> bool:
    """Is this what people write where nothing applies: nothing, 无, —, /, an empty ruled line?"""
    return _ABSENT.fullmatch(text) is not None


def without_blanks(text: str) -> str:
    return _BLANKS.sub("", text)


def half_width(text: str) -> str:
    """Full-width ASCII and blanks as ASCII; all other characters as they stand."""
    return text.translate(_HALF_WIDTH)


def hyphened(text: str) -> str:
    """All kinds of dashes as "-"."""
    return re.sub(rf"[{re.escape(HYPHENS)}]+", "-", text)


def mend_lookalikes(text: str) -> str:
    """Letters that OCR gives for digits, as digits: O o → 0; l I | → 1."""
    return text.translate(_LOOKALIKES)


def digits_stand_apart(text: str) -> bool:
    """Do blanks part the digits otherwise than typesetting does (three or more, each apart; thousands)?

    Then several numbers, or one with a lost sign between, may stand here.
    """
    groups = re.split(r"\s+", text.strip())
    if not any(a[-1:].isdigit() and b[:1].isdigit() for a, b in pairwise(groups)):
        return False
    figures = re.findall(r"\d+", text)
    spaced_out = len(figures) > 2 and all(len(figure) == 1 for figure in figures)
    thousands = re.fullmatch(r"\D*\d{1,3}(\s\d{3})+(\.\d+)?\D*", text.strip())
    return not (spaced_out or thousands)


def has_unreadable(text: str) -> bool:
    """Does a character stand here that no font shows: a replacement mark, private use, half a pair?"""
    return any(c == "\ufffd" or unicodedata.category(c) in {"Co", "Cs"} for c in text)


def _visible(text: str) -> str:
    broken = text.replace("\r\n", "\n").translate(_BREAKS)
    kept = (" " if c == "\t" else c for c in broken if c in "\n\t" or not _is_invisible(c))
    return "".join(kept)


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or character in _VARIATION


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", _RULED_LINE.sub("", text.strip())))


def _joint(found: re.Match[str]) -> str:
    before, after = found.string[found.start() - 1], found.string[found.end()]
    latin = _is_narrow(before) and _is_narrow(after)
    return " " if latin and before not in "-/(" and after not in ")-/,.;:" else ""


def _is_narrow(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"Na", "N", "H"}
