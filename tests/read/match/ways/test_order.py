"""The order in which a person would look."""

from __future__ import annotations

from itertools import chain

from read.match.small_papers import form, search, slots, view
from zsgx_docs.read.match.ways import ROUNDS, place_blanks
from zsgx_docs.read.match.ways.at_label import BESIDE_OR_BELOW
from zsgx_docs.read.match.ways.by_position import BETWEEN_NEIGHBOURS
from zsgx_docs.read.match.ways.in_text import BEHIND_LABEL

WAYS = tuple(chain.from_iterable(ROUNDS))
FORM = form([["项目名称", "{{ name }}"], ["办班地点", "{{ venue }}"], ["联系人", "{{ contact }}"]])


def test_every_way_has_a_name_of_its_own_and_says_what_a_person_would_do() -> None:
    assert len({way.name for way in WAYS}) == len(WAYS)
    assert all(way.find.__doc__ and "\n" not in way.find.__doc__ for way in WAYS)
    assert all(0 < way.trust <= 1 for way in WAYS)


def test_labels_go_before_text_and_text_before_position() -> None:
    assert WAYS.index(BESIDE_OR_BELOW) < WAYS.index(BEHIND_LABEL) < WAYS.index(BETWEEN_NEIGHBOURS)


def test_each_value_says_which_way_found_it() -> None:
    here = search(FORM, view([["项目名称", "数字班"], ["▇▇▇▇", "武汉"], ["联系人", "王芳"]]))
    place_blanks(here)
    assert [(slots(here.found[n]), here.found[n].way) for n in sorted(here.found)] == [
        (["数字班"], BESIDE_OR_BELOW.name),
        (["武汉"], BETWEEN_NEIGHBOURS.name),
        (["王芳"], BESIDE_OR_BELOW.name),
    ]


def test_what_is_surely_one_blanks_is_no_others_guess() -> None:
    here = search(FORM, view([["项目名称", "数字班"], ["联系人", "王芳"]], "办班地点：武汉"))
    place_blanks(here)
    assert [(slots(here.found[n]), here.found[n].way) for n in sorted(here.found)] == [
        (["数字班"], BESIDE_OR_BELOW.name),
        (["武汉"], BEHIND_LABEL.name),
        (["王芳"], BESIDE_OR_BELOW.name),
    ]


def test_a_blank_that_no_way_leads_to_is_not_found() -> None:
    here = search(FORM, view("与此无关的一段话。"))
    place_blanks(here)
    assert here.found == {}


def test_what_an_earlier_round_found_stays() -> None:
    here = search(FORM, view([["项目名称", "数字班"]], "项目名称：另一个班"))
    place_blanks(here)
    assert (slots(here.found[0]), here.found[0].way) == (["数字班"], BESIDE_OR_BELOW.name)
