"""Where papers begin and end, given how much print each page shows."""

from __future__ import annotations

import numpy as np

from zsgx_docs.read.identify.boundaries import TemplatePrint, split


def candidate(*pages: str, anew: str | None = None, goes_on: str = "") -> TemplatePrint:
    """A page is written as its print: `x..x` shows the first and the last of four pieces."""
    seen = [np.array([c == "x" for c in page], dtype=np.float32) for page in pages]
    return TemplatePrint(seen, [c == "y" for c in anew or "y" * len(pages)], [c == "y" for c in goes_on])


def cuts(*candidates: TemplatePrint, titles: str = "") -> list[tuple[int, int, int]]:
    count = len(candidates[0].seen)
    begins = [c == "t" for c in titles.ljust(count, ".")]
    return [(span.candidate, span.first, span.end) for span in split(candidates, begins)]


def test_nothing_known_is_no_paper() -> None:
    assert cuts(candidate("x...", "....")) == []


def test_pages_that_add_to_each_other_are_one_paper() -> None:
    assert cuts(candidate("xx..", ".xx.", "..xx")) == [(0, 0, 3)]


def test_pages_that_show_the_same_print_are_two_papers() -> None:
    assert cuts(candidate("xx..", "..xx", "xx..", "..xx")) == [(0, 0, 2), (0, 2, 4)]


def test_a_list_that_goes_on_is_one_however_often_its_head_is_shown() -> None:
    assert cuts(candidate("xxxx", ".xxx", ".xxx", anew="y..")) == [(0, 0, 3)]


def test_a_list_that_begins_anew_is_another() -> None:
    assert cuts(candidate("xxxx", ".xxx", "xxxx", anew="y.y")) == [(0, 0, 2), (0, 2, 3)]


def test_a_list_that_goes_on_is_not_another_make_of_list() -> None:
    wide = candidate("xxxx", ".xx.", ".xx.", anew="y..", goes_on=".yy")
    narrow = candidate("....", "xxxx", ".xxx", anew="y..", goes_on=".yy")
    assert cuts(wide, narrow) == [(0, 0, 3)]


def test_papers_of_several_makes_follow_each_other() -> None:
    form, roster = candidate("xx..", "..xx", "....", "...."), candidate("....", "....", "xxxx", "....")
    assert cuts(form, roster) == [(0, 0, 2), (1, 2, 4)]


def test_print_that_another_template_explains_better_makes_no_paper() -> None:
    """The second page of a list, its heads repeated, is not the beginning of a list of fewer columns."""
    wide, narrow = candidate("xxxx", ".xxx", anew="y."), candidate("x..x", "..xx")
    assert cuts(wide, narrow) == [(0, 0, 2)]


def test_pages_in_front_go_with_the_first_paper() -> None:
    assert cuts(candidate("....", "xxxx")) == [(0, 0, 2)]


def test_pages_between_go_with_the_paper_before_them() -> None:
    assert cuts(candidate("xxxx", "....", "xxxx")) == [(0, 0, 2), (0, 2, 3)]


def test_pages_between_from_a_title_on_go_with_the_paper_behind_them() -> None:
    assert cuts(candidate("xxxx", "....", "xxxx"), titles="tt.") == [(0, 0, 1), (0, 1, 3)]
