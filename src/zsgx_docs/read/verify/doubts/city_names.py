"""Doubt names of cities in what was read that are no city's, and are one but for a look-alike.

`cities.txt` has the cities of prefecture level and above, which units and places are mostly named by, and at
its end such of county level as look like one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from zsgx_docs.read.language import look_alikes
from zsgx_docs.read.verify.value import Value

LIST = "cities.txt"
UNKNOWN = "“{read}市”可能是“{city}市”，请核对"
_BEFORE_CITY = re.compile(r"(?=([\u4e00-\u9fff]{2,4})市)")


def with_cities_doubted(value: Value) -> Value:
    """Return the value with a remark for each name of a city that may be another's misread."""
    if value.field.kind not in ("unit", "text", "prose"):
        return value
    remarks = tuple(dict.fromkeys(_remarks(value.text.text)))
    return replace(value, remarks=(*value.remarks, *remarks)) if remarks else value


def _remarks(text: str) -> Iterator[str]:
    for found in _BEFORE_CITY.finditer("".join(text.split())):
        names = [found[1][start:] for start in range(len(found[1]) - 1)]
        if cities().isdisjoint(names):
            yield from (UNKNOWN.format(read=name, city=city) for name in names for city in _meant(name))


def _meant(name: str) -> Iterator[str]:
    """The cities that differ from the name by one look-alike."""
    for at, character in enumerate(name):
        for other in look_alikes(character):
            city = f"{name[:at]}{other}{name[at + 1 :]}"
            if city in cities():
                yield city


@cache
def cities() -> frozenset[str]:
    """Return the names of all cities that are known."""
    return frozenset(files(__package__).joinpath(LIST).read_text("utf-8").split())
