"""Keep certificate numbers as written, without blanks: nobody lays down their form."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.values.characters import half_width, without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, nullable, text_or_error

_IN_POWERS = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")


class CertificateNumber(BaseKind):
    """The kind of certificates' numbers."""

    name = "certno"
    is_figures = True
    json_type = nullable("string")

    def _format(self, value: Any) -> str:
        return text_or_error(value, "证书编号")

    def _parse(self, text: str, context: Context) -> Parsed:
        number = without_blanks(text)
        has_figures = re.search("[0-9A-Za-z]", half_width(number))
        if _IN_POWERS.fullmatch(half_width(number)):
            return Parsed(number, f"证书编号已被电子表格改成科学计数，须重新索取：{number}")
        return Parsed(number, None if has_figures else f"证书编号里没有数字：{number}")
