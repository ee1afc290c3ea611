"""What the papers of one class say together."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.rules.breach import Breach
from zsgx_docs.check.rules.case import RuleCase
from zsgx_docs.check.rules.papers import ACCOUNTS, CERTIFIED, OF_CLASS, PLATFORM, SIGN_IN, SUMMARY
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.view import CannotTell, RecordView
from zsgx_docs.values.comparing import is_same_name, is_same_unit

X01 = Rule("X01", "各份材料的项目名称相同", "本系统", "warning", reads=("project_name",))
X04 = Rule(
    "X04",
    "决算表的学员人数，等于签到表的学员人数，也等于证书名单人数加上退学和未通过的人数",
    "本系统",
    "warning",
    reads=("trainee_count", "people", "students", "passed_count"),
)
X05 = Rule(
    "X05",
    "证书名单上的每个人都在签到表上",
    "本系统",
    "error",
    reads=("students[].id_number", "people[].id_number", "students[].name", "students[].employer"),
)
X09 = Rule(
    "X09",
    "一个人不既是学员又是工作人员",
    "本系统",
    "warning",
    reads=("people[].id_number", "students[].id_number", "trainee_count", "staff_count"),
)


@X01.over("folder", *OF_CLASS)
def _one_name(case: RuleCase) -> Iterator[Breach]:
    named = [
        (paper, str(case.of(paper).need("project_name")))
        for paper in OF_CLASS
        if paper in case.papers and case.of(paper).has("project_name")
    ]
    for paper, name in named[1:]:
        if not is_same_name(name, named[0][1]):
            paths = tuple(case.of(p).at("project_name") for p in (named[0][0], paper))
            yield Breach(f"项目名称不同：“{named[0][1]}”和“{name}”", paths)


@X05.across(CERTIFIED, SIGN_IN)
def _all_signed_in(case: RuleCase) -> Iterator[Breach]:
    """By ID number, else by name and unit."""
    people = case.of(SIGN_IN).rows("people")
    numbers = {person.text("id_number") for person in people if person.has("id_number")}
    for student in case.of(CERTIFIED).rows("students"):
        if student.text("id_number") in numbers or any(_is_same(student, person) for person in people):
            continue
        yield Breach(f"{student.text('name')}在证书名单上，不在签到表上", (student.at("id_number"),))


def _is_same(student: RecordView, person: RecordView) -> bool:
    """Whether name and unit are one, where one of the two has no number."""
    if student.has("id_number") and person.has("id_number"):
        return False
    return student.text("name") == person.text("name") and is_same_unit(
        student.text("employer"), person.text("employer")
    )


@X04.across(ACCOUNTS, SIGN_IN)
def _as_many_signed_in(case: RuleCase) -> Iterator[Breach]:
    accounts, people = case.of(ACCOUNTS), case.of(SIGN_IN).rows("people")
    trainees, staff = accounts.numbers("trainee_count", "staff_count")
    if trainees + staff != len(people):
        said = f"决算表学员{trainees}人、工作人员{staff}人，签到表共{len(people)}人"
        yield Breach(said, (accounts.at("trainee_count"), case.of(SIGN_IN).at("people")))


@X04.across(ACCOUNTS, CERTIFIED)
def _no_more_certified(case: RuleCase) -> Iterator[Breach]:
    accounts, students = case.of(ACCOUNTS), case.of(CERTIFIED).rows("students")
    trainees = accounts.number("trainee_count")
    if len(students) > trainees:
        said = f"证书名单{len(students)}人，多于决算表的学员{trainees}人"
        yield Breach(said, (accounts.at("trainee_count"), case.of(CERTIFIED).at("students")))


@X04.across(CERTIFIED, PLATFORM)
def _as_many_passed(case: RuleCase) -> Iterator[Breach]:
    passed = [student for student in case.of(PLATFORM).rows("students") if student.is_true("passed")]
    students = case.of(CERTIFIED).rows("students")
    if len(passed) != len(students):
        said = f"平台名单通过{len(passed)}人，证书名单{len(students)}人"
        yield Breach(said, (case.of(PLATFORM).at("students"), case.of(CERTIFIED).at("students")))


@X04.across(CERTIFIED, SUMMARY)
def _as_many_told(case: RuleCase) -> Iterator[Breach]:
    told, students = case.of(SUMMARY).number("passed_count"), case.of(CERTIFIED).rows("students")
    if told != len(students):
        said = f"总结报告写{told}人通过，证书名单{len(students)}人"
        yield Breach(said, (case.of(SUMMARY).at("passed_count"), case.of(CERTIFIED).at("students")))


@X09.across(SIGN_IN, CERTIFIED, ACCOUNTS)
def _in_one_part(case: RuleCase) -> Iterator[Breach]:
    """The staff sign in behind the trainees."""
    people, accounts = case.of(SIGN_IN).rows("people"), case.of(ACCOUNTS)
    trainees, staff = accounts.numbers("trainee_count", "staff_count")
    if trainees + staff != len(people):
        raise CannotTell(accounts.at("trainee_count"))
    helpers = people[int(trainees) :]
    numbers = {helper.text("id_number"): helper for helper in helpers if helper.has("id_number")}
    for student in case.of(CERTIFIED).rows("students"):
        helper = numbers.get(student.text("id_number"))
        if helper is not None:
            said = f"{student.text('name')}在签到表的工作人员部分，又在证书名单上"
            yield Breach(said, (helper.at("id_number"), student.at("id_number")))
