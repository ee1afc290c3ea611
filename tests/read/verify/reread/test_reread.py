"""A second reading where a check fails, and where values contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.model.sheet import Seal
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source.second_look import NO_SECOND_LOOK, SecondLook, TickReading
from zsgx_docs.read.verify.case import Case
from zsgx_docs.read.verify.passes import typed
from zsgx_docs.template.catalogue import default_catalogue

RIGHT, CHECK_FAILS = "420106198407060565", "420106198407060665"
SPOT = Box(100, 100, 260, 112)


@dataclass
class Desk:
    """A second look that says what it is told to say, and counts how often it was asked."""

    again: str = ""
    other: str = ""
    third: tuple[Passage, ...] = ()
    asked: list[str] = field(default_factory=list)

    def sees(self, page: int) -> bool:
        return True

    def tick(self, page: int, label: Box) -> TickReading | None:
        return None

    def text(self, page: int, box: Box) -> Passage | None:
        self.asked.append("again")
        return read(self.again) if self.again else None

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        self.asked.append("other")
        return read(self.other) if self.other else None

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        self.asked.append("third")
        return self.third


def read(text: str, doubtful: Mapping[int, str] | None = None) -> Passage:
    """Text as read from a page; `doubtful` gives another character for some places."""
    doubtful = doubtful or {}
    step = SPOT.width / max(1, len(text))
    boxes = [Box(100 + i * step, 100, 100 + (i + 1) * step, 112) for i in range(len(text))]
    return Passage(
        text,
        tuple(
            Mark(1, box, 1, 0.6 if i in doubtful else 0.999, alternatives=tuple(doubtful.get(i, "")))
            for i, box in enumerate(boxes)
        ),
    )


def student(passage: Passage, look: SecondLook = NO_SECOND_LOOK) -> tuple[object, bool, str]:
    """The ID number of a roster's only row: value, whether a person should look, and why."""
    reading = Reading("students[0].id_number", "id_number", passage, ((1, SPOT),), None, 1.0)
    schema = default_catalogue().get("tianjin/certificate-roster").schema
    record, evidence = typed([reading], Case(schema, look))
    leaf = next(e for e in evidence if e.path == reading.path)
    return record["students"][0]["id_number"], leaf.needs_review, leaf.reason or ""


def it_takes_the_second_reading_that_has_the_right_check_digit_and_says_so() -> None:
    value, flagged, reason = student(read(CHECK_FAILS), Desk(again=RIGHT))
    assert (value, flagged) == (RIGHT, True)
    assert reason == f"初次识别为“{CHECK_FAILS}”，不合规则；再次识别，取“{RIGHT}”"


def it_relies_on_two_readings_that_agree_where_the_check_is_strong() -> None:
    assert student(read(CHECK_FAILS), Desk(again=RIGHT, other=RIGHT)) == (RIGHT, False, "")
    assert student(read(CHECK_FAILS, {15: "5"}), Desk(again=RIGHT)) == (RIGHT, False, "")


def it_exchanges_a_doubtful_character_for_one_that_the_recogniser_offered() -> None:
    value, flagged, _ = student(read(CHECK_FAILS, {15: "5"}))
    assert (value, flagged) == (RIGHT, True)


def it_never_invents_what_no_reading_shows() -> None:
    value, flagged, reason = student(read(CHECK_FAILS), Desk(again=CHECK_FAILS, other=CHECK_FAILS))
    assert (value, flagged) == (CHECK_FAILS, True)
    assert "校验位不符" in reason


def it_does_not_look_again_where_nothing_is_wrong() -> None:
    look = Desk(again=CHECK_FAILS)
    assert student(read(RIGHT), look) == (RIGHT, False, "")
    assert look.asked == []


def it_asks_the_other_engine_only_where_the_first_does_not_settle_it() -> None:
    look = Desk(again=RIGHT, other=CHECK_FAILS)
    student(read(CHECK_FAILS, {15: "5"}), look)
    assert look.asked == ["again"]


def accounts(look: Desk, total: Passage) -> tuple[object, Mapping[str, str | None]]:
    """The total of a statement over 100 and 200 yuan, and the reasons to look at it and the addends."""
    sums = {"costs.meals.amount": read("100"), "costs.venue.amount": read("200"), "total.amount": total}
    found = [Reading(path, "money", text, ((1, SPOT),), None, 1.0) for path, text in sums.items()]
    schema = default_catalogue().get("tianjin/final-accounts").schema
    record, evidence = typed(found, Case(schema, look))
    return record["total"]["amount"], {e.path: e.reason for e in evidence if e.path in sums}


def it_settles_a_sum_by_the_only_reading_that_makes_it_right() -> None:
    amount, reasons = accounts(Desk(), read("800", {0: "3"}))
    assert amount == "300.00"
    assert reasons["total.amount"] == "初次识别为“800”，与相关各项对不上；再次识别，取“300”"
    assert reasons["costs.meals.amount"] is None


def it_doubts_only_the_addend_that_is_in_doubt_where_that_explains_a_wrong_sum() -> None:
    _, reasons = accounts(Desk(), read("800", {0: "7"}))
    assert "相加" in (reasons["total.amount"] or "")
    assert reasons["costs.meals.amount"] is reasons["costs.venue.amount"] is None


