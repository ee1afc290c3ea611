"""Small papers that give the passes something to do, each with what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage, Place
from zsgx_docs.model.sheet import Cell, Grid, Seal, Sheet
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source.second_look import NoSecondLook
from zsgx_docs.read.verify.case import Case
from zsgx_docs.template.catalogue import default_catalogue

FORM = default_catalogue().get("hubei/application-form").schema
ROSTER = default_catalogue().get("tianjin/certificate-roster").schema
ACCOUNTS = default_catalogue().get("tianjin/final-accounts").schema
LIST = default_catalogue().get("tianjin/project-list").schema
RIGHT, CHECK_FAILS = "420106198407060565", "420106198407060665"


@dataclass
class Page(NoSecondLook):
    """A page read as a picture that says, read again, what it is told to say."""

    again: str = ""
    other: str = ""
    third: str = ""

    def sees(self, page: int) -> bool:
        return True

    def text(self, page: int, box: Box) -> Passage | None:
        return read(self.again, box) if self.again else None

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        return read(self.other, box) if self.other else None

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        return (read(self.third, box),) * 2 if self.third else ()


def read(text: str, spot: Box, doubtful: Mapping[int, str] | None = None) -> Passage:
    step = spot.width / max(1, len(text))
    boxes = [
        Box(spot.x0 + i * step, spot.top, spot.x0 + (i + 1) * step, spot.bottom) for i in range(len(text))
    ]
    other = doubtful or {}
    marks = (
        Mark(1, box, 1, 0.6 if i in other else 0.999, None, tuple(other.get(i, "")), 0.001)
        for i, box in enumerate(boxes)
    )
    return Passage(text, tuple(marks))


def at(path: str, kind: str, text: str, doubtful: Mapping[int, str] | None = None, row: int = 0) -> Reading:
    spot = Box(100, 100 + 20 * row, 260, 112 + 20 * row)
    return Reading(path, kind, read(text, spot, doubtful), ((1, spot),), None, 1.0)


def by_hand(reading: Reading) -> Reading:
    marks = tuple(replace(mark, strangeness=0.2) for mark in reading.text.marks)
    return replace(reading, text=Passage(reading.text.text, marks))


def page_with(*cells: tuple[float, str], number: int, top: float) -> Sheet:
    """A page with a table of one row, of cells from their left sides on."""
    row = tuple(
        Cell(0, i, read(text, box), box=box, page=number)
        for i, (left, text) in enumerate(cells)
        for box in [Box(left, top, left + (30 if not i else 400), top + 40)]
    )
    return Sheet((Grid(row),), page=number, width=595.0, height=842.0)


SIGN_IN = default_catalogue().get("tianjin/attendance-sheet").schema


def _signed(row: int, text: str) -> Reading:
    """A place for a signature in a Word file."""
    place = Place(0, row + 1, 7)
    return Reading(f"people[{row}].signed", "ink", Passage.at(text, Mark(place=place)), (), place, 1.0)


STUDENT = "students[0]"
AT_EDGE = ((1, Box(1, 120, 80, 132)),)
DARK = Seal(1, Box(90, 100, 270, 260), "round", "dark", "江汉大学", 0.95)
FOOT = page_with((60, "研修对象"), (90, "工程师"), number=1, top=690)
HEAD = page_with((60, ""), (90, "共四十人。"), number=2, top=60)
SCENES: dict[str, tuple[list[Reading], Case]] = {
    "a number whose check fails": (
        [at(f"{STUDENT}.id_number", "id_number", CHECK_FAILS)],
        Case(ROSTER, Page(again=RIGHT)),
    ),
    "a sum that does not come out": (
        [
            at("costs.meals.amount", "money", "100", row=0),
            at("costs.venue.amount", "money", "200", row=1),
            at("total.amount", "money", "800", {0: "3"}, row=2),
        ],
        Case(ACCOUNTS, Page()),
    ),
    "a doubtful name, read otherwise": (
        [at(f"{STUDENT}.name", "name", "胡器", {1: "嚣"})],
        Case(ROSTER, Page(again="胡嚣")),
    ),
    "a doubtful unit that a third recogniser confirms": (
        [at(f"{STUDENT}.employer", "unit", "天津海河智造研究院", {3: "诃"})],
        Case(ROSTER, Page(again="天津海诃智造研究院", third="天津海河智造研究院")),
    ),
    "a spoilt unit that a seal names, in a city that is none": (
        [
            at(f"{STUDENT}.employer", "unit", "江汉天学", {2: "大"}),
            at("students[1].employer", "unit", "成宁市北斗导航学院", row=1),
        ],
        Case(ROSTER, Page(), [replace(DARK, colour="red")]),
    ),
    "a row under the wrong heads": (
        [at(f"{STUDENT}.id_number", "id_number", "32"), at(f"{STUDENT}.phone", "phone", "宜昌大学", row=1)],
        Case(ROSTER, Page()),
    ),
    "running numbers": (
        [
            at(f"{STUDENT}.certificate_number", "certno", "津高研〔2025〕0001号", {12: "7"}),
            at("students[1].certificate_number", "certno", "津高研〔2025〕0002号", row=1),
        ],
        Case(ROSTER, Page()),
    ),
    "dust, a hand, an edge, a label and a seal": (
        [
            by_hand(at("venue", "text", "、东湖宾馆.")),
            replace(at("project_name", "text", "办班地点", row=1), fit=0.5, area=AT_EDGE),
            at("total.amount", "money", "", row=2),
        ],
        Case(
            ACCOUNTS,
            Page(),
            [DARK],
            is_scan=True,
            printed={"办班地点"},
            required={"total.amount", "organiser"},
        ),
    ),
    "a doubtful place that everybody reads alike": (
        [at("venue", "text", "东湖宾馆", {1: "潮"})],
        Case(ACCOUNTS, Page(again="东湖宾馆", third="东湖宾馆")),
    ),
    "a wrong sum that nothing settles": (
        [
            at("costs.meals.amount", "money", "100", row=0),
            at("costs.venue.amount", "money", "200", row=1),
            at("total.amount", "money", "800", row=2),
        ],
        Case(ACCOUNTS, Page()),
    ),
    "a doubtful unit on the cover that is sure inside": (
        [
            at("cover_applicant", "unit", "江汉大学", {2: "天"}),
            at("applicant.name", "unit", "江汉大学", row=1),
        ],
        Case(FORM, Page(again="江汉大学")),
    ),
    "a value at a page's foot that goes on overleaf": (
        [at("participants", "prose", "工程师", row=30)],
        Case(FORM, Page(), sheets=[FOOT, HEAD]),
    ),
    "an empty roster": ([], Case(ROSTER, Page())),
    "an empty paper with values made of others": ([], Case(LIST, Page())),
    "a picture where a signature belongs, and typed words where another does": (
        [_signed(0, ""), _signed(1, "请假")],
        Case(SIGN_IN, unread=[Unread("picture", "有图片", place=Place(0, 1, 7), near=("people[0].signed",))]),
    ),
    "a picture beside a value": (
        [at("venue", "text", "东湖宾馆")],
        Case(ACCOUNTS, Page(), unread=[Unread("picture", "有图片", place=Place(0, 1, 1), near=("venue",))]),
    ),
    "one text for two values": (
        [at("venue", "text", "东湖宾馆"), at("project_name", "text", "东湖宾馆")],
        Case(ACCOUNTS, Page(), taken_twice={"venue": "project_name", "project_name": "venue"}),
    ),
    "a specimen that nobody replaced": ([at("venue", "text", "XX宾馆")], Case(ACCOUNTS, Page())),
}
