"""Bring written characters to their normal form, as every kind of value does before it reads a text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

HYPHENS = "-‐‑‒–—―−－﹣─━"
TILDES = "~～〜∼"
_INVISIBLE = {"Cc", "Cf"}
_RULED = " _＿"
_VARIATION = {"\ufe0e", "\ufe0f"}
_WHITE = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n") | {ord("\t"): " "}
_HALF_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: 0x20}
"""Full-width ASCII by code point, each 0xFEE0 above its half-width form, and the
ideographic space (Unicode)."""


def _paired(old: str, new: str) -> dict[int, str]:
    return dict(zip(map(ord, old), new, strict=True))


RADICALS = {
    code: normal
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))
    if (normal := unicodedata.normalize("NFKC", chr(code))) != chr(code)
} | _paired(
    "⺁⺎⺒⺜⺝⺠⺦⺪⺻⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻲",
    "厂兀巳日月民丬疋聿月虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙亀",
)
"""Radicals and compatibility forms that copying out of a PDF leaves in the place of characters; Unicode tells
of some of them only by name (U+2E80 to U+2EF3) which character they are."""
_LOOKALIKES = str.maketrans("OolI|", "00111")
_ABSENT = re.compile(rf"(?:[{re.escape(HYPHENS)}_＿/／\\＼]+|[（(]?无[）)]?[。.]?)?")
_BLANKS = re.compile(r"\s+")
_DASHES = re.compile(rf"[{re.escape(HYPHENS)}]+")
_PLAIN = re.compile("[!-^`-~\u4e00-\u9fff]*")
"""Text in normal form already, as most is: no blanks, no strokes, nothing that combines."""


def one_line(text: str) -> str:
    """Return a text in NFC with single spaces, stripped.

    Line breaks give way, or become a space between Latin words.
    """
    if _PLAIN.fullmatch(text):
        return text
    whole = ""
    for line in _lines(text):
        whole += _joint(whole, line) + line
    return unicodedata.normalize("NFC", _without_ruled_lines(whole))


def paragraphs(text: str) -> str:
    """Return a text in NFC, each paragraph on a line of its own, with single spaces, stripped.

    Empty ones are dropped.
    """
    lines = (_without_ruled_lines(line) for line in _lines(text))
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))


def is_absent(text: str) -> bool:
    """Tell whether it is what people write where nothing applies: nothing, 无, —, /, an empty ruled line."""
    return _ABSENT.fullmatch(text) is not None


def without_blanks(text: str) -> str:
    """Return a text without white space."""
    return _BLANKS.sub("", text)


def half_width(text: str) -> str:
    """Return a text with full-width ASCII and blanks as ASCII; all other characters as they stand."""
    return text.translate(_HALF_WIDTH)


def hyphened(text: str) -> str:
    """Return a text with all kinds of dashes as "-"."""
    return _DASHES.sub("-", text)


def mend_lookalikes(text: str) -> str:
    """Return a text with letters that OCR gives for digits as digits: O o → 0; l I | → 1."""
    return text.translate(_LOOKALIKES)


def digits_stand_apart(text: str) -> bool:
    """Tell whether blanks part the digits otherwise than typesetting does.

    Typesetting parts three or more, each apart, or thousands. Otherwise several numbers, or one with a lost
    sign between, may stand here.
    """
    groups = re.split(r"\s+", text.strip())
    if not any(a[-1:].isdigit() and b[:1].isdigit() for a, b in pairwise(groups)):
        return False
    figures = re.findall(r"\d+", text)
    spaced_out = len(figures) > 2 and all(len(figure) == 1 for figure in figures)
    thousands = re.fullmatch(r"\D*\d{1,3}(\s\d{3})+(\.\d+)?\D*", text.strip())
    return not (spaced_out or thousands)


def ems(text: str) -> float:
    """Return about how wide a text is, in full-width characters."""
    return sum([1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text])


def has_unreadable(text: str) -> bool:
    """Tell whether a character stands here that no font shows.

    Such are a replacement mark, private use, half a pair.
    """
    if _PLAIN.fullmatch(text):
        return False
    return any(c == "\ufffd" or unicodedata.category(c) in {"Co", "Cs"} for c in text)


def _lines(text: str) -> list[str]:
    """The lines that say something, without invisible characters, with single spaces, stripped."""
    visible = (c for c in text.replace("\r\n", "\n").translate(_WHITE) if c == "\n" or not _is_invisible(c))
    lines = (" ".join(line.split()) for line in "".join(visible).split("\n"))
    return [line for line in lines if line]


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or character in _VARIATION


def _without_ruled_lines(text: str) -> str:
    """Without the underscores, two or more, that printed a line to write on before or after the text."""
    start, end = text.lstrip(_RULED), text.rstrip(_RULED)
    before, after = text[: len(text) - len(start)], text[len(end) :]
    written = start if _is_ruled(before) else text
    return written[: len(written) - len(after)] if written and _is_ruled(after) else written


def _is_ruled(part: str) -> bool:
    return sum(part.count(stroke) for stroke in "_＿") > 1


def _joint(before: str, after: str) -> str:
    """What joins two lines of one text: a space between Latin words, else nothing."""
    if not before or not (_is_narrow(before[-1]) and _is_narrow(after[0])):
        return ""
    return "" if before[-1] in "-/(" or after[0] in ")-/,.;:" else " "


def _is_narrow(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"Na", "N", "H"}
