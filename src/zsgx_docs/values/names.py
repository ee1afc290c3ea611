"""Read and print names of persons and of organisations."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.values.kind import BaseKind, Context, Parsed, joined, nullable, text_or_error

_WIDE = r"[^\x00-\u02ff\s]"
_DOT = rf"(?<={_WIDE})\s*[·•・･‧∙⋅．.]\s*(?={_WIDE})"
_BLANK_BESIDE_WIDE = rf"(?<={_WIDE})\s+|\s+(?={_WIDE})"
_CHINESE = "[\u3400-\u9fff\U00020000-\U0003ffff]"
_ODD = r"[\d□?？*＊/／;；、,，:：()（）\[\]【】〔〕<>《》]"
_NOBODY = re.compile("[暂尚]?(?:待定|未定|空缺|缺|空白)|待[补填]")
TWO_NAMES = 5
"""Chinese characters of a name without a dot from which two are run together; a guess: compound surnames
with two given names have four, names of other peoples have a dot."""


class PersonName(BaseKind):
    """The kind of persons' names.

    王　芳 is 王芳; the dot in names of other peoples is ·; rare characters are kept.
    """

    name = "name"
    json_type = nullable("string")
    is_free_text = True
    is_name = True
    told_by_label = True

    def _format(self, value: Any) -> str:
        return text_or_error(value, "姓名")

    def _parse(self, text: str, context: Context) -> Parsed:
        name, doubt = _closed_up(re.sub(_DOT, "·", text))
        is_odd = re.search(_ODD, name) or len(name) < 2 or _NOBODY.fullmatch(name)
        is_two = re.fullmatch(rf"{_CHINESE}{{{TWO_NAMES},}}", name)
        odd = f"姓名中有不像姓名的字：{name}" if is_odd or is_two else None
        return Parsed(name, joined(doubt, odd))


class UnitName(BaseKind):
    """The kind of organisations' names: blanks count only between Latin words; brackets stay as written."""

    name = "unit"
    json_type = nullable("string")
    is_free_text = True
    is_name = True
    told_by_label = True

    def _format(self, value: Any) -> str:
        return text_or_error(value, "单位名称")

    def _parse(self, text: str, context: Context) -> Parsed:
        name = re.sub(_BLANK_BESIDE_WIDE, "", text)
        has_letters = re.search(r"[^\W\d_]", name)
        return Parsed(name, None if has_letters else f"单位名称里没有文字：{name}")


def _closed_up(name: str) -> tuple[str, str | None]:
    """A name spread out is closed up; two whole words may be two persons and stay apart."""
    words = name.split(" ")
    if len(words) == 1 or re.search("[A-Za-z]", name):
        return name, None
    if any(len(word) == 1 for word in words):
        return "".join(words), f"可能写了不止一个人：{name}" if len("".join(words)) > 3 else None
    return name, f"可能写了不止一个人：{name}"
