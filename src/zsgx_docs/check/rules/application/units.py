"""Who applies and who holds the class: of which kind, with which past."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.papers import APPLICATION
from zsgx_docs.check.rules.rule import Rule

APPLICANT, ORGANISER = "applicant.name", "organiser.name"
_ENTERPRISE = re.compile(r"(?:公司|厂|集团)(?:\([^()]*\)|（[^（）]*）)?$")
_KNOWN_KIND = re.compile(
    r"(?:厅|局|委|委员会|办公室|部|院|所|校|学|中心|医院|学会|协会|基地|站|馆|社|实验室|联合会|大队|总队|"
    r"公司|厂|集团|政府|处|园|台|库|会|研究会|银行|行)(?:[（(][^（）()]*[）)])?$"
)

H21 = Rule(
    "H21",
    "省级研修项目承办单位不能与省人社厅为同一级预算单位，也不能为财政专户单位",
    "湖北通知",
    "error",
    reads=(ORGANISER,),
    by_hand="要有同级预算单位和财政专户单位的名单才能判断，程序没有这两份名单",
).asked_on(APPLICATION)
H22 = Rule(
    "H22",
    "企业申报须具有培训资质且能开具培训费发票",
    "湖北通知",
    "error",
    reads=(APPLICANT, ORGANISER),
)
H23 = Rule(
    "H23",
    "原则上不推荐{year|year_before}年未按计划完成高级研修项目任务或近年举办高级研修项目效果不佳的承办单位",
    "湖北通知",
    "warning",
    reads=(ORGANISER,),
    parameters=("year",),
    by_hand="要有上一年度未完成项目和效果不佳单位的名单才能判断，程序没有这份名单",
).asked_on(APPLICATION)
H34 = Rule(
    "H34",
    "择优向人社部推荐部分国家级高级研修项目，并遴选一批纳入省级",
    "湖北通知",
    "info",
    by_hand="遴选结果由处室决定，不在任何一份报送的材料里",
)
H37 = Rule(
    "H37",
    "结合以往高级研修项目组织实施情况和承办自筹项目情况，对征集的选题进行遴选",
    "湖北通知",
    "info",
    by_hand="以往实施情况由处室掌握，供评审参考",
)
H38 = Rule(
    "H38",
    "各市、州、直管市、神农架林区人力资源和社会保障局，省直有关单位人事部门，各专业技术人员继续教育基地，有关事业单位、企业",
    "湖北通知",
    "info",
    reads=(APPLICANT,),
)


@H22.on(APPLICATION)
def _enterprise_may_train(case: RuleCase) -> Iterator[Breach]:
    applicant, organiser = case.paper.all(APPLICANT, ORGANISER)
    for path, name in ((APPLICANT, applicant), (ORGANISER, organiser)):
        if _ENTERPRISE.search(str(name)):
            said = f"“{name}”是企业，请核对培训资质和能否开具培训费发票的证明"
            yield Breach.for_person(said, path)


@H38.on(APPLICATION)
def _may_apply(case: RuleCase) -> Iterator[Breach]:
    name = str(case.paper.need(APPLICANT))
    if not _KNOWN_KIND.search(name):
        yield Breach(f"从名称看不出申报单位“{name}”是哪一类单位，请核对是否在征集范围", (APPLICANT,))
