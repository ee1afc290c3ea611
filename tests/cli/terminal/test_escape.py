"""Nothing that comes from a file commands the terminal."""

from __future__ import annotations

import json

import pytest

from zsgx_docs.cli.terminal import escaped, escaped_name, print_escaped

HOSTILE = "\x1b]0;title\x07 \x9b31m \u202egnp.exe \ud800 \x00 \r\u2028\u061c"


def test_what_commands_or_turns_is_shown_by_its_number() -> None:
    assert escaped("\x1b[2J红") == "\\u001b[2J红"
    assert escaped("a\u202eb\ud800") == "a\\u202eb\\ud800"


def test_print_stays_as_it_is() -> None:
    plain = "申报表\t第 1 页\n“甲”（㎡）☑ 𠮷 é"
    assert escaped(plain) == plain


def test_a_name_is_one_line() -> None:
    assert escaped_name("a\nb\tc") == "a\\u000ab\\u0009c"


def test_what_is_printed_can_be_encoded_and_has_no_control_character(capsys: pytest.CaptureFixture) -> None:
    print_escaped(HOSTILE, "second")
    shown = capsys.readouterr().out
    assert shown.encode() and all(c.isprintable() for c in shown.replace("\n", "")) and shown.count("\n") == 2


def test_json_says_the_same_when_it_is_escaped() -> None:
    assert json.loads(escaped(json.dumps([HOSTILE], ensure_ascii=False))) == [HOSTILE]
