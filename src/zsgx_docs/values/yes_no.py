"""Read and print questions answered in words: 是/否, 通过/不通过."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.values.characters import without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, nullable
from zsgx_docs.values.tick import BOXES, TICKS

_BOXED_CROSSES = {"☒", "\uf0fd"}
_YES = {
    "是",
    "有",
    "通过",
    "合格",
    "及格",
    "已通过",
    "考核通过",
    "考核合格",
    "收费",
    "已收费",
    *TICKS,
} - _BOXED_CROSSES
_NO = {"否", "不是", "没有", "免费", "免收", *"×✕✖✗✘xX╳"}
_NOT = r"[不未没](?P<what>.+)"
_BOX, _WORD = f"[{BOXES}{TICKS}]", f"[^{BOXES}{TICKS}]+"
_BOXES_FIRST = f"(?P<a>{_BOX})(?P<first>{_WORD})(?P<b>{_BOX})(?P<second>{_WORD})"
_WORDS_FIRST = f"(?P<first>{_WORD})(?P<a>{_BOX})(?P<second>{_WORD})(?P<b>{_BOX})"


class YesNo(BaseKind):
    """The kind of such questions: `yes` and `no` are how it is printed; all the usual words are read."""

    json_type = nullable("boolean")
    alphabet = "是否通过不未合格收费√×✓☑□"
    self_check = "words"

    def __init__(self, name: str, yes: str, no: str) -> None:
        self.name, self._words = name, {True: yes, False: no}

    def _format(self, value: Any) -> str:
        if not isinstance(value, bool):
            raise ValueError(
                f"应为 true 或 false（{self._words[True]}、{self._words[False]}）：{in_words(value)}"
            )
        return self._words[value]

    def _parse(self, text: str, context: Context) -> Parsed:
        written = without_blanks(text).rstrip("。.；;，,")
        if written and all(mark in BOXES for mark in written):
            return Parsed(False, f"只有空框，按“{self._words[False]}”理解，请核对：{text}")
        answer = _answer(_ticked_word(written) or written)
        return Parsed(
            answer, f"无法识别为{self._words[True]}或{self._words[False]}：{text}" if answer is None else None
        )


def _answer(word: str) -> bool | None:
    if word in _NO:
        return False
    if word in _YES:
        return True
    negated = re.fullmatch(_NOT, word)
    return False if negated and negated["what"] in _YES else None


def _ticked_word(text: str) -> str | None:
    """Of two words with a box each, the one that is ticked."""
    found = re.fullmatch(_BOXES_FIRST, text) or re.fullmatch(_WORDS_FIRST, text)
    if found is None:
        return None
    first, second = found["a"] in TICKS, found["b"] in TICKS
    return None if first == second else found["first"] if first else found["second"]
