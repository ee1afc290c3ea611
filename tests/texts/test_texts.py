"""The notices we print are the bureaus' own, word for word; and the comparator would notice if not."""

from __future__ import annotations

import pytest

from texts import NOTICES, differences, official, printed
from zsgx_docs import desk
from zsgx_docs.desk import Format


@pytest.mark.parametrize("fmt", desk.FORMATS)
@pytest.mark.parametrize("notice", NOTICES)
def they_equal_the_official_text(notice: str, fmt: Format) -> None:
    issued = desk.issue(notice, desk.sample(notice), fmt)

    assert issued.warnings == ()
    assert list(map(str, differences(official(notice), printed(issued.data, fmt)))) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"deadline": "2025-12-26T17:00"}, "“5”，印出“6”"),
        ({"mailbox": "zsgx@163.com"}, "印出"),
        ({"annexes": []}, "原文“专业技术人员知识更新工程2026年高级研修项目申报表”，印出“”"),
    ],
)
def it_says_where_another_value_parts_from_it(change: dict[str, object], said: str) -> None:
    record = {**desk.sample("hubei/call-notice"), **change}
    word = desk.issue("hubei/call-notice", record, "docx").data

    found = list(map(str, differences(official("hubei/call-notice"), printed(word, "docx"))))

    assert found and any(said in difference for difference in found)


def it_takes_no_account_of_blanks_widths_and_ruled_lines() -> None:
    assert list(differences("手 机：_____（可多选）", "手机:(可多选)")) == []
