"""Accepts the tracked changes of a Word file: a draft begins with what last year's notice came to say."""

from __future__ import annotations

from typing import Any

from zsgx_docs.word.names import W

_TAKEN_OUT = (
    "del",
    "moveFrom",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
)
_TAKEN_IN = ("ins", "moveTo")
_OLD_LOOKS = (
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "tblGridChange",
)


def accept_changes(body: Any) -> None:
    """Accept all tracked changes below an element, in place."""
    for row in list(body.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            row.getparent().remove(row)
    for name in (*_TAKEN_OUT, *_OLD_LOOKS):
        for element in list(body.iter(f"{W}{name}")):
            _remove(element)
    for name in _TAKEN_IN:
        for element in list(body.iter(f"{W}{name}")):
            for child in list(element):
                element.addprevious(child)
            _remove(element)


def _remove(element: Any) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)
