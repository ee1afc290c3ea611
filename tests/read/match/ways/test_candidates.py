"""Of several texts the one that shows a blank's print best."""

from __future__ import annotations

from collections.abc import Sequence

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match.anchors import align
from zsgx_docs.read.match.ways.candidates import Candidate, best_candidate, slot_start, spellings
from zsgx_docs.template.layout import pattern_of

DATE = pattern_of("申报时间：{{ date|date }}", "")


def best(*texts: str, least: float = 0.6, patterns: Sequence[str] = ()) -> Candidate | None:
    wanted = [pattern_of(pattern, "") for pattern in patterns] or [DATE]
    return best_candidate(wanted, [(Passage.at(text), None) for text in texts], least)


def test_the_text_whose_slot_is_of_its_kind_goes_before() -> None:
    found = best("申报时间：另行通知", "申报时间：2025年3月1日")
    assert found is not None and found.aligned.slots[0].text == "2025年3月1日"


def test_a_text_in_which_something_stands_goes_before_an_empty_one() -> None:
    found = best("申报时间：", "申报时间：2025年3月1日")
    assert found is not None and found.aligned.slots[0].text == "2025年3月1日"


def test_of_equals_the_first_is_taken() -> None:
    found = best("申报时间：2025年3月1日", "申报时间：2025年3月2日")
    assert found is not None and found.aligned.slots[0].text == "2025年3月1日"


def test_a_bracket_between_label_and_colon_is_passed_over() -> None:
    found = best("申报时间（必填）：2025年3月1日")
    assert found is not None and found.aligned.slots[0].text == "2025年3月1日"


def test_print_that_is_too_unlike_is_none() -> None:
    assert best("办班地点：武汉", "") is None
    assert best("申扳时问：2025年3月1日", least=0.9) is None


def test_a_label_within_a_sentence_is_none() -> None:
    assert best("各单位应当遵守本通知规定的申报时间2025年3月1日") is None


def test_a_pattern_is_spelt_with_its_labels_aliases_too() -> None:
    spelt = spellings(DATE, {"申报时间": ["填报日期"]})
    assert [pattern.literal for pattern in spelt] == ["申报时间：", "填报日期："]
    assert [pattern.literal for pattern in spellings(pattern_of("共{{ n|int }}人", ""), {})] == ["共人"]


def test_a_slot_begins_behind_the_print_before_it() -> None:
    text = Passage.at("申报时间： 2025年3月1日")
    assert slot_start(align(DATE, text, in_paragraph=True), 0, text) == 6


def test_a_label_with_its_colon_goes_before_one_without() -> None:
    found = best("申报时间 2025年3月1日", "申报时间：2025年3月2日")
    assert found is not None and found.aligned.slots[0].text == "2025年3月2日"
