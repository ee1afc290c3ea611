"""Make characters comparable: width, case, dashes, quotes, the shapes of tick boxes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from zsgx_docs.model.sheet import TICKED, UNTICKED

EMPTY_BOXES = frozenset("□☐▢◻❏❑⬜▯〇○◯◇🔲")
FULL_BOXES = frozenset("☑☒✅■▣◼⬛●◉▪☓⊠⊡◆⊙🗹🗷🗵")
TICK_STROKES = frozenset("√✓✔✗✘×∨")
MAYBE_BOXES = frozenset("口囗冂回")
MAYBE_STROKES = frozenset("VvJ")
TICK_GLYPHS = EMPTY_BOXES | FULL_BOXES | TICK_STROKES

_SAME = {
    **dict.fromkeys("—–―─－~～‐‑﹣−", "-"),
    **dict.fromkeys("“”„＂〝〞", '"'),
    **dict.fromkeys("‘’＇", "'"),
    **dict.fromkeys("·•・．", "."),
    **dict.fromkeys("〔［【", "["),
    **dict.fromkeys("〕］】", "]"),
}
_NOISE = re.compile(r"[\s:()\[\],.;*_/\"'-]|、")
_BULLET = re.compile(r"^[*※★☆◆◇●○■▲△▪•►▶➢]+(?=[\u3400-\u9fff(\d])")
_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.、)]|\(?[一二三四五六七八九十]{1,3}[、.)])(?=\D)")
_BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=65536)
def fold(character: str) -> str:
    """Make a character comparable: one for one, its width, case and variants of shape dropped."""
    if character in EMPTY_BOXES:
        return UNTICKED
    if character in FULL_BOXES:
        return TICKED
    if character in _SAME:
        return _SAME[character]
    normal = unicodedata.normalize("NFKC", character).casefold()
    return _SAME.get(normal, normal) if len(normal) == 1 else character


def folded(text: str) -> str:
    """Make a text comparable, character by character: it keeps its length."""
    return "".join(map(fold, text))


@lru_cache(maxsize=65536)
def label_form(text: str) -> str:
    """Reduce a label to what is compared: no bullet, number, white space, punctuation, bracketed remark."""
    plain = _NUMBER.sub("", folded(_BULLET.sub("", "".join(text.split()))))
    bare = _NOISE.sub("", _BRACKETS.sub("", plain))
    return bare or _NOISE.sub("", plain)
