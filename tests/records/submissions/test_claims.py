"""Who comes to a class, and its level, found in prose."""

from __future__ import annotations

import pytest

from zsgx_docs.records.submissions.claims import dignitaries, proposed_level


@pytest.mark.parametrize(
    ("experts", "said"),
    [
        ("陆怀瑾，中国工程院院士", "院士"),
        ("拟邀中国科学院院士1人、岗位科学家3人，共4人。院士团队首次面向基层授课。", "院士"),
        ("国家科技进步奖获得者、中国工程院院士陆怀瑾授课。", "院士"),
        ("省部级领导1人", "省部级"),
        ("两院院士，副省级领导", "院士、省部级"),
        ("往期曾邀请院士2人，本次拟邀院士1人。", "院士"),
        ("教授3人", None),
        ("主讲教师获省部级科技奖励一等奖2项，主持省部级课题3项。", None),
        ("课酬标准：副高500元、正高1000元、院士不超过1500元（税后）。", None),
        ("2023年曾邀请院士授课。", None),
        ("依托院士工作站和省部级重点实验室。", None),
        ("不邀请院士。", None),
        ("不安排院士授课，由院士级专家领衔。", None),
        ("负责人系中国科学院院士某某的博士。", None),
        ("特邀原副省长出席。", None),
        ("副省长出席开班式。", "省部级"),
        ("专家中院士2人，长江学者3人。", "院士"),
        ("省部级人才计划入选者授课。", None),
    ],
)
def test_only_who_comes_to_this_class_is_named(experts: str, said: str | None) -> None:
    assert dignitaries({"programme_year": 2026, "experts": experts}).value == said


def test_who_may_come_is_doubted() -> None:
    found = dignitaries({"experts": "力争邀请院士1名。"})
    assert (found.value, found.doubt) == ("院士", "院士是否出席未定：“力争邀请院士1名”")


@pytest.mark.parametrize(
    ("prose", "level"),
    [
        ("申报国家级项目。", "national"),
        ("本单位为首次申报国家级高研项目。", "national"),
        ("申报省级项目。", "provincial"),
        ("省级项目，可升国家级。", None),
        ("2021年以来承办国家级高级研修项目7期、省级5期。", None),
        ("依托国家级实验平台和省级工程研究中心。", None),
        ("邀请国家级领军人才3名。", None),
        ("申报项目。", None),
    ],
)
def test_a_level_counts_where_the_form_applies_for_it(prose: str, level: str | None) -> None:
    assert proposed_level({"programme_year": 2026, "purpose": prose}).value == level


def test_two_levels_are_both_said() -> None:
    found = proposed_level({"purpose": "申报国家级项目。", "participants": "申报省级项目。"})
    assert found.value is None
    assert found.doubt == "拟办级别不一：“申报省级项目”、“申报国家级项目”"
