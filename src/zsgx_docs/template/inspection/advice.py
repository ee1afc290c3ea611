"""Say why a tag that somebody typed is not in the grammar, and how it should read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.errors import TemplateError
from zsgx_docs.template.grammar import TOKEN, tokens

_WIDE = re.compile(r"[｛｝％｜．＿\u3000]|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_HALF = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)} | {0x3000: " "}
"""Full-width ASCII by code point, each 0xFEE0 above its half-width form, and the
ideographic space (Unicode)."""
_QUOTES = re.compile("[“”‘’\"'＂＇]")
_START, _STOP = re.compile(r"[{｛][{｛%％#]"), re.compile(r"[}｝%％#][}｝]|[}｝](?![}｝])")
_HIDDEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SINGLE = re.compile(r"(?<![{｛])[{｛](?![{｛%％])\s*[A-Za-z_][\w.\[\]|]*\s*[}｝](?![}｝])")
_OPEN_END = re.compile(r"[A-Za-z0-9_.\[\]| ]*")
_CLOSING = re.compile(r"[\w.\[\]|]*\s*(?:[}｝]{2}|[%％][}｝])")
_FOR, _END = re.compile(r"\{%\s*(tr|p)?\s*for\b"), re.compile(r"\{%\s*(tr|p)?\s*end")


def mistakes(text: str) -> Iterator[str]:
    """Yield a sentence for each tag of a paragraph that is not right, without its place."""
    rest = text
    for found in _tag_like(text):
        rest = rest.replace(found, "\n", 1)
        if said := _mistake(found):
            yield said
    for single in _SINGLE.findall(rest):
        yield f"“{single}”只有一层大括号，应写作 {{{{ {_inside(single)} }}}}"
        rest = rest.replace(single, "\n", 1)
    for closing in _CLOSING.findall(rest):
        yield f"“{closing}”缺少左边的 {'{%' if '%' in closing or '％' in closing else '{{'}，大括号不成对"


def _tag_like(text: str) -> list[str]:
    """Whatever begins like a tag, up to its end or, without one, to the end of what could be its name."""
    found: list[str] = []
    at = 0
    while (start := _START.search(text, at)) is not None:
        end, following = _STOP.search(text, start.end()), _START.search(text, start.end())
        if end is None or (following is not None and following.start() < end.start()):
            name = _OPEN_END.match(text, start.end())
            stop = name.end() if name else start.end()
        else:
            stop = end.end()
        found.append(text[start.start() : stop].rstrip())
        at = max(stop, start.end())
    return found


def _mistake(tag: str) -> str | None:
    """None for a tag that is right."""
    try:
        if TOKEN.fullmatch(tag) and tokens(tag, ""):
            return None
    except TemplateError:
        pass
    half = _HIDDEN.sub("", tag).translate(_HALF)
    if _WIDE.search(tag):
        return f"“{tag}”用了全角大括号、百分号或全角字母，请改为半角：{_proper(half)}"
    if _QUOTES.search(tag):
        return f"“{tag}”里有引号，填空里只能写名称，请删去引号：{_proper(_QUOTES.sub('', tag))}"
    if _HIDDEN.search(tag):
        return f"“{tag}”里夹有看不见的字符，请删去后重新输入：{_proper(half)}"
    if not re.search(r"(\}\}|%\}|#\})$", half):
        return (
            f"“{tag}”右边缺少 {'%}' if half.startswith('{%') else '}}'}，大括号不成对，应写作 {_proper(half)}"
        )
    if half.startswith("{{"):
        return _of_slot(tag, _inside(half))
    return _of_command(tag, half)


def _of_slot(tag: str, inside: str) -> str:
    rule = "名称只能用英文字母、数字、下划线和点，如 {{ applicant.name }}"
    if "\n" in tag:
        return f"“{' '.join(tag.split())}”被换行切成了两段，请写在同一段里"
    if not inside:
        return f"“{tag}”里没有名称，请写上，如 {{{{ applicant.name }}}}"
    if re.search("[\u4e00-\u9fff]", inside):
        return f"“{tag}”用了中文名称，不在模板语法之内；{rule}"
    if inside.count("|") > 1:
        return f"“{tag}”写了两个类型，不在模板语法之内，只能有一个，如 {{{{ 名称|date }}}}"
    if re.search(r"[(+*/=<>]|\[\d", inside):
        return f"“{tag}”里有算式、函数或序号，不在模板语法之内，只能写名称"
    if re.search(r"\w\s+\w", inside):
        return f"“{tag}”的名称中间有空格，不在模板语法之内；{rule}"
    return f"“{tag}”不在模板语法之内；{rule}"


def _of_command(tag: str, half: str) -> str:
    said = f"“{' '.join(tag.split())}”不在模板语法之内，"
    if half.startswith("{#"):
        return said + "模板里不能写批注，请删去，或用 Word 的批注"
    if _END.match(half):
        return said + "结束标记写作 {%tr endfor %}（行）、{%p endfor %} 或 {%p endif %}（段落）"
    if found := _FOR.match(half):
        if found[1] is None:
            return said + "要写明重复的是行还是段落：{%tr for x in 列表 %} 或 {%p for x in 列表 %}"
        return said + f"循环写作 {{%{found[1]} for x in 列表 %}}，列表用英文名称"
    if re.match(r"\{%\s*(tr|p)?\s*if\b", half):
        return said + "条件写作 {%p if 名称 %}，只能用于整段，只能写一个名称"
    return said + "只能用填空 {{ 名称 }}、整行或整段的循环、整段的条件和附件 {%annex … %}"


def _inside(tag: str) -> str:
    return re.sub(r"^[{｛%％]+|[}｝%％]+$", "", tag).strip()


def _proper(half: str) -> str:
    inside = _inside(half)
    if half.startswith("{%"):
        return f"{{%{inside} %}}"
    return f"{{{{ {inside} }}}}" if inside else "{{ 名称 }}"
