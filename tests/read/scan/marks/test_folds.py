"""Folds and streaks run from edge to edge of the paper; rules and print do not."""

from dataclasses import replace

import numpy as np
import pytest

from forge import Damage, ScanSpec
from read.scan.drawing import COLUMNS, form
from read.scan.marks.written import AT
from zsgx_docs.read.preprocess import grey, ink
from zsgx_docs.read.scan.marks.folds import without_folds
from zsgx_docs.read.scan.rulings import find_rulings


@pytest.mark.parametrize("flaked", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_fold_is_no_rule(seed: int, flaked: bool) -> None:
    spec = ScanSpec(skew=0.0, damage=Damage(folds=(1, 0), flaked=flaked))
    page = without_folds(form().picture(spec, seed), AT)
    nothing = np.zeros(page.shape[:2], np.uint8)
    down = find_rulings(ink(grey(page), AT), nothing, AT).down
    assert all(min(abs(rule.level / AT.scale - x) for x in COLUMNS) < 2 for rule in down)


def test_strokes_that_a_fold_crosses_stay() -> None:
    spec = ScanSpec(skew=0.0, damage=Damage(folds=(1, 0)))
    whole = ink(grey(form().picture(replace(spec, damage=Damage()))), AT)
    page = ink(grey(without_folds(form().picture(spec), AT)), AT)
    middle = whole.shape[1] // 2
    there, left = whole[:, middle - 40 : middle + 40], page[:, middle - 40 : middle + 40]
    assert ((there > 0) & (left > 0)).sum() > 0.85 * (there > 0).sum()


def test_a_page_without_a_fold_is_left_as_it_is() -> None:
    picture = form().picture()
    assert without_folds(picture, AT) is picture


def test_rules_of_a_table_that_fills_its_page_are_no_folds() -> None:
    picture = np.full((1000, 800, 3), 255, np.uint8)
    for y in range(40, 1000, 160):
        picture[y : y + 3, 30:790] = 0
    for x in (30, 400, 787):
        picture[40:843, x : x + 3] = 0
    assert without_folds(picture, AT) is picture
