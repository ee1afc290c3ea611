"""What a result of reading says by itself: rules that need no notice, and seals."""

from __future__ import annotations

from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.model import paths

ACCOUNTS = "tianjin/final-accounts"


def read_back(template: str, **change: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    record = desk.sample(template)
    for path, value in change.items():
        paths.put(record, path.replace("__", "."), value)
    taken = desk.take_in(desk.issue(template, record, "docx").data, "文件.docx")
    return [(finding.rule, finding.outcome, finding.paths) for finding in taken.findings]


@pytest.mark.parametrize("template", [ACCOUNTS, "hubei/application-form", "tianjin/certificate-roster"])
def test_a_paper_in_order_has_no_findings(template: str) -> None:
    assert read_back(template) == []


def test_a_sum_that_does_not_add_up_is_found_whatever_the_notice() -> None:
    found = read_back(ACCOUNTS, total_count=60)
    assert found == [("X02", "violated", ("trainee_count", "staff_count", "total_count"))]


def test_a_total_that_is_not_there_cannot_be_told() -> None:
    assert ("X02", "cannot_tell", ("total_count",)) in read_back(ACCOUNTS, total_count=None)


def test_rules_of_a_notice_wait_for_the_notice() -> None:
    assert read_back("hubei/application-form", organiser__track_record=None) == []
