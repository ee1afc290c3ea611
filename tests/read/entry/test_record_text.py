"""Record files: JSON and YAML as they mean it, and what is refused."""

from __future__ import annotations

import pytest

from zsgx_docs.errors import RecordError
from zsgx_docs.read.entry.record_text import DEEPEST, values_in


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
