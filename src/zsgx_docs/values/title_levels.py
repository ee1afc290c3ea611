"""Tell the level of a professional title (职称): 职称系列（专业）各层级名称, 人力资源社会保障部, 2021."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from zsgx_docs.values.characters import half_width, without_blanks

TitleLevel = Literal["正高级", "副高级", "中级", "初级", "职业资格", "管理岗位", "职业技能等级"]
SENIORITY: tuple[TitleLevel, ...] = (
    "正高级",
    "副高级",
    "中级",
    "职业资格",
    "管理岗位",
    "初级",
    "职业技能等级",
)
"""Of several titles in one blank the first of these counts."""
_X = (
    "工程师|农艺师|畜牧师|兽医师|会计师|统计师|经济师|审计师|实验师|工艺美术师|讲师|教师|政工师|"
    "(?:实习)?指导教师|飞行员"
)
_STAGE = (
    "演员|演奏员|编剧|导演|指挥|作曲|作词|摄影师|摄像师|录音师|剪辑师|美术师|舞美设计师|舞台技师|文学创作"
)
_HEALTH = "医师|药师|护师|技师|中药师"
_PATTERNS: tuple[tuple[TitleLevel, str], ...] = (
    ("正高级", "正高级?(?:职称)?|(?:教授|研究员)级高级.+|正高级.+"),
    ("副高级", "副高级?(?:职称)?|高级(?:职称)?|高工|副高级.+"),
    ("中级", "中级(?:职称)?|中级.+师"),
    ("初级", "初级(?:职称)?|助理级?|员级|初级.+师"),
    ("正高级", f"教授|研究员|农业技术推广研究员|研究馆员|编审|译审|播音指导|主任(?:{_HEALTH})"),
    ("正高级", f"高级(?:记者|编辑)|国家级教练|一级(?:{_STAGE}|公证员)"),
    ("副高级", f"副(?:教授|研究员|研究馆员|编审)|副主任(?:{_HEALTH})|主任(?:记者|编辑|播音员|主持人)"),
    ("副高级", f"高级(?:教练|农业技术推广研究员)|一级翻译|二级(?:{_STAGE}|公证员)"),
    ("副高级", f"高级(?:{_X})"),
    ("中级", f"讲师|助理研究员|馆员|编辑|记者|主治医师|主管(?:{_HEALTH})|主治(?:{_HEALTH})"),
    ("中级", f"[中一]级教练|二级翻译|三级(?:{_STAGE}|公证员)|一级(?:播音员|主持人)|一级校对"),
    ("中级", "一级(?:教师|实习指导教师)"),
    ("初级", "[二三]级(?:教师|实习指导教师)|助教|研究实习员|助理.+|管理员|医师|药师|护师|技师|[医药护技]士"),
    (
        "初级",
        f"三级翻译|四级(?:{_STAGE}|公证员)|二级(?:播音员|主持人)|初级教练|(?:农业)?技术员|(?:会计|统计|经济|审计|实验|工艺美术)员",
    ),
    ("职业技能等级", "高级技师|特级技师|首席技师|高级工|中级工|初级工|[一二三四五]级(?:技师|工)"),
    (
        "职业资格",
        "(?:[一二]级)?(?:注册|执业|监理|造价|建造|法律|房地产估价|资产评估).*|律师|[一二]级建造师|公证员|"
        "社会工作师|专利代理师|.*职业资格.*",
    ),
    ("中级", f"(?:{_X})|.*(?:工程|农艺|会计|统计|经济|审计|实验|畜牧|兽医|政工)师"),
    (
        "管理岗位",
        ".*(?:院长|校长|所长|主任|科长|处长|部长|局长|站长|馆长|厂长|队长|总经理|经理|总监|董事长?|书记|主席|"
        "总裁|会长|秘书长|理事长?|负责人|主管|总工|首席.+官)",
    ),
)
_COMPILED = [(level, re.compile(pattern)) for level, pattern in _PATTERNS]
_SEVERAL = re.compile(r"[、,，/;；+()（）\s]+")


@lru_cache(maxsize=1 << 14)
def level_of_title(title: str) -> TitleLevel | None:
    """Return the level of a title as it is written on rosters; None where nobody can tell it by the name.

    一级教师 is 中级 but 一级演员 is 正高级; 技师 alone is a title, 高级技师 a worker's grade; an office
    (院长) is no title but counts as 管理岗位.
    """
    parts = [part for part in _SEVERAL.split(without_blanks(half_width(title))) if part]
    found = [level for part in parts if (level := _level(part))]
    return min(found, key=SENIORITY.index) if found else None


def _level(title: str) -> TitleLevel | None:
    return next((level for level, pattern in _COMPILED if pattern.fullmatch(title)), None)
