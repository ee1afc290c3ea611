"""The block that a command ends with."""

from __future__ import annotations

import pytest

from zsgx_docs.cli.terminal import Decisions


def test_sections_come_in_one_order_and_empty_ones_not_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    decisions = Decisions()
    decisions.look("合计不符")
    decisions.say("写出", "甲.docx")
    decisions.say("人员")
    decisions.tell()
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "—— 处理说明 ——\n写出：甲.docx\n请核对：合计不符\n")


def test_several_lines_are_numbered_and_none_comes_twice(capsys: pytest.CaptureFixture[str]) -> None:
    decisions = Decisions()
    decisions.say("不发证", "甲", "乙\n丙", "甲")
    decisions.say("不发证", "甲")
    decisions.tell()
    assert capsys.readouterr().err == "—— 处理说明 ——\n不发证：\n  1. 甲\n  2. 乙 丙\n"
