"""Values that look alike stand together, the doubtful first."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.desk.review.batch.clusters import ALL_DIFFERENT, SECOND, GridItem, clustered


def item(text: str, **values: Any) -> GridItem:
    plain = {"extraction_id": "a", "paper": 0, "path": "x", "label": "项目名称", "kind": "text"}
    return GridItem(**{**plain, "text": text, "confidence": 0.6, **values})


def doubted(text: str, at: int, *others: str, **values: Any) -> GridItem:
    return item(text, doubts=((at, at + 1, others),), **values)


doubts = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 4), st.lists(st.sampled_from("01OQ班斑"), max_size=2).map(tuple)
    ),
    max_size=2,
).map(tuple)
items = st.lists(
    st.builds(
        GridItem,
        extraction_id=st.sampled_from(["a", "b"]),
        paper=st.integers(0, 1),
        path=st.sampled_from(["x", "y[3].z"]),
        label=st.just("项目名称"),
        kind=st.just("text"),
        text=st.text("01OQ班斑", max_size=4),
        confidence=st.floats(0, 1),
        reason=st.none() | st.sampled_from(["校验码不符", "把握不大；压着印章"]),
        doubts=doubts,
        is_second=st.booleans(),
    ),
    max_size=25,
)


@given(items)
def test_every_value_stands_in_one_cluster(given: list[GridItem]) -> None:
    told = [each for cluster in clustered(given) for each in cluster.items]
    assert sorted(map(repr, told)) == sorted(map(repr, given))


@given(items)
def test_the_least_sure_cluster_comes_first_and_the_second_persons_last(given: list[GridItem]) -> None:
    found = clustered(given)
    first_look = [cluster for cluster in found if cluster.title != SECOND]
    surest = [min(each.confidence for each in cluster.items) for cluster in first_look]
    assert surest == sorted(surest)
    assert found[len(first_look) :] == [cluster for cluster in found if cluster.title == SECOND]


@given(items, st.randoms(use_true_random=False))
def test_the_order_in_which_they_came_does_not_matter(given: list[GridItem], dice: Any) -> None:
    mixed = [*given]
    dice.shuffle(mixed)
    assert [c.title for c in clustered(mixed)] == [c.title for c in clustered(given)]


@given(items)
def test_a_second_person_is_told_no_value(given: list[GridItem]) -> None:
    """Not even by which others it stands with."""
    blank = [each for each in given if each.is_second]
    told = [cluster for cluster in clustered(given) if any(each.is_second for each in cluster.items)]
    assert [cluster.title for cluster in told] == [SECOND] * bool(blank)


def test_a_pair_of_characters_gathers_whichever_of_both_was_read() -> None:
    given = [doubted("研修班", 2, "斑"), item("会"), doubted("高级斑", 2, "班"), doubted("O1", 0, "0")]
    assert [(cluster.title, [each.text for each in cluster.items]) for cluster in clustered(given)] == [
        (ALL_DIFFERENT, ["O1", "会"]),
        ("“斑”还是“班”", ["研修班", "高级斑"]),
    ]


def test_a_value_with_two_doubts_stands_where_more_are_like_it() -> None:
    two = item("O班", doubts=((0, 1, ("0",)), (1, 2, ("斑",))))
    found = clustered([two, doubted("班", 0, "斑"), doubted("斑", 0, "班")])
    assert [cluster.title for cluster in found] == ["“斑”还是“班”"]


def test_without_doubted_characters_the_same_value_or_the_reason_gathers() -> None:
    given = [item("☑"), item("1", reason="校验码不符；又"), item("☑"), item("2", reason="校验码不符")]
    assert [cluster.title for cluster in clustered(given)] == ["校验码不符", "都读作“☑”"]
