"""Certificate numbers: nobody lays down their form, so they are kept as written, without blanks."""

from __future__ import annotations

from typing import Any

from zsgx_docs.values.characters import without_blanks
from zsgx_docs.values.kind import BaseKind, Context, Parsed, nullable, string


class CertificateNumber(BaseKind):
    name = "certno"
    json_type = nullable("string")

    def _format(self, value: Any) -> str:
        return string(value, "证书编号")

    def _parse(self, text: str, context: Context) -> Parsed:
        return Parsed(without_blanks(text))
