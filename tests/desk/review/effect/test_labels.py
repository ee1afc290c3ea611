"""What people call a value of which only the path is known."""

from __future__ import annotations

from typing import Any

from zsgx_docs.desk.review.effect.labels import UNKNOWN_PAPER, LeafLabels
from zsgx_docs.errors import NotFound

FORM, ROSTER = "hubei/application-form", "tianjin/certificate-roster"


def gone(identifier: str) -> dict[str, Any]:
    raise NotFound("没有")


def test_a_label_comes_from_the_template_and_says_whose_part_of_the_form_it_is() -> None:
    labels = LeafLabels(gone)
    title, label = labels.of("a", 0, FORM, "applicant.mobile")
    assert title.endswith("申报表") and label == "手机（申报单位）"
    assert labels.of("a", 0, FORM, "training_dates.text")[1] == "办班时间"


def test_papers_behind_the_first_are_looked_up_in_the_result() -> None:
    labels = LeafLabels(lambda identifier: {"more": [{"template": ROSTER}]})
    assert labels.of("a", 1, FORM, "students[3].id_number")[1] == "身份证号"
    assert labels.of("a", 2, FORM, "students[3].id_number") == (UNKNOWN_PAPER, "students[3].id_number")


def test_what_nobody_knows_any_more_is_called_by_its_path() -> None:
    assert LeafLabels(gone).of("a", 1, FORM, "x.y") == (UNKNOWN_PAPER, "x.y")
    assert LeafLabels(gone).of("a", 0, "gone/template", "x.y") == (UNKNOWN_PAPER, "x.y")
    assert LeafLabels(gone).of("a", 0, FORM, "x.y")[1] == "x.y"
