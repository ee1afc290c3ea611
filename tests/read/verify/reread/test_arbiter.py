"""A third voice on doubtful characters."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source.second_look import NoSecondLook
from zsgx_docs.read.verify.reread.arbiter import heard_again
from zsgx_docs.read.verify.value import Value, Weight, parse
from zsgx_docs.template.schema import Field
from zsgx_docs.values.kind import Context

SPOT = Box(100, 100, 148, 112)


def read(text: str) -> Passage:
    boxes = (Box(100 + 12 * i, 100, 112 + 12 * i, 112) for i in range(len(text)))
    return Passage(text, tuple(Mark(1, box, 1, 0.999) for box in boxes))


@dataclass
class Third(NoSecondLook):
    """A page that says what it is told to a third recogniser, sharp and softened."""

    says: tuple[str, ...] = ()
    sure: float = 0.95
    asked: list[Box] = field(default_factory=list)

    def sees(self, page: int) -> bool:
        return True

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        self.asked.append(box)
        return tuple(_as_sure(read(text), self.sure) for text in self.says)


def _as_sure(text: Passage, sure: float) -> Passage:
    return Passage(text.text, tuple(replace(mark, confidence=sure) for mark in text.marks))


def heard(text: Passage, look: Third, weight: Weight = "agreed", kind: str = "text") -> Value:
    reading = Reading("venue", kind, text, ((1, SPOT),), None, 1.0)
    value = Value(Field("venue", kind, "地点"), "venue", reading, parse(reading, Context()), (), weight)
    return heard_again(value, look, Context())


CONTESTED = _as_sure(read("东湖宾馆"), 0.999)
CONTESTED = Passage(
    CONTESTED.text,
    (
        *CONTESTED.marks[:1],
        replace(CONTESTED.marks[1], confidence=0.5, alternatives=("潮",)),
        *CONTESTED.marks[2:],
    ),
)


def it_confirms_a_character_that_both_its_readings_show() -> None:
    value = heard(CONTESTED, Third(("东湖宾馆", "东湖宾馆")))
    assert value.text.text == "东湖宾馆"
    assert value.text.marks[1].confidence > 0.98


def it_leaves_a_doubt_where_its_readings_differ_or_are_unsure() -> None:
    for look in (Third(("东湖宾馆", "东潮宾馆")), Third(("东湖宾馆", "东湖宾馆"), sure=0.6), Third()):
        assert heard(CONTESTED, look).text == CONTESTED


def it_takes_what_it_reads_where_the_shape_says_so_too() -> None:
    value = heard(CONTESTED, Third(("东潮宾馆", "东潮宾馆")))
    assert value.parsed.value == "东潮宾馆"
    assert value.text.marks[1].alternatives == ("湖",)


def it_does_not_take_what_no_shape_speaks_for() -> None:
    assert heard(CONTESTED, Third(("东胡宾馆", "东胡宾馆"))).text == CONTESTED
    doubted = Passage(
        CONTESTED.text, tuple(replace(m, confidence=max(m.confidence, 0.8)) for m in CONTESTED.marks)
    )
    assert heard(doubted, Third(("东潮宾馆", "东潮宾馆"))).text == doubted


def it_ends_a_dispute_of_two_readings_only_where_it_says_the_same_of_all() -> None:
    assert heard(CONTESTED, Third(("东湖宾馆", "东湖宾馆")), "split").weight == "agreed"
    assert heard(CONTESTED, Third(("东湖宾馆", "东湖宾")), "split").weight == "split"


def it_says_nothing_of_specks_beside_a_value() -> None:
    speck = read("·东湖宾馆")
    speck = Passage(speck.text, (replace(speck.marks[0], confidence=0.4), *speck.marks[1:]))
    assert heard(speck, Third(("·东湖宾馆", "·东湖宾馆"))).text == speck
    assert heard(read("·东湖宾馆"), Third(("·东湖宾馆", "·东湖宾馆")), "split").weight == "split"


def it_makes_no_name_sure() -> None:
    look = Third(("东湖宾馆", "东湖宾馆"))
    assert heard(CONTESTED, look, kind="name").text == CONTESTED
    assert heard(CONTESTED, look, "split", "name").weight == "split"


def it_is_not_asked_where_nothing_is_in_doubt() -> None:
    look = Third(("东潮宾馆", "东潮宾馆"))
    sure = _as_sure(read("东湖宾馆"), 0.999)
    assert heard(sure, look).text == sure
    assert look.asked == []


def it_does_not_confirm_a_character_that_may_have_lost_its_dot() -> None:
    at_risk = _as_sure(read("环境冶理"), 0.999)
    lost = replace(at_risk.marks[2], confidence=0.85, alternatives=("治",))
    text = Passage(at_risk.text, (*at_risk.marks[:2], lost, *at_risk.marks[3:]))
    assert heard(text, Third(("环境冶理",) * 2)).text.marks[2].confidence == 0.85
