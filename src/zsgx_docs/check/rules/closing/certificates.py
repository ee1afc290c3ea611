"""Who gets a certificate, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.logic import all_of, each
from zsgx_docs.check.rules.papers import CERTIFICATES, CERTIFIED, OPENING, PLAN, PLATFORM, SUMMARY
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import RecordView
from zsgx_docs.values.identifiers import doubt_of_id_number

NATIONAL_TITLE = "国家专业技术人才知识更新工程高级研修项目结业证书"
TITLED = {OPENING: "certificate_name", PLAN: "certificate_name"}
PLATFORM_FIELDS = {
    "name": "姓名",
    "employer": "工作单位",
    "professional_title": "职称",
    "id_number": "身份证号",
    "credit_hours": "研修学时",
    "passed": "结业考核",
}

T18 = Rule(
    "T18",
    "确需请假的，必须严格履行请假手续",
    "天津通知",
    "warning",
    by_hand="请假条不在报送的材料里，要查考勤和请假记录",
).asked_on(CERTIFIED)
T19 = Rule(
    "T19",
    "请假和缺勤时间累计超过总学时{absence_share}的按退学处理",
    "天津通知",
    "error",
    reads=("students[].credit_hours", "credit_hours", "hours"),
    parameters=("absence_share",),
)
T20 = Rule(
    "T20",
    f"颁发《{NATIONAL_TITLE}》",
    "天津通知",
    "error",
    reads=("certificates[].title", "certificate_name"),
)
T21 = Rule("T21", "对学员进行结业考核", "天津通知", "error", reads=("students[].passed",))
T22 = Rule(
    "T22",
    "学员姓名、工作单位、职称或职业资格、身份证号、研修学时、结业考核等情况",
    "天津通知",
    "error",
    reads=tuple(f"students[].{leaf}" for leaf in PLATFORM_FIELDS),
)
T23 = Rule(
    "T23",
    "结业考核合格后，学员可凭姓名和身份证号登录",
    "天津通知",
    "error",
    reads=("students[].certificate_number", "students[].passed", "students[].name", "students[].id_number"),
)
T24 = Rule(
    "T24",
    "按照…（{certificate_document}）要求颁发证书",
    "天津通知",
    "info",
    reads=("certificates[].title", "certificates[].certificate_number"),
    by_hand="证书编号的规则在另一份文件里，程序没有这份文件",
).asked_on(CERTIFICATES)


def _of_hours(case: RuleCase, total_path: tuple[str, str]) -> Iterator[Breach]:
    """The hours on the roster are those attended: the rest was missed."""
    roster, total = case.of(CERTIFIED), case.of(total_path[0]).number(total_path[1])
    share = case.notice.share("absence_share")

    def look(student: RecordView) -> Iterator[Breach]:
        missed = total - student.number("credit_hours")
        if missed * share.denominator > total * share.numerator:
            said = f"{student.text('name')}缺{missed:f}学时，超过总学时{total:f}的{share}，仍列入证书名单"
            yield Breach(said, (student.at("credit_hours"),))

    yield from each(roster.rows("students"), look)


@T19.across(CERTIFIED, PLAN)
def _stayed(case: RuleCase) -> Iterator[Breach]:
    yield from _of_hours(case, (PLAN, "credit_hours"))


@T19.across(CERTIFIED, SUMMARY)
def _stayed_by_report(case: RuleCase) -> Iterator[Breach]:
    if PLAN not in case.papers:
        yield from _of_hours(case, (SUMMARY, "credit_hours"))


@T20.on(*TITLED)
def _title_announced(case: RuleCase) -> Iterator[Breach]:
    path = TITLED[case.type]
    if all_of(lambda: case.is_level("national"), lambda: _plain(case.paper.need(path)) != NATIONAL_TITLE):
        yield Breach(f"证书名称写的是“{case.paper.text(path)}”", (path,))


@T20.on(CERTIFICATES)
def _title_printed(case: RuleCase) -> Iterator[Breach]:
    def look(one: RecordView) -> Iterator[Breach]:
        if all_of(lambda: case.is_level("national"), lambda: _plain(one.need("title")) != NATIONAL_TITLE):
            yield Breach(f"{one.text('name')}的证书名称是“{one.text('title')}”", (one.at("title"),))

    yield from each(case.paper.rows("certificates"), look)


def _plain(title: object) -> str:
    return str(title).strip("《》")


@T21.on(CERTIFIED)
def _tested(case: RuleCase) -> Iterator[Breach]:
    def look(student: RecordView) -> Iterator[Breach]:
        if student.given("passed") is None:
            said = f"{student.text('name')}没有填写是否通过结业考核"
            yield Breach(said, (student.at("passed"),))

    yield from each(case.paper.rows("students"), look)


@T22.on(PLATFORM)
def _six_fields(case: RuleCase) -> Iterator[Breach]:
    def look(student: RecordView) -> Iterator[Breach]:
        for leaf, label in PLATFORM_FIELDS.items():
            if student.given(leaf) in (None, ""):
                yield Breach(f"{student.text('name') or '有一行'}没有填写{label}", (student.at(leaf),))

    yield from each(case.paper.rows("students"), look)


@T23.on(CERTIFIED)
def _may_print(case: RuleCase) -> Iterator[Breach]:
    yield from each(case.paper.rows("students"), _passed_and_known)


def _passed_and_known(student: RecordView) -> Iterator[Breach]:
    name, number = student.text("name"), student.text("certificate_number")
    if number and student.given("passed") is False:
        paths = (student.at("passed"), student.at("certificate_number"))
        yield Breach(f"{name}没有通过结业考核，却有证书编号{number}", paths)
    if not name:
        yield Breach("有一行没有姓名", (student.at("name"),))
    identity = student.text("id_number")
    if not identity or doubt_of_id_number(identity):
        yield Breach(f"{name}的身份证号“{identity}”不对，不能凭它查询证书", (student.at("id_number"),))
