"""What the record looks like: fields with their labels, the JSON Schema, derived values, annexes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from template.sheets import Line, sheet
from zsgx_docs.template.layout import layout_of, pattern_of
from zsgx_docs.template.roles import Role
from zsgx_docs.template.schema import Field, Schema, general, schema_of


def schema(
    *lines: Line,
    labels: Mapping[str, str] | None = None,
    required: frozenset[str] = frozenset(),
    derived: Mapping[str, str] | None = None,
    roles: Mapping[str, Role] | None = None,
) -> Schema:
    made = {path: pattern_of(text, path) for path, text in (derived or {}).items()}
    return schema_of(layout_of(sheet(*lines), {}), "paper", labels or {}, required, made, roles or {})


def labels(*lines: Line, **given: str) -> dict[str, str]:
    return {field.path: field.label for field in schema(*lines, labels=given).fields}


ROWS: Line = [
    ["姓名", "电话"],
    ["{%tr for s in people %}", ""],
    ["{{ s.name }}", "{{ s.phone }}"],
    ["{%tr endfor %}", ""],
]


def it_takes_labels_from_the_settings_then_the_print_then_the_path() -> None:
    assert labels([["联系人", "{{ x }}"]]) == {"x": "联系人"}
    assert labels([["联系人", "{{ x }}"]], x="经办人") == {"x": "经办人"}
    assert labels("{{ x }}") == {"x": "x"}
    assert labels(ROWS) == {"people[].name": "姓名", "people[].phone": "电话"}
    assert labels(ROWS, **{"people[].name": "学员"})["people[].name"] == "学员"
    bare: Line = [["{%tr for s in people %}"], ["{{ s.name }}"], ["{%tr endfor %}"]]
    assert labels(bare) == {"people[].name": "people[].name"}


def it_takes_the_print_before_a_blank_and_behind_a_tick() -> None:
    assert labels("联系人：{{ x }}，手机：{{ y }}") == {"x": "联系人", "y": "手机"}
    assert labels("{{ x|tick }}财政资助 {{ y|tick }}自筹经费（来源：{{ z }}）") == {
        "x": "财政资助",
        "y": "自筹经费",
        "z": "来源",
    }
    assert labels("单位 {{ x }}") == {"x": "x"}  # without a colon it is a sentence
    assert labels([["栏目", "其中：{{ x }}"]]) == {"x": "其中"}


def it_takes_the_heading_of_a_loop_for_its_only_value() -> None:
    loop = ("专题：", "{%p for t in topics %}", "{{ t }}", "{%p endfor %}")
    assert labels(*loop) == {"topics[]": "专题"}
    assert labels(*loop, **{"topics[]": "题目"}) == {"topics[]": "题目"}
    own = ("专题：", "{%p for t in topics %}", "名称：{{ t.name }}", "{%p endfor %}")
    assert labels(*own) == {"topics[].name": "名称"}
    assert labels(*loop[1:]) == {"topics[]": "topics[]"}


def it_has_each_path_once_in_the_order_of_the_paper() -> None:
    found = schema("甲：{{ b }}", "乙：{{ a|int }}", "丙：{{ b|date }}")
    assert found.fields == (Field("b", "text", "甲"), Field("a", "int", "乙"))


def it_marks_what_is_required() -> None:
    found = schema("{{ a }}{{ g.b }}", ROWS, required=frozenset({"a", "g.b", "people[].name"}))
    assert [field.required for field in found.fields] == [True, True, True, False]
    root = found.json_schema()
    assert root["required"] == ["a", "g", "people"]
    assert root["properties"]["g"]["required"] == ["b"]
    assert root["properties"]["people"]["items"]["required"] == ["name"]
    assert "required" not in root["properties"]["people"]
    assert "required" not in schema("{{ a }}").json_schema()


def it_nests_objects_and_lists_in_the_json_schema() -> None:
    root = schema("{{ g.a|int }}{{ g.b }}", ROWS, "{{ tags[] }}").json_schema()
    assert root["title"] == "paper" and root["additionalProperties"] is False
    group = root["properties"]["g"]
    assert (group["type"], set(group["properties"]), group["additionalProperties"]) == (
        "object",
        {"a", "b"},
        False,
    )
    people = root["properties"]["people"]
    assert people["type"] == "array"
    assert set(people["items"]["properties"]) == {"name", "phone"}
    assert people["items"]["additionalProperties"] is False
    assert root["properties"]["tags"]["type"] == "array"
    assert root["properties"]["tags"]["items"]["title"] == "tags[]"
    assert root["properties"]["g"]["properties"]["a"]["title"] == "g.a"


def it_makes_an_empty_record_with_every_leaf() -> None:
    found = schema("{{ g.a }}{{ t|tick }}{{ i|ink }}{{ d|dates }}", ROWS, "{{ tags[] }}")
    assert found.empty() == {
        "g": {"a": None},
        "t": False,
        "i": False,
        "d": {"text": None, "start": None, "end": None},
        "people": [],
        "tags": [],
    }


def it_finds_the_field_of_a_leaf_whatever_its_index() -> None:
    found = schema("{{ d|dates }}", ROWS)
    assert found.field("people[12].phone") == Field("people[].phone", "text", "电话")
    assert found.field("d.start") == found.field("d") == Field("d", "dates", "d")
    assert found.field("d.middle") is None
    assert general("a[3].b[10].c") == "a[].b[].c"
    assert general("a.b") == "a.b"


def it_knows_the_paths_of_all_leaves_and_of_what_is_derived() -> None:
    found = schema("{{ d|dates }}", ROWS, derived={"title": "{{ d }}"})
    assert found.known_paths() == {"d.text", "d.start", "d.end", "people[].name", "people[].phone", "title"}


@pytest.mark.parametrize(
    ("pattern", "record", "value"),
    [
        ("{{ year|int }}年{{ name }}申报表", {"year": 2026, "name": "高研"}, "2026年高研申报表"),
        ("{{ year|int }}年{{ name }}申报表", {"year": 2026, "name": None}, None),
        ("{{ year|int }}年{{ name }}申报表", {"year": 2026}, None),
        ("{{ year|int }}", {"year": 2026}, 2026),
        ("{{ ok }}", {"ok": False}, False),
    ],
)
def it_derives_a_value_of_others_or_none(pattern: str, record: dict[str, Any], value: object) -> None:
    (derived,) = schema("{{ year }}", derived={"title": pattern}).derived
    assert derived.value(record) == value


def it_gives_a_derived_value_the_kind_of_the_only_one_it_is_made_of() -> None:
    made = schema("{{ a }}", derived={"x": "{{ n|int }}", "y": "第{{ n|int }}号"}, labels={"x": "数"}).derived
    assert [(d.field.kind, d.field.label) for d in made] == [("int", "数"), ("text", "y")]


def it_puts_an_annex_under_its_path() -> None:
    annex = schema("{{ no }}", ROWS, derived={"title": "第{{ no }}号"})
    whole = schema("{{ a }}").with_annex("list", annex)
    assert [f.path for f in whole.fields] == ["a", "list.no", "list.people[].name", "list.people[].phone"]
    (derived,) = whole.derived
    assert derived.field.path == "list.title"
    assert derived.value({"list": {"no": "7"}}) == "第7号"
    assert derived.value({"no": "7"}) is None


def it_finds_fields_by_their_role_in_the_order_of_the_settings() -> None:
    roles: dict[str, Role] = {"b": "unit", "full": "title", "a": "unit"}
    found = schema("{{ a }}{{ b }}{{ c }}", derived={"full": "{{ a }}{{ b }}"}, roles=roles)
    assert [f.path for f in found.in_role("unit")] == ["b", "a"]
    assert [f.path for f in found.in_role("unit", "title")] == ["b", "full", "a"]
    assert found.in_role("id") == ()
    assert [(f.path, f.role) for f in found.fields] == [("a", "unit"), ("b", "unit"), ("c", None)]
