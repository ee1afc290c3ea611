"""How many people a class is for, found in prose: a table of wordings, most of which speak of others."""

from __future__ import annotations

from time import perf_counter

import pytest

from zsgx_docs.records.submissions.headcount import headcount

PLAIN = [
    ("面向全省招收学员45人。", "45人"),
    (
        "招收湖北省内设计、制造、封测企业及高校、科研院所专业技术人员45名左右，要求具有工程师及以上职称。",
        "45人",
    ),
    ("县级医院、社区卫生服务中心的医师、药师、护师，计划招收80人。每县至少1人；年龄不超过50周岁。", "80人"),
    ("招收学员60名左右，其中基层一线不少于20人。", "60人"),
    ("计划人数：线下48人、线上12人，合计60人，线上比例为20%。", "60人"),
    ("线下招收48人、线上招收12人，合计60人。", "60人"),
    ("计划招收学员60人（含线上10人）。", "60人"),
    ("拟培训专业技术人员六十人。", "60人"),
    ("招收 60 余 人", "60余人"),
    ("规模为５０—６０人", "50—60人"),
    ("参训学员50至60名", "50—60人"),
    ("人数不超过70人，每单位限报2人", "不超过70人"),
    ("参训学员不少于50人", "不少于50人"),
    ("中药生产企业专业技术人员60人。", "60人"),
    ("面向各市州招收农业技术骨干50名，每县2名。", "50人"),
    ("不足30人不开班，计划招收50人。", "50人"),
    ("招收教师60人", "60人"),
    ("学员60人，工作人员12人，授课专家15人", "60人"),
    ("评选优秀学员10名。拟招收学员80人。", "80人"),
    ("面向全国招收，共60个名额，其中湖北20个名额。", "60人"),
    ("计划招收55人。其中，为北京、河北各预留5个名额，为新疆、西藏预留8个名额。", "55人"),
    ("名额构成（合计55人）：制造企业18人；运营企业12人；高校9人；京冀预留10人（北京5人、河北5人）。", "55人"),
    ("名额60人。名额分配：武汉20人；宜昌20人；襄阳20人。", "60人"),
    ("招收人数：60名（湖北40名，外省20名）", "60人"),
    ("研修对象为全省农业系统中高级专业技术人员，共计60人", "60人"),
    ("由各市州推荐，每市州3人，共51人。", "51人"),
    ("拟邀请60名专业技术人员参加", "60人"),
    ("组织全省60家单位的120名技术人员参加", "120人"),
    ("2026年拟举办1期，60人。", "60人"),
    ("总人数不超过60人（其中工作人员不超过10%）", "不超过60人"),
    ("从全省遴选60名青年科技人才", "60人"),
    ("拟招收学员六十至八十人", "60—80人"),
    ("招收学员60人，安排带队老师12人。", "60人"),
    ("招收60名学员，由30家企业推荐，其中龙头企业20人", "60人"),
    ("本班面向全省招收学员，人数60人，已有意向报名45人。", "60人"),
    ("参训学员60人（往届参训学员平均62人）", "60人"),
    ("招收学员（含京冀学员10人、援疆援藏学员8人）共60人", "60人"),
    ("学员60人左右。学员构成：高校20人，企业30人，科研院所10人。", "60人"),
    ("招收60人。武汉20人、宜昌20人、襄阳20人。", "60人"),
    ("计划举办1期，每期60人。", "60人"),
    ("计划招收60人，此前已办两期。", "60人"),
]
OF_OTHERS = [
    "2021年以来承办国家级高级研修项目7期、省级5期，培训1700人，学员满意度达98.7%。",
    "近三年共培训580人，学员来自全国27个省。",
    "累计培训中高级专业技术人员548人次。",
    "历年明细：2023年“智能制造”（国家级，65人，40学时）；2024年“人工智能”（国家级，70人）等。",
    "2025年培训62人，满意度98%。",
    "我单位已连续举办高研班5期，培训学员300人。",
    "全省从业专业技术人员约9万人，高层次人才缺口3200人。",
    "预计辐射带动1528人次，惠及基层人员500人。",
    "我单位现有职工1200人，培训楼可容纳300人。",
    "依托基地年培训能力5000人。",
    "邀请中国科学院院士12名、行业专家15名授课，共27人。",
    "每个单位推荐不超过3人。",
    "评选优秀学员10名。",
    "学员分成6个小组，每组10人。",
    "不足30人不开班。",
    "招收对象年龄50周岁以下。",
    "我院卫技人员1800人。",
    "培训专业技术骨干约100人次。",
    "专家课酬每学时不超过1000元，保额不低于50万元/人。",
]
UNDECIDED = [
    ("每期招收40人，两期共招收80人。", "研修对象写40人、80人"),
    ("计划分两期举办，每期50人", "研修对象写50人"),
    ("拟招收学员100人，分为两个班，每班50人", "研修对象写100人、50人"),
    ("面向全国招收高级职称人员50人，中级职称人员20人。", "研修对象写50人、20人"),
    ("高校教师40人\n企业骨干20人", "研修对象写40人、20人"),
    ("招收45人，扩招后合计60人", "研修对象写60人、45人"),
    ("计划招收120人，分两期举办。", "研修对象写120人"),
    ("60人/期，共两期。", "研修对象写60人"),
    ("招收60名（线下）+20名（线上）", "没有写总数：研修对象写60人、20人"),
    ("招收对象为：1.高校教师40人；2.企业骨干20人。", "研修对象写40人、20人"),
    ("为对口支援地区预留10个名额。", "没有写总数：研修对象写10人"),
    ("拟招收学员60人。本期计划培训80人。", "研修对象写60人、80人"),
]
THIS_CLASS = [
    ("2024年曾招收62人，2025年招收70人。本期计划招收55人。", "55人"),
    ("我单位2021年以来累计培训1700人，本次拟招收50人。", "50人"),
    ("在往年基础上，本班招收60人", "60人"),
    ("以往每期规模约100人，今年压缩到60人", "60人"),
    ("全省从业人员3200人，招收学员60人。", "60人"),
    ("我单位现有职工1200人。计划招生规模50人。", "50人"),
    ("计划招收60人。我院现有床位1200张，卫技人员1800人。", "60人"),
    ("与上一年度（65人）相比，本年度拟招收80人", "80人"),
    ("根据前期摸底，意向学员已达120人，拟择优录取60人", "60人"),
]


