"""Record files: JSON and YAML as they mean it, and what is refused."""

from __future__ import annotations

from itertools import pairwise

import pytest

from zsgx_docs.errors import RecordError
from zsgx_docs.read.entry.record_text import values_in
from zsgx_docs.records.given import DEEPEST


def test_days_and_no_stay_as_written() -> None:
    found = values_in("day: 2026-05-04\nname: no\npassed: true\nhours: 40\nnumber: '012'\n", "a.yaml")
    assert found == {"day": "2026-05-04", "name": "no", "passed": True, "hours": 40, "number": "012"}


def test_a_slip_is_named_by_its_line() -> None:
    with pytest.raises(RecordError, match=r"a\.yaml：第3行不合"):
        values_in("name: 甲\nunit: 'x\n", "a.yaml")
    with pytest.raises(RecordError, match=r"a\.json：第2行不合"):
        values_in('{"name":\n}', "a.json")


@pytest.mark.parametrize("text", ["- " * 30_000 + "a", "x: " + "[" * 30_000, '{"a":' * 30_000])
def test_what_is_nested_too_deeply_is_refused_not_a_crash(text: str) -> None:
    with pytest.raises(RecordError):
        values_in(text, "a.yaml")


def test_a_reasonable_depth_is_read() -> None:
    text = "x: " + "[" * (DEEPEST - 1) + "1" + "]" * (DEEPEST - 1)
    assert str(values_in(text, "a.yaml")["x"]).count("[") == DEEPEST - 1


@pytest.mark.parametrize("text", ["a: !!python/object:os.system x", "a: !x 1"])
def test_tags_that_make_objects_are_refused(text: str) -> None:
    with pytest.raises(RecordError):
        values_in(text, "a.yaml")


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.raises(RecordError, match="第3行的“name”写了两次"):
        values_in("name: 甲\nunit: 乙\nname: 丙\n", "a.yaml")
    with pytest.raises(RecordError, match="“name”写了两次"):
        values_in('{"name": 1, "name": 2}', "a.json")


BEYOND = {
    "merge keys of merge keys": (
        "a: &a {x: 1}\n"
        + "\n".join(f"{b}: &{b}\n  <<: [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghi")),
        "到第.*行，引用",
    ),
    "references to references": (
        "a: &a [1, 1]\n"
        + "\n".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghi")),
        "引用.*展开后超过",
    ),
    "a list within itself": ("a: &a [*a]", r"第1行的 \*a 引用了自己"),
    "a mapping that merges itself": ("a: &a\n  <<: *a", r"第2行的 \*a 引用了自己"),
    "a number of 5,000 digits": (f"a: {'9' * 5000}", "数千位"),
    "the same in JSON": (f'{{"a": {"9" * 5000}}}', "数千位"),
    "a number of 40 digits": (f'{{"a": [{{"b": {"9" * 40}}}]}}', r"a\[0\]\.b 是超过 30 位的数"),
    "a number beyond all": ('{"a": 1e999}', "a 不是有限的数"),
    "no number": ('{"a": NaN}', "a 不是有限的数"),
    "without end": ('{"a": -Infinity}', "a 不是有限的数"),
    "half a character": ('{"a": "林\\ud800"}', "a 里有残缺的字符"),
    "half a character in a name": ('{"林\\ud800": 1}', r"林\? 里有残缺的字符"),
    "bytes": ("a: !!binary aGVsbG8=", "a 既不是文字"),
    "a set": ("a: !!set {x}", "a 既不是文字"),
    "pairs": ("a: !!pairs [x: 1]", r"a\[0\] 既不是文字"),
    "a number for a name": ("1: x", "1 的名称不是文字"),
    "a list for a name": ("? [a]\n: x", "不合 JSON/YAML"),
    "a text beyond all": (f"a: {'长' * 200_001}", "a 长达 200001 个字"),
}


@pytest.mark.parametrize(("text", "said"), BEYOND.values(), ids=BEYOND.keys())
def test_what_no_record_can_have_is_named(text: str, said: str) -> None:
    with pytest.raises(RecordError, match=said):
        values_in(text, "a.yaml")


def test_what_stands_for_something_else_is_read_as_often_as_it_is_meant() -> None:
    assert values_in("a: &a {x: 1}\nb: {<<: *a, y: [*a]}", "a.yaml") == {
        "a": {"x": 1},
        "b": {"x": 1, "y": [{"x": 1}]},
    }


def test_figures_with_noughts_before_them_and_times_stay_text() -> None:
    found = values_in("fax: 02765432100\nat: 14:30\nsum: 1.50\nless: -3\ncode: 0x1f\nlong: 1_000\n", "a.yaml")
    assert found == {
        "fax": "02765432100",
        "at": "14:30",
        "sum": 1.5,
        "less": -3,
        "code": "0x1f",
        "long": "1_000",
    }
