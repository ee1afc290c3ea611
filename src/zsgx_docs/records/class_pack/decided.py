"""Say what is decided of a class before its papers are made: who gets a certificate, what was worked out."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.model.decision import Section
from zsgx_docs.records.class_pack.against_plan import against_plan
from zsgx_docs.records.class_papers import certificate_number, total_cost
from zsgx_docs.records.training_class import MOST_ABSENT, Trainee, TrainingClass

Decision = tuple[Section, str]
MOST_LISTED = 6
"""Names that one sentence lists; a guess: more would not be read."""


def class_decisions(c: TrainingClass) -> Iterator[Decision]:
    """Yield a sentence, with its section, for all that the papers say and no one wrote in the class file."""
    people = f"学员{len(c.trainees)}人、工作人员{len(c.staff)}人，共{len(c.trainees) + len(c.staff)}人"
    yield "人员", f"{people}。"
    yield from _certificates(c)
    if any(trainee.passed is not None for trainee in c.trainees):
        without = ((number, t) for number, t in enumerate(c.trainees, 1) if _none(c, t))
        yield from (("不发证", _why_none(c, number, t)) for number, t in without)
    else:
        yield "不发证", f"{len(c.trainees)}名学员都没有填写是否通过结业考核，一张证书也没有发。"
    yield from (("推算", said) for said in _worked_out(c))
    yield from (("请核对", said) for said in (*against_plan(c), *_to_look_at(c)))


def _none(c: TrainingClass, trainee: Trainee) -> bool:
    return not trainee.passed or c.has_left(trainee)


def _certificates(c: TrainingClass) -> Iterator[Decision]:
    total = c.course.credit_hours
    share = f"总学时{total:f}的1/{MOST_ABSENT}，即{total / MOST_ABSENT:.2f}学时"
    rule = f"缺勤不超过{share}，且通过结业考核"
    numbers = [certificate_number(c, t, place) for place, t in enumerate(c.graduates(), 1)]
    given = [number for number in numbers if number]
    span = f"，编号{given[0]}至{given[-1]}" if given else ""
    yield "证书", f"《{c.certificate_title}》{len(numbers)}张{span}。发证条件：{rule}。"
    if len(given) < len(numbers):
        missing = len(numbers) - len(given)
        yield "请核对", f"{missing}张证书没有编号：没有填写证书编号，也没有“证书编号前缀”。"


def _why_none(c: TrainingClass, number: int, trainee: Trainee) -> str:
    who = f"{trainee.name}（学员第{number}人）"
    if c.has_left(trainee):
        share = f"总学时{c.course.credit_hours:f}的1/{MOST_ABSENT}"
        passed = "；原填“通过”，仍不发证书、不列入名单，平台名单记为不通过" if trainee.passed else ""
        why = f"缺勤{trainee.absent_hours:f}学时，超过{share}，按退学处理{passed}"
    elif trainee.passed is False:
        why = "没有通过结业考核"
    else:
        why = "没有填写是否通过结业考核"
    unused = trainee.certificate_number
    return f"{who}：{why}{f'；原填的证书编号{unused}没有用' if unused else ''}。"


def _worked_out(c: TrainingClass) -> Iterator[str]:
    total = c.course.credit_hours
    absent = [f"{t.name}{total - t.absent_hours:f}" for t in c.graduates() if t.absent_hours]
    if absent:
        yield f"{len(absent)}人缺勤但没有超过1/{MOST_ABSENT}，学时按总学时减缺勤计：{_some(absent)}。"
    silent = sum("absent_hours" not in t.model_fields_set for t in c.trainees)
    if silent:
        yield f"{silent}名学员没有填写缺勤学时，按没有缺勤计。"
    numbered = [t for t in c.graduates() if not t.certificate_number]
    if numbered and c.closing.certificate_prefix:
        yield f"{len(numbered)}个证书编号由前缀{c.closing.certificate_prefix}加名单中的次序组成。"
    if c.closing.certificate_title is None:
        yield f"证书名称没有填写，按级别取《{c.certificate_title}》。"
    days = (c.course.end - c.course.start).days + 1
    yield f"研修{days}天，由开始和结束日期算出，首尾两天都计。"
    if (cost := total_cost(c)) is not None:
        yield f"经费决算合计{cost:.2f}元，由填写的各项相加。"


def _to_look_at(c: TrainingClass) -> Iterator[str]:
    unsaid = sum(trainee.fee_charged is None for trainee in c.trainees)
    if unsaid:
        yield f"{unsaid}名学员没有填写是否收费，签到表上这一栏留空。"
    charged = [trainee.name for trainee in c.trainees if trainee.fee_charged]
    if c.course.level == "national" and charged:
        yield f"国家级班次不得向学员收取费用，却有{len(charged)}人填了收费：{_some(charged)}。"
    if c.course.level == "national":
        yield "国家级班次的结业证书由学员在工程服务平台打印，这里写出的证书只供核对。"
    places: dict[str, list[str]] = {}
    for number, trainee in enumerate(c.trainees, 1):
        places.setdefault(trainee.name, []).append(str(number))
    namesakes = [f"{name}（第{'、'.join(at)}人）" for name, at in places.items() if len(at) > 1]
    if namesakes:
        yield f"有学员姓名相同而身份证号不同：{'、'.join(namesakes)}。"
    yield from _in_two_parts(c)
    yield from _notes_of_costs(c)


def _in_two_parts(c: TrainingClass) -> Iterator[str]:
    """Those of the staff who have the name or the telephone of a trainee."""
    for person in c.staff:
        for number, trainee in enumerate(c.trainees, 1):
            alike = "姓名" if person.name == trainee.name else ""
            if person.phone and person.phone == trainee.phone:
                alike = f"{alike}和电话" if alike else "电话"
            if alike:
                yield f"工作人员{person.name}与学员第{number}人{trainee.name}{alike}相同，请核对是否同一人。"


def _notes_of_costs(c: TrainingClass) -> Iterator[str]:
    """A total that is not theirs; a note that counts other people, or works out another amount."""
    added = total_cost(c)
    if None not in (added, c.costs_total) and added != c.costs_total:
        yield f"经费合计填了{c.costs_total:.2f}元，各项相加却是{added:.2f}元，决算表按各项相加印出。"
    everybody = len(c.trainees) + len(c.staff)
    for (name, expense), field in zip(c.costs, type(c.costs).model_fields.values(), strict=True):
        counted = expense.counted() if name in ("accommodation", "meals") else None
        if counted is None:
            continue
        people, amount = counted
        if people != everybody:
            yield f"{field.title}备注按{people}人计算，学员和工作人员共{everybody}人。"
        if None not in (amount, expense.amount) and amount != expense.amount:
            yield f"{field.title}{expense.amount:.2f}元，按备注“{expense.note}”算却是{amount:.2f}元。"


def _some(names: list[str]) -> str:
    return "、".join(names[:MOST_LISTED]) + ("等" if len(names) > MOST_LISTED else "")
