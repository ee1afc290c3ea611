"""One difference planted in a record: a digit, an amount, a name, a tick, a sentence, a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from accuracy.records import mobile, name, person, prose, unit
from zsgx_docs.model import paths
from zsgx_docs.template.schema import Field, Schema
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

Record = dict[str, Any]
Change = Callable[[Any, Random], Any]
DATES, AMOUNTS = ("date", "dates", "datetime", "month_day", "months"), ("money", "money_wan", "money_of_wan")
PHONES, ANSWERS = ("phone", "mobile"), ("yesno", "passed")
TRIES = 20
"""Changes tried of one value until one is of its kind."""
NUMBERS = ("int", "number", "year", "share", "fraction")


@dataclass(frozen=True, slots=True)
class Planted:
    """A record with one difference, and the path of the slot or row where it is."""

    record: Record
    path: str


def planted(kind: str, schema: Schema, record: Record, rng: Random) -> Planted | None:
    """The same record with one difference of that kind; None where it has no place for one."""
    return PLANTS[kind](schema, deepcopy(record), rng)


def _value(wanted: tuple[str, ...], change: Change) -> Callable[[Schema, Record, Random], Planted | None]:
    """Another value in some slot of these kinds."""

    def plant(schema: Schema, record: Record, rng: Random) -> Planted | None:
        made = {derived.field.path for derived in schema.derived}
        parts = {slot.path for derived in schema.derived for slot in derived.pattern.slots}
        number = {field.path for field in schema.in_role("number")}
        fields = [f for f in schema.fields if f.kind in wanted and f.path not in made | parts | number]
        places = [(field, path) for field in fields for path in _given(field, record)]
        rng.shuffle(places)
        for field, path in places:
            old = paths.get(record, path)
            tried = (_other(field, old, change, rng) for _ in range(TRIES))
            new = next((one for one in tried if one is not None and one != old), None)
            if new is not None:
                paths.put(record, path, new)
                return Planted(record, path)
        return None

    return plant


def _given(field: Field, record: Record) -> Iterator[str]:
    """The paths of a field that have something in them."""
    head, repeat, rest = field.path.partition("[]")
    if not repeat:
        found = [field.path]
    else:
        found = [f"{head}[{number}]{rest}" for number, _ in enumerate(paths.get(record, head) or ())]
    for path in found:
        value = paths.get(record, path)
        if value is not None and not (isinstance(value, Mapping) and value.get("text") is None):
            yield path


def _other(field: Field, old: Any, change: Change, rng: Random) -> Any:
    """The changed value where it is one of its kind."""
    kind = kinds[field.kind]
    new = change(old["text"] if isinstance(old, Mapping) else old, rng)
    if new is None or isinstance(new, bool):
        return new
    try:
        parsed = kind.parse(new if isinstance(old, Mapping) else kind.format(new), Context())
    except ValueError:
        return None
    if isinstance(old, Mapping):
        return parsed.value if not parsed.doubt else None
    checks = kind.self_check == "digit"
    return new if parsed.value == new and (checks or not parsed.doubt) else None


def _digit(old: Any, rng: Random) -> Any:
    """One digit of it another."""
    text = str(old)
    places = [place for place, character in enumerate(text) if character.isdigit()]
    rng.shuffle(places)
    for place in places[:1]:
        digit = rng.choice([d for d in "0123456789" if d != text[place]])
        text = f"{text[:place]}{digit}{text[place + 1 :]}"
    return type(old)(text) if isinstance(old, int | float) else text


def _letter(old: str, rng: Random) -> str:
    """One character of it another."""
    place = rng.randrange(len(old))
    return old[:place] + rng.choice("明东州新科华德中立") + old[place + 1 :]


def _without_sentence(old: str, rng: Random) -> str | None:
    found = re.findall(r"[^。！？\n]+[。！？]\n?", old)
    if len(found) < 2:
        return None
    return old.replace(rng.choice(found), "", 1).strip("\n")


def _with_sentence(old: str, rng: Random) -> str:
    places = [found.end() for found in re.finditer("[。！？]", old)] or [len(old)]
    place = rng.choice(places)
    return old[:place] + prose(rng, 1) + old[place:]


def _words(old: str, rng: Random) -> str | None:
    """Two characters of it others, where no figure stands."""
    found = [
        m.start() for m in re.finditer(r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff])", old)
    ]
    if not found:
        return None
    place = rng.choice(found)
    return old[:place] + rng.choice(("不得", "必须", "另行", "免予", "统一")) + old[place + 2 :]


def _figure(old: str, rng: Random) -> str | None:
    return _digit(old, rng) if re.search(r"\d", old) else None


def _lists(schema: Schema, record: Record) -> list[str]:
    heads = dict.fromkeys(f.path.partition("[]")[0] for f in schema.fields if "[]" in f.path)
    return [head for head in heads if len(paths.get(record, head) or ()) > 2]


def _row_left_out(schema: Schema, record: Record, rng: Random) -> Planted | None:
    heads = _lists(schema, record)
    if not heads:
        return None
    head = rng.choice(heads)
    rows = paths.get(record, head)
    number = rng.randrange(len(rows) - 1)
    del rows[number]
    _count_anew(rows)
    return Planted(record, f"{head}[{number}]")


def _row_put_in(schema: Schema, record: Record, rng: Random) -> Planted | None:
    heads = [head for head in _lists(schema, record) if isinstance(paths.get(record, head)[0], dict)]
    if not heads:
        return None
    head = rng.choice(heads)
    rows = paths.get(record, head)
    number = rng.randrange(1, len(rows))
    row = deepcopy(rows[number])
    fresh = {**person(rng, 0), "organiser": unit(rng)}
    row.update({key: value for key, value in fresh.items() if key in row})
    if "certificate_number" in row:
        row["certificate_number"] = f"TJGY2025{rng.randint(10000, 999999):06}"
    rows.insert(number, row)
    _count_anew(rows)
    return Planted(record, f"{head}[{number}]")


def _count_anew(rows: list[Any]) -> None:
    for number, row in enumerate(rows, 1):
        if isinstance(row, dict) and "no" in row:
            row["no"] = number


PLANTS: Mapping[str, Callable[[Schema, Record, Random], Planted | None]] = {
    "digit of a date": _value(DATES, _digit),
    "digit of an amount": _value(AMOUNTS, _digit),
    "digit of a count": _value(NUMBERS, _digit),
    "digit of an ID number": _value(("id_number",), _digit),
    "telephone": _value(PHONES, _digit),
    "another telephone": _value(("mobile", "phone"), lambda old, rng: mobile(rng)),
    "certificate number": _value(("certno",), _digit),
    "name": _value(("name",), lambda old, rng: name(rng)),
    "letter of a name": _value(("name",), _letter),
    "unit": _value(("unit",), lambda old, rng: unit(rng)),
    "letter of a unit": _value(("unit",), _letter),
    "tick": _value(("tick",), lambda old, rng: not old),
    "answer": _value(ANSWERS, lambda old, rng: not old),
    "letter of a text": _value(("text",), _letter),
    "sentence left out": _value(("prose",), _without_sentence),
    "sentence put in": _value(("prose",), _with_sentence),
    "words of prose": _value(("prose",), _words),
    "digit in prose": _value(("prose",), _figure),
    "row left out": _row_left_out,
    "row put in": _row_put_in,
}
"""By kind."""
