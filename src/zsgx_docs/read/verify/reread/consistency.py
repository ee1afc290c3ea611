"""Settle contradictions between values: another reading of one of them may do it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.model.passage import Passage
from zsgx_docs.read.source import SecondLook
from zsgx_docs.read.verify.reread.hypotheses import DOUBTFUL, READERS, By, Variant, ways_to_read
from zsgx_docs.read.verify.value import Value
from zsgx_docs.records.record import Doubt
from zsgx_docs.records.registry import doubts as record_doubts
from zsgx_docs.records.registry import vouched
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context, Parsed

SETTLED = "初次识别为“{first}”，与相关各项对不上；再次识别，取“{now}”"
MOST_TRIED = 400
"""Other readings that are tried, at most, for one contradiction; a guess that bounds the time."""


def settled(
    document_type: str,
    empty: Mapping[str, Any],
    values: Sequence[Value],
    look: SecondLook,
    context: Context,
) -> list[Value]:
    """Return the values, single ones in another reading where that ends a contradiction of the record.

    Only readings that an engine gives are tried (see `variants`), and nothing is taken if two would do.
    """
    case = _Case(document_type, empty, {value.path: value for value in values})
    for doubt in case.contradictions:
        if doubt in case.contradictions:
            case = case.without(doubt, look, context)
    return [case.values[value.path] for value in values]


def borne_out(document_type: str, empty: Mapping[str, Any], values: Sequence[Value]) -> list[Value]:
    """Return the values; those that others bear out, by a sum or a running number, are marked as such.

    That speaks for figures; doubtful words and brackets may be misread alike in every place.
    """
    known = borne_out_paths(document_type, empty, values)
    return [
        replace(value, weight="vouched")
        if value.weight == "as read" and not known.isdisjoint(value.leaves()) and _has_sure_words(value.text)
        else value
        for value in values
    ]


def borne_out_paths(document_type: str, empty: Mapping[str, Any], values: Sequence[Value]) -> frozenset[str]:
    """Return the leaves that others bear out."""
    return vouched(document_type, _record(empty, values))


def _has_sure_words(text: Passage) -> bool:
    return all(
        c.isdigit() or c.isspace() or m.confidence >= DOUBTFUL
        for c, m in zip(text.text, text.marks, strict=True)
    )


def _record(empty: Mapping[str, Any], values: Iterable[Value]) -> dict[str, Any]:
    record = deepcopy(dict(empty))
    for value in values:
        for leaf, part in value.leaves().items():
            paths.put(record, leaf, part)
    return record


@dataclass(frozen=True)
class _Case:
    document_type: str
    empty: Mapping[str, Any]
    values: Mapping[str, Value]

    @cached_property
    def contradictions(self) -> dict[Doubt, None]:
        """In their order."""
        record = _record(self.empty, self.values.values())
        doubts = record_doubts(self.document_type, record)
        return dict.fromkeys(doubt for doubt in doubts if not doubt.of_matter)

    @cached_property
    def _by_leaf(self) -> dict[str, Value]:
        return {leaf: value for value in self.values.values() for leaf in value.leaves()}

    def without(self, doubt: Doubt, look: SecondLook, context: Context) -> _Case:
        """The case with the one reading that ends the contradiction; unchanged if none does, or several do.

        A dearer reader is asked only where the others do not help.
        """
        before = len(self.contradictions)
        for by in READERS:
            ends: dict[tuple[str, str], _Case] = {}
            for value, variant, parsed in islice(self._other_ways(doubt, by, look, context), MOST_TRIED):
                case = self._with(value, variant, parsed)
                after = case.contradictions
                if len(after) < before and doubt not in after:
                    ends.setdefault((value.path, str(parsed.value)), case)
            if ends:
                return next(iter(ends.values())) if len(ends) == 1 else self
        return self

    def _with(self, value: Value, variant: Variant, parsed: Parsed) -> _Case:
        said = SETTLED.format(first=_plain(value.text.text), now=_plain(variant.text.text))
        other = value.read_as(variant.text, parsed, "chosen", said)
        return replace(self, values={**self.values, value.path: other})

    def _other_ways(
        self, doubt: Doubt, by: By, look: SecondLook, context: Context
    ) -> Iterator[tuple[Value, Variant, Parsed]]:
        """What one reader says that the values in question may be instead."""
        for value in self._concerned(doubt):
            kind = kinds[value.reading.kind]
            for variant in ways_to_read(value.text, by, look, kind.alphabet):
                parsed = kind.parse(variant.text.text, context)
                if parsed.doubt is None and parsed.value not in (None, value.parsed.value):
                    yield value, variant, parsed

    def _concerned(self, doubt: Doubt) -> list[Value]:
        """The values in question that were read from text, the least sure first."""
        concerned = {v.path: v for path in doubt.paths if (v := self._by_leaf.get(path)) is not None}
        read = [value for value in concerned.values() if value.reading.tick is None and value.text]
        return sorted(read, key=lambda value: value.text.confidence())


def _plain(text: str) -> str:
    return "".join(text.split())
