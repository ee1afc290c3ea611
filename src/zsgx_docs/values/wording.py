"""Read and print choices that a notice words in its prose: 国家级, 左右, 一般不少于."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zsgx_docs.values.characters import without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, nullable


class Wording(BaseKind):
    """The kind of one of several values, texts or booleans; `words` are how each is printed."""

    self_check = "words"

    def __init__(self, name: str, words: Mapping[Any, str]) -> None:
        self.name, self._words = name, words
        self.alphabet = "".join(words.values())
        boolean = all(isinstance(value, bool) for value in words)
        self.json_type = nullable("boolean") if boolean else nullable("string", enum=[*words, None])

    def _format(self, value: Any) -> str:
        if not isinstance(value, bool | str) or value not in self._words:
            raise ValueError(f"应为 {'、'.join(map(_as_json, self._words))} 之一：{in_words(value)}")
        return self._words[value]

    def _parse(self, text: str, context: Context) -> Parsed:
        written = without_blanks(text)
        for value, words in self._words.items():
            if written == words:
                return Parsed(value)
        return Parsed(None, f"应为“{'”或“'.join(self._words.values())}”：{text}")


def _as_json(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


WORDINGS = (
    Wording("level", {"national": "国家级", "provincial": "省级", "municipal": "市级"}),
    Wording("about", {"about": "左右", "at_least": "以上"}),
    Wording("at_least", {"about": "约", "at_least": "不少于"}),
    Wording("minimum", {"soft": "一般不少于", "hard": "不少于"}),
    Wording("no_fee", {False: "均不得向学员收取任何费用", True: "可按有关规定向学员收取费用"}),
    Wording(
        "fee_at_cost",
        {True: "可由承办单位根据办班成本按有关规定收取培训费用予以保障", False: "不得收取培训费用"},
    ),
)
"""`about` follows a number (5天左右), `at_least` goes before it (不少于5天)."""
