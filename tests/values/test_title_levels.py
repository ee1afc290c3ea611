"""Professional titles by their levels, with the names that mislead."""

from __future__ import annotations

import pytest

from zsgx_docs.values.title_levels import level_of_title
from zsgx_docs.values.titles import TITLES

LEVELS = {
    "正高级": "教授 研究员 主任医师 正高级工程师 教授级高级工程师 研究员级高级工程师 编审 译审 研究馆员 "
    "高级记者 高级编辑 一级演员 正高级会计师 正高级教师 国家级教练 播音指导 农业技术推广研究员 正高",
    "副高级": "副教授 副研究员 副主任医师 高级工程师 高级讲师 主任记者 "
    "高级经济师 副编审 二级演员 一级翻译 高级教师 高工 副高",
    "中级": "讲师 助理研究员 主治医师 主管护师 工程师 一级教师 馆员 经济师 编辑 "
    "三级演员 二级翻译 中级会计师 中级",
    "初级": "助教 研究实习员 医师 护士 助理工程师 技术员 二级教师 助理馆员 技师 药士 四级演员 三级翻译",
    "职业资格": "一级建造师 执业药师 注册安全工程师 注册会计师 律师",
    "管理岗位": "院长 科主任 工程部经理 总经理 党委书记",
    "职业技能等级": "高级技师 高级工 一级技师",
}


@pytest.mark.parametrize("level", LEVELS)
def test_a_title_has_its_level(level: str) -> None:
    assert {title: level_of_title(title) for title in LEVELS[level].split()} == dict.fromkeys(
        LEVELS[level].split(), level
    )


@pytest.mark.parametrize("title", ["", "无", "—", "/", "学生", "见习", "待定"])
def test_what_is_no_title_has_no_level(title: str) -> None:
    assert level_of_title(title) is None


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("高级工程师（副高）", "副高级"),
        ("教授、院长", "正高级"),
        ("工程部经理/高级工程师", "副高级"),
        (" 高 级 工 程 师 ", "副高级"),
        ("助理工程师、一级建造师", "职业资格"),
    ],
)
def test_of_several_the_highest_counts(written: str, level: str) -> None:
    assert level_of_title(written) == level


def test_every_title_that_is_printed_has_a_level() -> None:
    assert {title for title in TITLES if level_of_title(title) is None} == set()
