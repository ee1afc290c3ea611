"""The many ways in which Word files hold a tick box, each as □ or ☑."""

from __future__ import annotations

import re
from typing import Any

from zsgx_docs.model.sheet import TICKED, UNTICKED
from zsgx_docs.word.names import W14, W

MARK = "\ue0f1"
"""Stands in a paragraph's text where a mark is drawn, until it is settled which box that ticks."""
_TICKED, _EMPTY = frozenset("☑☒√✓✔✗✘■"), frozenset("☐□◻▢○")
_MARKED_BOX = re.compile(rf"[☐□◻▢○]{MARK}|^\s*{MARK}[☐□◻▢○]", re.MULTILINE)


def content_control(control: Any) -> str | None:
    """□ or ☑ for a `w:sdt` that is a check box, else None."""
    box = control.find(f"{W}sdtPr/{W14}checkbox")
    if box is None:
        return None
    checked = box.find(f"{W14}checked")
    state = checked.get(f"{W14}val", "1") if checked is not None else "0"
    return TICKED if state in ("1", "true", "on") else UNTICKED


def form_field(field_data: Any) -> str | None:
    """□ or ☑ for a legacy FORMCHECKBOX (`w:ffData`), else None."""
    box = field_data.find(f"{W}checkBox")
    if box is None:
        return None
    checked = box.find(f"{W}checked")
    chosen = checked if checked is not None else box.find(f"{W}default")
    if chosen is None:
        return UNTICKED
    return TICKED if chosen.get(f"{W}val", "1") in ("1", "true", "on") else UNTICKED


def box_in(text: str) -> str | None:
    """□ or ☑ for what a check box shows; None where that is no box."""
    shown = text.strip()
    if len(shown) != 1:
        return None
    return TICKED if shown in _TICKED else UNTICKED if shown in _EMPTY else None


def marks_as_ticks(text: str) -> str:
    """The text with each box ticked that a mark was drawn at: right behind it, or before it as a line begins.

    A mark elsewhere ticks nothing: who can say over which box it floats.
    """
    return _MARKED_BOX.sub(TICKED, text).replace(MARK, "") if MARK in text else text
