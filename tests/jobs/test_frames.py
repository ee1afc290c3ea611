"""What goes over the pipes comes out as it went in, and is bounded."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.desk.apart import as_kind
from zsgx_docs.desk.reading import _extraction
from zsgx_docs.jobs.frames import MOST_APART, BadFrame, TooMuch, receive_frame, send
from zsgx_docs.model.evidence import CharacterDoubt, Evidence, Grounds
from zsgx_docs.model.extraction import Extraction, FurtherPaper, Source
from zsgx_docs.model.finding import Finding
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Seal, SealLetter, Sheet
from zsgx_docs.model.submission import Submission
from zsgx_docs.model.unread import Unread

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | st.integers() | NUMBERS | st.text()
PLAIN = st.recursive(
    SCALARS | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
BOXES = st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
FEW_BOXES = st.lists(st.tuples(st.integers(1, 9), BOXES), max_size=2).map(tuple)
PLACES = st.none() | st.from_type(Place)
DOUBTS = st.builds(CharacterDoubt, box=st.none() | BOXES, alternatives=st.just(("甲", "乙")))
EVIDENCE = st.builds(
    Evidence,
    value=JSON,
    confidence=NUMBERS,
    boxes=FEW_BOXES,
    place=PLACES,
    doubts=st.lists(DOUBTS, max_size=1).map(tuple),
    grounds=st.none() | st.builds(Grounds, sureness=NUMBERS),
)
LETTERS = st.lists(st.builds(SealLetter, st.text(max_size=1), NUMBERS, NUMBERS), max_size=2).map(tuple)
SEALS = st.builds(Seal, box=BOXES, confidence=NUMBERS, letters=LETTERS, place=PLACES)
UNREAD = st.builds(Unread, box=st.none() | BOXES, place=PLACES, enclosed=st.none())


def few(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=2).map(tuple)


PARTS: dict[str, Any] = {
    "record": st.dictionaries(st.text(max_size=5), JSON, max_size=3),
    "template_score": NUMBERS,
    "fields": few(EVIDENCE),
    "seals": few(SEALS),
    "findings": few(st.from_type(Finding)),
    "unread": few(UNREAD),
    "trace": st.none(),
}
SHEETS = st.builds(
    Sheet,
    st.just(()),
    page=st.integers(1, 9),
    width=NUMBERS,
    height=NUMBERS,
    in_file=NUMBERS,
    unread=few(UNREAD),
)
SOURCES = st.builds(Source, sheets=few(SHEETS), submission=st.none() | st.from_type(Submission))
EXTRACTIONS = st.builds(
    Extraction,
    source=SOURCES,
    more=few(st.builds(FurtherPaper, pages=st.none() | st.just((1, 2)), **PARTS)),
    timings=st.dictionaries(st.text(max_size=5), NUMBERS, max_size=2),
    **PARTS,
)


def sent(body: Any) -> Any:
    pipe = io.BytesIO()
    send(pipe, "done", body)
    pipe.seek(0)
    return receive_frame(pipe).body


@given(PLAIN)
def test_plain_data_comes_out_as_it_went_in(body: Any) -> None:
    assert sent(body) == body


@given(EXTRACTIONS)
def test_a_result_of_reading_is_the_same_value_again(taken: Extraction) -> None:
    again = as_kind(_extraction, sent(taken))
    assert again == taken and again.to_json() == taken.to_json()
    assert [seal.picture for seal in again.seals] == [seal.picture for seal in taken.seals]
    assert [seal.letters for seal in again.seals] == [seal.letters for seal in taken.seals]


def test_a_value_of_another_shape_is_no_result() -> None:
    with pytest.raises(ValueError, match="source"):
        as_kind(_extraction, {"record": {}})


def test_a_record_cannot_pass_for_a_byte_string() -> None:
    pipe = io.BytesIO()
    send(pipe, "done", [b"secret", {"0" * 16: 0}])
    pipe.seek(0)
    assert receive_frame(pipe).body == [b"secret", {"0" * 16: 0}]


@pytest.mark.parametrize("body", [object(), {1, 2}, 1 + 2j, [b""] * (MOST_APART + 1)])
def test_what_is_no_plain_data_or_too_much_is_not_sent_at_all(body: Any) -> None:
    pipe = io.BytesIO()
    with pytest.raises((TypeError, TooMuch)):
        send(pipe, "done", body)
    assert pipe.getvalue() == b""


def test_more_than_is_wanted_is_not_received() -> None:
    pipe = io.BytesIO()
    send(pipe, "done", b"x" * 1000)
    pipe.seek(0)
    with pytest.raises(BadFrame):
        receive_frame(pipe, most=500)


def test_half_a_frame_is_no_frame() -> None:
    pipe = io.BytesIO()
    send(pipe, "done", {"a": b"x" * 100})
    for length in range(0, len(pipe.getvalue()), 7):
        with pytest.raises(EOFError):
            receive_frame(io.BytesIO(pipe.getvalue()[:length]))