def it_leaves_a_wrong_sum_where_nothing_settles_it() -> None:
    amount, reasons = accounts(Desk(), read("800"))
    assert amount == "800.00"
    assert all("相加" in (reason or "") for reason in reasons.values())


def it_reads_a_doubtful_name_again_and_takes_the_surer_reading() -> None:
    reading = Reading("students[0].name", "name", read("胡器", {1: "嚣"}), ((1, SPOT),), None, 1.0)
    schema = default_catalogue().get("tianjin/certificate-roster").schema
    record, evidence = typed([reading], Case(schema, Desk(again="胡嚣")))
    leaf = next(e for e in evidence if e.path == reading.path)
    assert record["students"][0]["name"] == "胡嚣"
    assert (leaf.needs_review, leaf.reason) == (True, "两次识别结果不一致")


def it_doubts_all_of_a_row_whose_cells_stand_under_the_wrong_heads() -> None:
    row = {
        "name": ("name", "8"),
        "id_number": ("id_number", "32"),
        "phone": ("phone", "120104195502227602"),
        "employer": ("unit", "13078361261"),
        "professional_title": ("text", "孝感市工业互联网检测中心"),
        "certificate_number": ("certno", "通过"),
    }
    found = [
        Reading(f"students[0].{name}", kind, read(text), ((1, SPOT),), None, 1.0)
        for name, (kind, text) in row.items()
    ]
    _, evidence = typed(found, Case(default_catalogue().get("tianjin/certificate-roster").schema, Desk()))
    reasons = {e.path.partition(".")[2]: e.reason or "" for e in evidence}
    assert all("各栏可能错位" in reasons[name] for name in row)
    assert "没有文字" in reasons["employer"] and "没有数字" in reasons["certificate_number"]


def it_lets_running_numbers_vouch_for_a_doubtful_figure_but_not_for_a_bracket() -> None:
    def flagged(doubtful: int) -> bool:
        numbers = ["津高研〔2025〕0001号", "津高研〔2025〕0002号"]
        texts = [read(numbers[0], {doubtful: "7"}), read(numbers[1])]
        found = [
            Reading(f"students[{i}].certificate_number", "certno", text, ((1, SPOT),), None, 1.0)
            for i, text in enumerate(texts)
        ]
        _, evidence = typed(found, Case(default_catalogue().get("tianjin/certificate-roster").schema, Desk()))
        return next(e.needs_review for e in evidence if e.path == found[0].path)

    assert not flagged(doubtful=12)
    assert flagged(doubtful=3)


def seal(name: str) -> Seal:
    return Seal(1, Box(300, 300, 420, 420), "round", "red", name, 0.95)


def roster(
    *texts: tuple[str, str, Passage], stamped: tuple[str, ...] = ()
) -> dict[str, tuple[object, str | None]]:
    """Values of a roster, (path, kind, text), by path: what they were taken for, and why to look."""
    found = [Reading(path, kind, text, ((1, SPOT),), None, 1.0) for path, kind, text in texts]
    schema = default_catalogue().get("tianjin/certificate-roster").schema
    _, evidence = typed(found, Case(schema, Desk(), [seal(name) for name in stamped]))
    return {e.path: (e.value, e.reason) for e in evidence}


def it_takes_a_spoilt_unit_for_the_one_that_stands_elsewhere_and_says_so() -> None:
    taken = roster(
        ("students[0].employer", "unit", read("天津海河智造研究院")),
        ("students[1].employer", "unit", read("天津侮河智造研究烷", {2: "侮", 8: "院"})),
    )
    value, reason = taken["students[1].employer"]
    assert value == "天津海河智造研究院"
    assert (
        reason == "识别为“天津侮河智造研究烷”，其中有字辨认不清，按本件别处的单位名称取“天津海河智造研究院”"
    )


def it_takes_a_spoilt_unit_for_the_one_on_the_seal_where_no_other_fits() -> None:
    spoilt = ("students[0].employer", "unit", read("天津侮河智造院", {2: "侮"}))
    value, reason = roster(spoilt, stamped=("天津海河智造研究院",))["students[0].employer"]
    assert (value, reason) == (
        "天津海河智造研究院",
        "识别为“天津侮河智造院”，其中有字辨认不清，按印章上的名称取“天津海河智造研究院”",
    )


def it_takes_a_spoilt_title_for_the_only_one_that_fits() -> None:
    title = "students[0].professional_title"
    assert roster((title, "text", read("正高级工程帅", {5: "师"})))[title][0] == "正高级工程师"
    assert roster((title, "text", read("高级工程帅")))[title] == ("高级工程帅", None)
    assert roster((title, "text", read("高级X程师", {2: "X"})))[title][0] == "高级工程师"


def it_leaves_a_spoilt_title_alone_that_may_be_one_of_several() -> None:
    title = "students[0].professional_title"
    assert roster((title, "text", read("高级××师", {2: "1", 3: "2"})))[title][0] == "高级××师"
