"""A letter that stands on a rule is read with the rule under it; elsewhere rules go."""

from __future__ import annotations

import numpy as np

from zsgx_docs.read.preprocess import Mask, Resolution
from zsgx_docs.read.scan.rulings import rules_to_read
from zsgx_docs.read.scan.rulings.find import Rulings
from zsgx_docs.read.scan.rulings.segments import Stroke

AT = Resolution(150 / 72)
LEVEL, UPRIGHT = 100, 300


def page(foot: int) -> tuple[Mask, Mask, Rulings]:
    """A level and an upright rule, and a letter whose lowest stroke ends in row `foot`."""
    letters = np.zeros((200, 400), np.uint8)
    letters[foot - 20 : foot + 1, 50:54] = 255
    ink = letters.copy()
    ink[LEVEL - 1 : LEVEL + 2, 20:380] = 255
    ink[20:180, UPRIGHT - 1 : UPRIGHT + 2] = 255
    across, down = Stroke(LEVEL, 20, 380, 3, 360), Stroke(UPRIGHT, 20, 180, 3, 160)
    return ink, letters, Rulings((across,), (down,), ())


def test_the_rule_stays_under_a_letter_that_stands_on_it() -> None:
    ink, letters, rules = page(foot=LEVEL - 2)
    stood_on, others = rules_to_read(ink, letters, rules, AT)
    assert stood_on[LEVEL, 50:54].all()
    assert not stood_on[LEVEL, 100:].any()
    assert others[LEVEL, 100:380].all()


def test_a_letter_in_the_middle_of_its_cell_keeps_no_rule() -> None:
    stood_on, others = rules_to_read(*page(foot=LEVEL - 20), AT)
    assert not stood_on.any()
    assert others[LEVEL, 20:380].all()


def test_an_upright_rule_never_stays_as_it_would_be_read_as_1() -> None:
    ink, letters, rules = page(foot=LEVEL - 2)
    letters[60:90, UPRIGHT - 3 : UPRIGHT - 1] = 255
    stood_on, others = rules_to_read(ink | letters, letters, rules, AT)
    assert not stood_on[:, UPRIGHT].any()
    assert others[60:90, UPRIGHT].all()
