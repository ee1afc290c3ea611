"""What of a paper is the form's own print."""

from __future__ import annotations

import pytest

from zsgx_docs.read.form_print import PrintOfForm
from zsgx_docs.template.catalogue import default_catalogue

PRINT = PrintOfForm(default_catalogue().get("tianjin/final-accounts"), ())


@pytest.mark.parametrize("label", ["工作人员人数", "工作人员 人数：", "工作人员人教"])
def test_a_label_is_print_also_where_a_character_was_misread(label: str) -> None:
    assert PRINT.says(label)


@pytest.mark.parametrize("written", ["工作人员人数：5", "工作人员人数 12人", "以批文为准"])
def test_what_somebody_wrote_behind_a_label_is_none(written: str) -> None:
    assert not PRINT.says(written)


def test_so_is_what_other_offices_call_a_label() -> None:
    application = PrintOfForm(default_catalogue().get("hubei/application-form"), ())
    assert application.says("举办时间")
    assert application.says("移动电\n话：")
    assert not application.says("举办时间另行通知")
