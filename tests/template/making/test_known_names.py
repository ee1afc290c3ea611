"""Names for blanks: those of the templates at hand, each once."""

from __future__ import annotations

import pytest

from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.making.known_names import Name, Names, kind_of, plain_label


@pytest.fixture
def names() -> Names:
    return Names(
        default_catalogue().get(name) for name in ("hubei/application-form", "tianjin/certificate-roster")
    )


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("姓  名：", "姓名"),
        ("报告摘要（800字以内）", "报告摘要"),
        ("*手机*", "手机"),
        ("【一】单位、职务。", "单位职务"),
    ],
)
def it_compares_labels_without_signs_and_remarks(label: str, plain: str) -> None:
    assert plain_label(label) == plain


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("身份证号码", "id_number"),
        ("手机号", "mobile"),
        ("移动电话", "mobile"),
        ("办公电话", "phone"),
        ("传真", "phone"),
        ("工作简历", "prose"),
        ("研究方向", "text"),
    ],
)
def it_guesses_the_kind_of_an_unknown_label(label: str, kind: str) -> None:
    assert kind_of(label) == kind


def it_takes_the_name_of_a_template_that_prints_the_label(names: Names) -> None:
    assert names.knows("办班地点") and names.knows("办 班 地 点：")
    assert not names.knows("研究方向")
    assert names.of("办班地点") == Name("venue", "text", True)


def it_gives_no_name_twice(names: Names) -> None:
    assert [names.of("办班地点").path for _ in range(3)] == ["venue", "venue_2", "venue_3"]


def it_numbers_what_no_template_knows(names: Names) -> None:
    assert names.of("研究方向") == Name("field_1", "text", False)
    assert names.of("报告摘要") == Name("field_2", "prose", False)
    assert [names.of("是", "tick").path, names.of("否", "tick").path] == ["tick_1", "tick_2"]


def it_does_not_name_a_tick_by_a_label_that_it_knows(names: Names) -> None:
    assert names.of("办班地点", "tick") == Name("tick_1", "text", False)


def it_names_columns_within_their_list(names: Names) -> None:
    taken: set[str] = set()
    assert names.of_column("姓名", taken) == Name("name", "name", True)
    assert names.of_column("备用栏", taken) == Name("column_2", "text", False)
    assert names.of_column("姓名", taken).path == "name_3"
    assert taken == {"name", "column_2", "name_3"}
    assert names.of_column("姓名", set()).path == "name"


def it_names_a_list_by_the_one_that_shares_most_of_its_heads(names: Names) -> None:
    roster = ["序号", "姓名", "身份证号", "工作单位"]
    assert names.of_list(roster) == "students"
    assert names.of_list(roster) == "students_2"
    assert names.of_list(["时间", "地点", "姓名"]) == "rows"
    assert names.of_list(["时间", "地点", "姓名"]) == "rows_2"


def it_wants_more_than_half_of_the_heads(names: Names) -> None:
    assert names.of_list(["姓名", "工作单位", "甲", "乙"]) == "rows"
    assert names.of_list(["姓名", "工作单位", "甲"]) == "students"


def it_knows_what_labels_are_called_elsewhere(names: Names) -> None:
    settings = default_catalogue().get("hubei/application-form").settings
    label, words = next((label, words) for label, words in settings.aliases.items() if words)
    assert names.aliases([label, "没有这一栏"]) == {label: words}