@pytest.mark.parametrize(("prose", "people"), PLAIN)
def test_the_number_is_taken_where_the_form_states_it(prose: str, people: str) -> None:
    found = headcount({"programme_year": 2026, "participants": prose})
    assert (found.value, found.doubt) == (people, None)


@pytest.mark.parametrize("prose", OF_OTHERS)
@pytest.mark.parametrize("field", ["participants", "content_and_methods", "purpose"])
def test_numbers_of_others_are_no_headcount(field: str, prose: str) -> None:
    assert headcount({"programme_year": 2026, field: prose}).value is None


@pytest.mark.parametrize("prose", OF_OTHERS)
def test_numbers_of_others_do_not_cast_doubt_on_the_one_stated(prose: str) -> None:
    stated = {"programme_year": 2026, "participants": "计划招收学员60人。", "purpose": prose}
    found = headcount({**stated, "content_and_methods": prose})
    assert (found.value, found.doubt) == ("60人", None)


@pytest.mark.parametrize(("prose", "people"), THIS_CLASS)
def test_of_earlier_classes_and_this_one_this_one_counts(prose: str, people: str) -> None:
    assert headcount({"programme_year": 2026, "participants": prose}).value == people


@pytest.mark.parametrize(("prose", "said"), UNDECIDED)
def test_where_several_could_be_meant_none_is_taken_and_all_are_said(prose: str, said: str) -> None:
    found = headcount({"programme_year": 2026, "participants": prose})
    assert found.value is None
    assert said in str(found.doubt)


def test_the_blank_for_those_who_take_part_counts_and_what_others_say_is_said() -> None:
    found = headcount({"participants": "招收71名学员。", "content_and_methods": "面向全省招收49名技术人员。"})
    assert found.value == "71人"
    assert found.doubt == "计划人数不一：研修对象写71人，研修内容写49人"


def test_it_is_found_in_the_purpose_where_nothing_else_says_it() -> None:
    found = headcount({"purpose": "预计培训中高级专业技术人员60人，形成技术建议书3份。"})
    assert (found.value, found.quote) == ("60人", "预计培训中高级专业技术人员60人")


def test_more_people_than_any_class_has_are_doubted() -> None:
    found = headcount({"participants": "计划招收1700人。"})
    assert (found.value, found.doubt) == ("1700人", "计划人数1700人超出一个班的规模")


def test_a_form_without_prose_says_nothing() -> None:
    assert headcount({}).value is None and headcount({"participants": None}).doubt is None


def test_endless_prose_is_looked_through_at_once() -> None:
    began = perf_counter()
    headcount({"participants": "其中60人，" * 20_000})
    assert perf_counter() - began < 20
