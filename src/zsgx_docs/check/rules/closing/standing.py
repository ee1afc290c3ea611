"""What a bureau sees to itself: no paper that comes in tells it."""

from __future__ import annotations

from zsgx_docs.check.rules.rule import Rule

T49 = Rule(
    "T49",
    "取消相关单位申报高研项目资格",
    "天津通知",
    "error",
    by_hand="要有被取消资格的单位名单才能判断，程序没有这份名单",
)
T50 = Rule(
    "T50",
    "承办单位本年度完成项目情况，将作为下年度推荐国家级高研项目的重要依据",
    "天津通知",
    "info",
    by_hand="完成情况由处室汇总，供下年度遴选参考",
)
T51 = Rule(
    "T51",
    "按照课件课时的{courseware_factor}倍计算授课教师年度继续教育学时",
    "天津通知",
    "info",
    parameters=("courseware_factor",),
    by_hand="教师的课件课时不在任何一份材料里",
)
T53 = Rule(
    "T53",
    "经单位申报、主管部门推荐、市人社局组织专家评审、人力资源社会保障部遴选确定",
    "天津通知",
    "info",
    by_hand="项目走到哪一步由处室掌握，不在报送的材料里",
)
