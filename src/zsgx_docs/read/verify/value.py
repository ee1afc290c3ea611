"""Hold a field's value between matching and evidence: read, parsed, perhaps read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match import Reading
from zsgx_docs.template.schema import Field
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context, Parsed

Weight = Literal["as read", "vouched", "chosen", "agreed", "split"]
"""`vouched`: other values bear it out; `chosen`: one of several readings, because a check holds for it;
`agreed`: a second reading says the same; `split`: it says something else."""


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value as read.

    `path` addresses the field, its leaves stand below it; `remarks` are reasons to look, in Chinese.
    """

    field: Field
    path: str
    reading: Reading
    parsed: Parsed
    remarks: tuple[str, ...] = ()
    weight: Weight = "as read"

    @property
    def text(self) -> Passage:
        """Return what was read."""
        return self.reading.text

    def leaves(self) -> dict[str, Any]:
        """Return the value of each leaf by its path."""
        parts = kinds[self.field.kind].leaves
        if not parts:
            return {self.path: self.parsed.value}
        return {f"{self.path}.{part}": (self.parsed.value or {}).get(part) for part in parts}

    def read_as(self, text: Passage, parsed: Parsed, weight: Weight, *remarks: str) -> Value:
        """Return the same field with another reading of it."""
        area = tuple(text.boxes()) or self.reading.area
        reading = replace(self.reading, text=text, area=area)
        return replace(self, reading=reading, parsed=parsed, weight=weight, remarks=(*self.remarks, *remarks))


def parse(reading: Reading, context: Context) -> Parsed:
    """Parse what was read by its kind; of a tick box its state is the value."""
    if reading.tick is not None:
        return Parsed(reading.tick)
    return kinds[reading.kind].parse(reading.text.text, context)
