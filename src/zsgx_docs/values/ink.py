"""Tell what only a hand or a stamp puts on paper: a signature, a seal. Nothing prints it."""

from __future__ import annotations

from typing import Any

from zsgx_docs.values.characters import is_absent, one_line
from zsgx_docs.values.kind import BaseKind, Context, Parsed, in_words, nullable


class Ink(BaseKind):
    """The kind of signatures and seals: is anything signed or stamped here?."""

    name = "ink"
    json_type = nullable("boolean")
    unfound = False

    def _format(self, value: Any) -> str:
        if not isinstance(value, bool):
            raise ValueError(f"签字、盖章一栏应为 true 或 false：{in_words(value)}")
        return ""

    def parse(self, text: str, context: Context) -> Parsed:
        """Take any words but those for nothing for ink."""
        return Parsed(not is_absent(one_line(text)))

    def _parse(self, text: str, context: Context) -> Parsed:
        return Parsed(True)
