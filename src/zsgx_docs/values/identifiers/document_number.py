"""Read and print document numbers (发文字号): 鄂人社函〔2025〕168号."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.values.characters import half_width, mend_lookalikes, without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, joined, nullable, text_or_error
from zsgx_docs.values.numbers import LOOKALIKES

_OPEN, _CLOSE = r"[〔\[【(「『{〈《〖⟦﹝<]", r"[〕\]】)」』}〉》〗⟧﹞>]"
_NUMBER = (
    rf"(?P<office>[^\d\[\](){{}}〔〕【】﹝﹞]+?)(?P<open>{_OPEN})?(?P<year>[\dOolI|]{{4}})(?P<close>{_CLOSE})?"
    rf"第?(?P<serial>[\dOolI|]{{1,5}})(?P<end>号)?"
)


class DocumentNumber(BaseKind):
    """The kind of documents' numbers: hexagonal brackets, full year, no 第, no leading zeros."""

    name = "docno"
    is_figures = True
    json_type = nullable("string")

    def _format(self, value: Any) -> str:
        return text_or_error(value, "发文字号")

    def _parse(self, text: str, context: Context) -> Parsed:
        written = without_blanks(text)
        found = re.fullmatch(_NUMBER, half_width(written))
        if found is None or not (found["open"] or found["close"]):
            return Parsed(written, f"不合发文字号的写法：{written}")
        year, serial = mend_lookalikes(found["year"]), mend_lookalikes(found["serial"])
        whole = found["open"] and found["close"] and found["end"]
        return Parsed(
            f"{found['office']}〔{year}〕{int(serial)}号",
            joined(
                None if whole else f"发文字号不完整，已补全：{written}",
                None if (year, serial) == (found["year"], found["serial"]) else f"{LOOKALIKES}：{written}",
                None if "1949" <= year <= "2100" else f"发文字号的年份不合常理：{written}",
            ),
        )
