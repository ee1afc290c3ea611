"""Text by a value that is nobody's."""

from __future__ import annotations

from read.match.small_papers import Part, form, search, view
from zsgx_docs.read.match.leftovers import with_leftovers
from zsgx_docs.read.match.observation import HOLDS_LABEL, LOOSE_END
from zsgx_docs.read.match.ways import place_blanks

FORM = form([["办班地点", "{{ venue }}"], ["联系人", "{{ contact }}"], ["简介", "{{ words|prose }}"]])


def observations(*parts: Part, number: int = 0) -> tuple[str, ...]:
    here = search(FORM, view(*parts))
    place_blanks(here)
    return with_leftovers(here, number, here.found[number]).observations


def test_text_below_a_value_in_a_row_without_a_label_may_be_its_end() -> None:
    assert observations([["办班地点", "武汉市"], ["", "洪山区"]]) == (LOOSE_END.about(text="洪山区"),)


def test_text_below_a_value_in_a_row_with_a_label_is_not() -> None:
    assert observations([["办班地点", "武汉市"], ["联系人", "王芳"]]) == ()
    assert observations([["办班地点", "武汉市"], ["邮编", "430000"]]) == ()


def test_a_heading_of_the_form_below_a_value_is_not_its_end_though_misread() -> None:
    headed = form([["办班地点", "{{ venue }}"], ["项目资金决算", ""], ["联系人", "{{ contact }}"]])
    here = search(headed, view([["办班地点", "武汉市"], ["", "项且资金决算"], ["联系人", "王芳"]]))
    place_blanks(here)
    assert with_leftovers(here, 0, here.found[0]).observations == ()


def test_a_value_with_another_label_in_it_runs_on_into_that() -> None:
    assert observations([["办班地点", "武汉市联系人：王芳"]]) == (HOLDS_LABEL.about(label="联系人"),)


def test_prose_may_mention_labels() -> None:
    assert observations([["简介", "请告知联系人：王芳"]], number=2) == ()
