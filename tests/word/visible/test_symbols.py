"""Symbol fonts: what is shown, not what is stored."""

import pytest

from zsgx_docs.word.visible.symbols import UNKNOWN, as_shown, symbol


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", 0xF0FE, "☑"),
        ("Wingdings", 0xA8, "□"),
        ("Wingdings", 0xF081, "①"),
        ("Wingdings", 0xF0FB, "✗"),
        ("Wingdings 2", 0xF052, "☑"),
        ("Symbol", 0xF0BE, "—"),
        ("Symbol", 0xF02D, "-"),
        ("Segoe UI Symbol", 0x2611, "☑"),
        ("Segoe UI Symbol", 0x2717, "✗"),
        ("A font of the house", 0xF0FE, "☑"),
        ("A font of the house", 0xF033, ""),
        ("Wingdings", 0xF024, ""),
    ],
)
def test_a_symbol_is_what_its_font_shows(font: str, code: int, shown: str) -> None:
    assert symbol(font, code) == shown


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Wingdings 2", "R", "☑"),
        ("Wingdings", "财政", "财政"),
        (None, "\u2611\ufe0f财政资助", "☑财政资助"),
        (None, "☒", "☑"),
        (None, "þ财政资助", "☑财政资助"),
        (None, "¨", "□"),
        (None, "þing", "þing"),
        (None, "⼯业互联⽹", "工业互联网"),
        (None, "⻓江⻛电", "长江风电"),
        (None, "甲\ue123乙", f"甲{UNKNOWN}乙"),
    ],
)
def test_text_is_what_a_person_sees(font: str | None, text: str, shown: str) -> None:
    assert as_shown(font, text) == shown
