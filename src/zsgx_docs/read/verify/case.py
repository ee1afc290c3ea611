"""Hold what is known of a paper beside its values."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from zsgx_docs.model.sheet import Seal, Sheet
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.match import Reading
from zsgx_docs.read.source import NO_SECOND_LOOK, SecondLook
from zsgx_docs.read.verify.value import Value
from zsgx_docs.template.schema import Field, Schema
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

SURE_SEAL = 0.8
"""The confidence (0..1) from which a seal's text may help to read a doubtful name of the unit; a guess."""
_ROW = re.compile(r"(.+?)\[(\d+)\]")


@dataclass(frozen=True)
class Case:
    """What the passes may ask about one paper; none of them changes it.

    `look` reads a spot again, `sheets` and `seals` are the paper's. `printed` are the labels and print of
    forms, as `label_form` makes them; `required` are paths that no paper of the kind goes without. `hints`
    are what the form prints in brackets for the one who fills it in, folded. `unread`
    is what the ledger has left over, `taken_twice` the paths that share characters with another.
    `readings` (by path) and `values` (by leaf) are those of the stages that are done.
    """

    schema: Schema
    look: SecondLook = NO_SECOND_LOOK
    seals: Sequence[Seal] = ()
    sheets: Sequence[Sheet] = ()
    is_scan: bool = False
    printed: Collection[str] = frozenset()
    required: Collection[str] = frozenset()
    hints: Sequence[str] = ()
    unread: Sequence[Unread] = ()
    taken_twice: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, Sequence[Reading]] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)

    def is_pictured(self, reading: Reading) -> bool:
        """Tell whether it was read from a picture of a page."""
        return any(self.look.sees(page) for page, _ in reading.area)

    @cached_property
    def ink(self) -> frozenset[str]:
        """The paths of what only a hand or a stamp puts on paper."""
        return frozenset(path for each, path in self.places if each.kind == "ink")

    @cached_property
    def drawn_ink(self) -> frozenset[str]:
        """Return those that a picture or drawing in a file may be; on a scan seals are found as such."""
        return frozenset() if self.is_scan else self.ink

    @cached_property
    def typed_ink(self) -> frozenset[str]:
        """Those of them that were read from a file's own text."""
        return frozenset(
            path
            for path in self.ink
            if (read := self.readings.get(path)) and not any(map(self.is_pictured, read))
        )

    @cached_property
    def stamped(self) -> tuple[str, ...]:
        """Return the names on the paper's seals."""
        return tuple(seal.text for seal in self.seals if seal.text and seal.confidence >= SURE_SEAL)

    @cached_property
    def context(self) -> Context:
        """Return what the paper at large tells: the programme's year, where it was read."""
        own = [each.path for each in self.schema.in_role("year") if "." not in each.path]
        found = (reading for path in own for reading in self.readings.get(path, ()))
        years = (kinds["year"].parse(reading.text.text, Context()).value for reading in found)
        return Context(year=next((year for year in years if isinstance(year, int)), None))

    @cached_property
    def places(self) -> tuple[tuple[Field, str], ...]:
        """Return each field with the paths where it is found: its own, or one for each row of its repeat."""
        fields = self.schema.fields
        found = [(each, each.path) for each in fields if "[]" not in each.path]
        for head, count in _row_counts(self.readings).items():
            columns = [each for each in fields if each.path.startswith(f"{head}[]")]
            for number in range(count):
                found += [(each, each.path.replace("[]", f"[{number}]", 1)) for each in columns]
        return tuple(found)


def _row_counts(paths: Iterable[str]) -> dict[str, int]:
    """How many rows were read of each repeat."""
    counts: dict[str, int] = {}
    for path in paths:
        found = _ROW.match(path)
        if found:
            counts[found[1]] = max(counts.get(found[1], 0), int(found[2]) + 1)
    return counts
