"""Rows of two lists found to be the same ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.check.reconcile.alignment import MOST_PAIRS, aligned, as_row

KEYS = ("id", "name")
NAMES = ["王伟", "李芳", "张敏", "刘洋", "陈静", "杨磊", "赵强", "黄丽", "周军", "吴霞"]


def row(number: int, **others: str) -> dict[str, str]:
    return {
        "id": f"4201061980{number:04}{number * 7 % 10000:04}",
        "name": NAMES[number % 10],
        "unit": f"第{number % 3}研究院",
        "title": "高级工程师",
        **others,
    }


ROWS = [row(number) for number in range(10)]


def test_equal_lists_are_paired_row_by_row() -> None:
    assert aligned(ROWS, ROWS, KEYS) == [(i, i) for i in range(10)]


@given(gone=st.sets(st.integers(0, 9), max_size=4), on_scan=st.booleans())
def test_rows_left_out_are_alone_and_all_others_keep_their_partners(gone: set[int], on_scan: bool) -> None:
    kept = [r for n, r in enumerate(ROWS) if n not in gone]
    pairs = aligned(kept, ROWS, KEYS) if on_scan else aligned(ROWS, kept, KEYS)
    lone = {j if on_scan else i for i, j in pairs if (i if on_scan else j) is None}
    assert lone == gone
    assert all(
        (kept[i] == ROWS[j] if on_scan else ROWS[i] == kept[j])
        for i, j in pairs
        if i is not None and j is not None
    )


def test_a_row_with_one_value_changed_is_the_same_row() -> None:
    for changed in (row(4, name="孙悟"), row(4, id="420106198012311234"), row(4, unit="别的研究院")):
        other = [*ROWS[:4], changed, *ROWS[5:]]
        assert aligned(ROWS, other, KEYS) == [(i, i) for i in range(10)]


def test_another_person_in_the_place_of_one_is_a_row_less_and_a_row_more() -> None:
    stranger = {"id": "120101199001011237", "name": "孙悟", "unit": "第1研究院", "title": "高级工程师"}
    pairs = aligned(ROWS, [*ROWS[:4], stranger, *ROWS[5:]], KEYS)
    assert (4, None) in pairs and (None, 4) in pairs and len(pairs) == 11


def test_a_row_that_stands_elsewhere_is_found_by_its_key() -> None:
    other = [ROWS[9], *ROWS[:9]]
    assert sorted(aligned(ROWS, other, KEYS)) == [*((i, i + 1) for i in range(9)), (9, 0)]


def test_rows_without_anything_that_tells_them_apart_are_paired_in_their_order() -> None:
    alike = [{"title": "工程师"}] * 3
    assert aligned(alike, alike[:2], ()) == [(0, 0), (1, 1), (2, None)]


def test_misread_rows_are_still_the_same_rows() -> None:
    misread = [{**r, "name": r["name"][:1] + "某", "unit": r["unit"].replace("研", "硏")} for r in ROWS]
    for r in misread:
        r["id"] = r["id"].replace("0", "8", 1)
    assert aligned(misread, ROWS, KEYS) == [(i, i) for i in range(10)]


def test_lists_too_long_to_weigh_each_pair_are_paired_in_place() -> None:
    count = int(MOST_PAIRS**0.5) + 1
    one = [{"a": f"甲{n}"} for n in range(count)]
    other = [{"a": f"乙{n}"} for n in range(count)]
    assert aligned(one, other, ()) == [(n, n) for n in range(count)]


def test_a_row_is_folded_and_its_empty_cells_are_left_out() -> None:
    assert as_row({"a": "（甲） 乙", "b": None, "c": "", "d": 3}) == {"a": "(甲)乙", "d": "3"}
