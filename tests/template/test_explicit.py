"""Tags rewritten for rendering: kinds named, lists spelt out, loops followed."""

from __future__ import annotations

import pytest

from zsgx_docs.template.explicit import SLOT_END, SLOT_PATH_END, SLOT_START, Explicit, Marked
from zsgx_docs.template.heal import Ground
from zsgx_docs.template.schema import Field, Schema

SCHEMA = Schema("paper", (Field("day", "date", "日期"), Field("people[].name", "name", "姓名")))


@pytest.mark.parametrize(
    ("tag", "ground", "written"),
    [
        ("{{ day }}", "cell", "{{ day|date }}"),
        ("{{day|int}}", "cell", "{{ day|int }}"),
        ("{{ unknown }}", "cell", "{{ unknown|text }}"),
        ("{{ day }}", "ruled", "{{ day|date|ruled }}"),
        ("{{ day }}", "words", "{{ day|date|words }}"),
        ("{{ people[].name }}", "cell", "{{ people|listed('name', 'name') }}"),
        ("{{ tags[]|item }}", "ruled", "{{ tags|listed('', 'item')|ruled }}"),
        ("{%p if  day %}", "cell", "{%p if  day %}"),
        ("{%p   endif %}", "cell", "{%p endif %}"),
    ],
)
def it_names_the_kind_of_each_slot(tag: str, ground: Ground, written: str) -> None:
    assert Explicit(SCHEMA, "")(tag, ground) == written


def it_knows_a_loops_values_inside_the_loop_only() -> None:
    explicit = Explicit(SCHEMA, "")
    tags = (
        "{{ p.name }}",
        "{%tr for p in people %}",
        "{{ p.name }}",
        "{%p endif %}",
        "{{ p.name }}",
        "{%tr endfor %}",
        "{{ p.name }}",
    )
    assert [explicit(tag, "cell") for tag in tags] == [
        "{{ p.name|text }}",
        "{%tr for p in people %}",
        "{{ p.name|name }}",
        "{%p endif %}",
        "{{ p.name|name }}",
        "{%tr endfor %}",
        "{{ p.name|text }}",
    ]


def it_marks_each_slot_with_its_path_in_the_record() -> None:
    marked = Marked(SCHEMA, "")
    assert marked("{{ day }}", "cell") == f"{SLOT_START}day{SLOT_PATH_END}{{{{ day|date }}}}{SLOT_END}"
    marked("{%tr for p in people %}", "cell")
    inside = marked("{{ p.name }}", "ruled")
    assert inside == f"{SLOT_START}people[].name{SLOT_PATH_END}{{{{ p.name|name|ruled }}}}{SLOT_END}"
