"""How an application comes in: in time, to the right box, in both forms, stamped, on this year's form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RECEIVED, RECIPIENT, RuleCase
from zsgx_docs.check.rules.papers import APPLICATION
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell

H25 = Rule(
    "H25",
    "于{deadline|datetime}前",
    "湖北通知",
    "error",
    reads=(RECEIVED,),
    parameters=("deadline",),
)
H26 = Rule("H26", "盖章扫描pdf格式以及word格式", "湖北通知", "error", reads=("source.kind",))
H27 = Rule("H27", "加盖申报单位印章", "湖北通知", "error", reads=("applicant.name",)).elsewhere(
    "seal", APPLICATION
)
H28 = Rule(
    "H28",
    "附件：专业技术人员知识更新工程{year|year}年高级研修项目申报表",
    "湖北通知",
    "warning",
    reads=("programme_year",),
    parameters=("year",),
)
H29 = Rule(
    "H29",
    "申报时间: 年 月 日",
    "湖北通知",
    "warning",
    reads=("application_date",),
    parameters=("issue_date", "deadline"),
)
H35 = Rule(
    "H35",
    "邮箱：{mailbox}",
    "湖北通知",
    "info",
    reads=(RECIPIENT,),
    parameters=("mailbox",),
)


@H25.on(APPLICATION)
def _in_time(case: RuleCase) -> Iterator[Breach]:
    deadline = datetime.datetime.fromisoformat(str(case.notice.need("deadline")))
    received = case.received()
    if received >= deadline:
        yield Breach(f"{received:%Y-%m-%d %H:%M} 收到，已过报送截止时间", (RECEIVED,))


@H35.on(APPLICATION)
def _to_the_mailbox(case: RuleCase) -> Iterator[Breach]:
    mailbox = str(case.notice.need("mailbox"))
    if not case.background.recipient:
        raise CannotTell(RECIPIENT)
    if mailbox.lower() not in case.background.recipient.lower():
        yield Breach(f"邮件没有发到通知的邮箱，而是发到 {case.background.recipient}", (RECIPIENT,))


@H28.on(APPLICATION)
def _form_of_the_year(case: RuleCase) -> Iterator[Breach]:
    year, wanted = case.paper.number("programme_year"), case.notice.number("year")
    if year != wanted:
        yield Breach(f"申报表是{year}年度的，不是{wanted}年度的", ("programme_year",))


@H29.on(APPLICATION)
def _dated_within(case: RuleCase) -> Iterator[Breach]:
    day = case.paper.day("application_date")
    first, last = case.notice.days("issue_date", "deadline")
    if not first <= day <= last:
        yield Breach(f"申报时间{day}不在通知印发（{first}）和报送截止（{last}）之间", ("application_date",))


@H26.over("submission", APPLICATION)
def _both_forms(case: RuleCase) -> Iterator[Breach]:
    names = [str(name) for name in case.background.files]
    endings = {name.rpartition(".")[2].lower() for name in names}
    path = ("source.kind",)
    if not endings & {"pdf", "jpg", "jpeg", "png", "tif", "tiff", "bmp", "webp", "heic"}:
        yield Breach("没有盖章扫描件（PDF）", path)
    if not endings & {"doc", "docx", "docm", "dotx", "wps", "rtf"}:
        yield Breach("没有 Word 版", path)
    elif not endings & {"doc", "docx", "docm", "dotx"}:
        told = "、".join(name for name in names if re.search(r"(?i)\.(wps|rtf)$", name))
        yield Breach(f"Word 版是 {told}，请核对能否用 Word 打开", path, "warning")
