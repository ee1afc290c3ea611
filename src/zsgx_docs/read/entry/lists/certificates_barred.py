"""Tell by columns that a list has no place for who should not be in it: who failed, or left."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zsgx_docs.read.entry.lists.rows_apart import names_others
from zsgx_docs.read.entry.lists.wanted import ALSO_CALLED
from zsgx_docs.read.match import label_form
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

BARRED = "不发证"
"""Begins the reasons."""
_PASSED = frozenset(label_form(words) for words in ALSO_CALLED["passed"])
_CAME = ("是否参训", "是否参加", "是否报到", "是否到班", "是否结业")
_ISSUED = frozenset(label_form(words) for words in ("是否发证", "发证", "是否颁证", "是否取得证书", *_CAME))
_LEFT = re.compile(
    r"退学|劝退|退训|退出|不发证?|不予发证|不颁证|缓发|未结业|不予结业|未通过|不通过|不合格|缺考|补考|缓考|未参加|中途离|离班|除名"
)
_SORT_OF_PERSON = re.compile("类别|类型|身份(?!证)|角色")


def speaks_against(heads: Mapping[int, str], texts: Mapping[int, str]) -> str | None:
    """Quote what says that the person of a row failed or left; both are by columns without a place."""
    for at, text in texts.items():
        head = heads[at]
        asks = label_form(head) in _PASSED | _ISSUED
        if asks and kinds["passed"].parse(text, Context()).value is False:
            return f"“{head}”一栏写着“{text}”"
        is_other = _SORT_OF_PERSON.search(head) and names_others(text)
        if is_other or _LEFT.search(text):
            return f"“{head}”一栏写着“{text}”"
    return None
