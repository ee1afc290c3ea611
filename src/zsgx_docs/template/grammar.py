"""Define the template grammar, and nothing else.

    {{ path }}  {{ path|kind }}                      a slot
    {{ contacts[].name }}  {{ annexes[] }}           a slot that lists a value of every item
    {%tr for x in path %} … {%tr endfor %}           rows of a table, repeated
    {%p for x in path %} … {%p endfor %}             whole paragraphs, repeated
    {%p if path %} … {%p endif %}                    whole paragraphs, present or not
    {%annex issuer/paper %}  {%annex issuer/paper path %}   the last of a paragraph: another template as an
                                                     annex, the blank form or filled from the record at path

Inside a loop `{{ x.name }}` is a value of each item, `{{ x }}` each item itself. The tags of loops and
conditions stand alone in their paragraph or row. Each filter is the name of a value kind. Anything else is
refused, with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zsgx_docs.errors import TemplateError

_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_PATH = rf"{_NAME}(?:\.{_NAME})*"
TOKEN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LISTED = rf"{_PATH}(?:\[\](?:\.{_PATH})?)?"
_SLOT = re.compile(rf"\{{\{{\s*({_LISTED})\s*(?:\|\s*({_NAME})\s*)?\}}\}}")
_FOR = re.compile(rf"\{{%(tr|p)\s+for\s+({_NAME})\s+in\s+({_PATH})\s*%\}}")
_IF = re.compile(rf"\{{%(p)\s+if\s+({_PATH})\s*%\}}")
_END = re.compile(r"\{%(tr|p)\s+(endfor|endif)\s*%\}")
ANNEX = re.compile(rf"\{{%annex\s+([\w-]+/[\w-]+)(?:\s+({_PATH}))?\s*%\}}")
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|｛｛|｝｝|\{#|#\}")


@dataclass(frozen=True, slots=True)
class SlotTag:
    """The tag of a blank, `{{ path|kind }}`; `kind` is None where the tag names none."""

    path: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class ForTag:
    """The tag that begins a loop, `{%tr for variable in path %}`; `unit` is tr for rows, p for paragraphs."""

    unit: str
    variable: str
    path: str


@dataclass(frozen=True, slots=True)
class IfTag:
    """The tag that begins a condition, `{%p if path %}`."""

    path: str


@dataclass(frozen=True, slots=True)
class EndTag:
    """The tag that ends a loop or condition, `{%p endfor %}`; `unit` as in what it closes."""

    unit: str
    closes: str


@dataclass(frozen=True, slots=True)
class AnnexTag:
    """The tag of an annex, `{%annex template path %}`; no path stands for the blank form."""

    template: str
    path: str | None


Tag = SlotTag | ForTag | IfTag | EndTag | AnnexTag


def tokens(text: str, where: str) -> list[str | Tag]:
    """Cut a text into literal strings and tags; `where` names the place in errors (Chinese)."""
    parts: list[str | Tag] = []
    at = 0
    for found in TOKEN.finditer(text):
        _literal(text[at : found.start()], where, parts)
        parts.append(_tag(found.group(), where))
        at = found.end()
    _literal(text[at:], where, parts)
    return parts


def in_loop(path: str, variable: str, items: str) -> str:
    """Return a slot's path in the record, where the loop over `items` calls each of them `variable`."""
    head, dot, rest = path.partition(".")
    return f"{items}[]{dot}{rest}" if variable and head == variable else path


def _literal(text: str, where: str, parts: list[str | Tag]) -> None:
    stray = _STRAY.search(text)
    if stray:
        near = text[max(0, stray.start() - 6) : stray.end() + 12]
        raise TemplateError(f"{where}：“{near}”不成对或写法有误，填空应写作 {{{{ 名称 }}}}（半角大括号）。")
    if text:
        parts.append(text)


def _tag(token: str, where: str) -> Tag:
    if slot := _SLOT.fullmatch(token):
        return SlotTag(slot.group(1), slot.group(2))
    if loop := _FOR.fullmatch(token):
        return ForTag(loop.group(1), loop.group(2), loop.group(3))
    if condition := _IF.fullmatch(token):
        return IfTag(condition.group(2))
    if end := _END.fullmatch(token):
        return EndTag(end.group(1), end.group(2))
    if annex := ANNEX.fullmatch(token):
        return AnnexTag(annex.group(1), annex.group(2))
    raise TemplateError(
        f"{where}：“{token}”不在模板语法之内，"
        "只能用 {{ 名称 }}、{{ 名称|类型 }}、整行、整段的循环以及附件。"
    )
