"""How a person is told of a place: in short, on one line."""

from __future__ import annotations

import re

from zsgx_docs.render.next_year.beside import Difference
from zsgx_docs.render.next_year.change import Change

_RULED = re.compile("[_＿]{3,}")
SHOWN = 40
"""Characters of a paragraph that a person is shown to know it by: a guess."""
MOST_SHOWN = 3
"""Paragraphs of the template that a comment says are missing, and shows: a guess."""


def kept_otherwise(found: Difference, is_moved: bool) -> Change:
    """What the clerk wrote otherwise, as it is told; `is_moved`: the template has it elsewhere."""
    printed, written = _RULED.sub("……", found.printed.strip()), found.written.strip()
    if is_moved:
        return Change("kept", "去年移位", written, written, "这段在模板里是别的位置，照去年的保留")
    if found.kind == "added":
        what = "表中的这些文字" if found.in_table else "这段" if found.whole else f"“{shortened(written)}”"
        return Change("kept", "去年加写", written, written, f"{what}是去年的通知里加写的，模板没有，照样保留")
    if found.kind == "changed":
        note = f"去年的通知写作“{shortened(written)}”，模板为“{printed}”，照去年的保留"
        return Change("kept", "去年改写", written, written, note)
    where = "此后" if found.whole else "此处"
    lines = printed.split("\n")
    if len(lines) > MOST_SHOWN:
        printed = f"{'，'.join(lines[:MOST_SHOWN])}……（共{len(lines)}段）"
    note = f"模板{where}还有“{printed}”，去年的通知里没有，照去年的不写"
    return Change("kept", "去年未写", printed, "", note)


def written_in(text: str) -> str:
    """What stands in a blank; nothing where it is only ruled, or waits for a day."""
    return "" if set(text) <= set("_＿ \u3000\n年月日") else text.strip()


def in_quotes(text: str) -> str:
    return text if text[:1] in "“《" else f"“{text}”"


def shortened(text: str) -> str:
    """On one line, without its blanks between Chinese characters, shortened."""
    whole = "".join(text.split())
    return whole if len(whole) <= SHOWN else f"{whole[: SHOWN - 1]}…"
