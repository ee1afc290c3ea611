"""A changed paper gives the same record, or a flag on every leaf that differs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from changes import CATALOGUE, Drawn, Judged, alone, draw, judged, read

SEED = 12
COMBINED = 60
"""Draws of one to three changes at once."""
MOST_FLAGGED = 0.01
"""Of the leaves of papers that nobody changed."""


def result(drawn: Drawn) -> Judged:
    return judged(drawn, read(drawn))


def made(name: str, count: int) -> Iterator[Drawn]:
    """Papers with this change; some have no place for it."""
    papers = (drawn for number in range(12) if (drawn := alone(name, number, SEED)).changes)
    return islice(papers, count)


def told(found: Judged) -> list[str]:
    return [f"{v.path}: want {v.want!r} have {v.have!r}" for v in found.silent]


def unchanged(number: int) -> Drawn:
    return draw(number, SEED, only=lambda name: False)


@pytest.mark.slow
@pytest.mark.parametrize("name", CATALOGUE)
def it_reads_or_flags_every_leaf(name: str) -> None:
    found = result(next(made(name, 1)))
    assert found.refused is None
    assert told(found) == []


@pytest.mark.slow
def it_reads_or_flags_every_leaf_of_papers_with_several_changes() -> None:
    wrong = {}
    for number in range(COMBINED):
        drawn = draw(number, SEED)
        found = result(drawn)
        if found.silent or found.refused:
            wrong[f"--draw {number} --seed {SEED}"] = (drawn.changes, told(found), found.refused)
    assert wrong == {}


@pytest.mark.slow
def it_flags_nearly_nothing_on_papers_that_nobody_changed() -> None:
    verdicts = [verdict for number in range(24) for verdict in result(unchanged(number)).verdicts]
    assert [v.path for v in verdicts if v.silent] == []
    assert sum(v.flagged for v in verdicts) <= MOST_FLAGGED * len(verdicts)


def test_the_same_number_draws_the_same_paper() -> None:
    one, other = draw(5, SEED, ("word",)), draw(5, SEED, ("word",))
    assert (one.template, one.changes, one.truth) == (other.template, other.changes, other.truth)


def test_a_wrong_value_that_nobody_flags_is_silent() -> None:
    drawn = unchanged(1)
    path = next(path for path, value in drawn.truth.want.items() if isinstance(value, str))
    drawn.truth.want[path] = "别的内容"
    assert [v.path for v in result(drawn).silent] == [path]


def test_a_value_of_two_readings_has_to_be_flagged() -> None:
    drawn = unchanged(1)
    path = next(path for path, value in drawn.truth.want.items() if isinstance(value, str))
    drawn.truth.doubt([path])
    assert [v.path for v in result(drawn).silent] == [path]


def test_an_invented_row_is_silent() -> None:
    drawn = next(d for d in map(unchanged, range(40)) if d.template == "tianjin/project-list")
    head = max(int(path.split("[")[1].split("]")[0]) for path in drawn.truth.want if "[" in path)
    drawn.truth.without_item("projects", head)
    assert f"projects[{head}].name" in [v.path for v in result(drawn).silent]
