"""Turn readings into values, one a place of the schema, and values into the leaves of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.model.evidence import Evidence, Grounds
from zsgx_docs.read.match import Reading, folded
from zsgx_docs.read.verify.calibration import calibrated
from zsgx_docs.read.verify.case import Case
from zsgx_docs.read.verify.confidence import GOOD_FIT, appraised, character_doubts
from zsgx_docs.read.verify.reasons import reason_for
from zsgx_docs.read.verify.value import Value, parse
from zsgx_docs.template.schema import Derived, Field
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

NOT_FOUND = "没有找到这一栏"
READ_TWICE = "同一内容出现多处且不一致：{texts}"


def by_path(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    """Group readings by their path: what is printed twice was read twice."""
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        found.setdefault(reading.path, []).append(reading)
    return found


def as_values(case: Case) -> list[Value]:
    """Parse the best reading of each place where something was read."""
    return [
        _value(field, path, found, case.context)
        for field, path in case.places
        if (found := case.readings.get(path))
    ]


def as_leaves(values: Sequence[Value], case: Case) -> list[Evidence]:
    """Give each leaf its evidence, with the reasons told so far; also those of which nothing was read."""
    found = {value.path: value for value in values}
    return [
        leaf
        for field, path in case.places
        for leaf in (_leaves(found[path], case) if path in found else _missing(field, path))
    ]


def record_of(leaves: Iterable[Evidence], case: Case) -> dict[str, Any]:
    """Put the leaves' values in a record."""
    record = case.schema.empty()
    for leaf in leaves:
        paths.put(record, leaf.path, leaf.value)
    return record


def missing_lists(leaves: Iterable[Evidence], case: Case) -> Iterator[Evidence]:
    """Yield evidence of lists of which nothing was read: one without items has no leaf to be flagged."""
    heads = {f.path.partition("[]")[0]: f.label for f in reversed(case.schema.fields) if "[]" in f.path}
    read = {leaf.path.rpartition("[")[0] for leaf in leaves}
    for head, label in heads.items():
        if head not in case.readings and head not in read:
            yield Evidence(head, label, [], "", 0.0, True, NOT_FOUND)


def reasons_of(value: Value) -> list[str]:
    """List why a person should look at a value, as far as readers, parsing and passes have said so."""
    doubt = value.parsed.doubt
    observed = map(reason_for, value.reading.observations)
    return list(dict.fromkeys([*observed, *([doubt] if doubt else []), *value.remarks]))


def confidence_of(value: Value, case: Case) -> tuple[Grounds, float]:
    """Estimate the chance that a value is right, calibrated for what was read from a picture.

    A file's own text is what it says.
    """
    grounds = appraised(value)
    if case.is_pictured(value.reading):
        return grounds, calibrated(grounds.group, grounds.sureness)
    fit = min(1.0, value.reading.fit / GOOD_FIT)
    return grounds, grounds.sureness * fit * (0.5 if value.parsed.doubt else 1.0)


def made_of(derived: Derived, record: Mapping[str, Any], leaves: Sequence[Evidence]) -> Evidence:
    """Make a value of others: it stands where they do, and is no surer than they are."""
    slots = {slot.path for slot in derived.pattern.slots}
    parts = [leaf for leaf in leaves if leaf.path in slots]
    reasons = dict.fromkeys(leaf.reason for leaf in parts if leaf.reason)
    value = derived.value(record)
    return Evidence(
        path=derived.field.path,
        label=derived.field.label,
        value=value,
        text="" if value is None else str(value),
        confidence=min((leaf.confidence for leaf in parts), default=0.0),
        needs_review=any(leaf.needs_review for leaf in parts),
        reason="；".join(reasons) or None,
        boxes=tuple(box for leaf in parts for box in leaf.boxes),
        place=parts[0].place if parts else None,
    )


def _value(field: Field, path: str, found: Sequence[Reading], context: Context) -> Value:
    best = max(found, key=lambda r: (bool(r.text), r.kind == field.kind, r.fit))
    parsed = parse(best, context)
    others = {
        _text(r) for r in found if r is not best and r.text and not _agrees(r, best, parsed.value, context)
    }
    said = READ_TWICE.format(texts="、".join(sorted(others | {_text(best)})))
    return Value(field, path, best, parsed, (said,) if others else ())


def _agrees(reading: Reading, best: Reading, value: Any, context: Context) -> bool:
    """Whether a second place says the same; one of another kind (a date without its year), as printed."""
    if reading.kind == best.kind:
        return bool(parse(reading, context).value == value)
    try:
        printed = kinds[reading.kind].format(value)
    except ValueError:
        return False
    return folded(_text(reading)) == folded("".join(printed.split()))


def _text(reading: Reading) -> str:
    return "".join(reading.text.text.split())


def _leaves(value: Value, case: Case) -> list[Evidence]:
    reading, reasons = value.reading, reasons_of(value)
    grounds, confidence = confidence_of(value, case)
    return [
        Evidence(
            path=leaf,
            label=value.field.label,
            value=part,
            text=reading.text.text,
            confidence=confidence,
            needs_review=bool(reasons),
            reason="；".join(reasons) or None,
            boxes=reading.area,
            place=reading.place,
            doubts=character_doubts(reading.text),
            grounds=grounds,
        )
        for leaf, part in value.leaves().items()
    ]


def _missing(field: Field, path: str) -> list[Evidence]:
    parts = kinds[field.kind].leaves
    value = kinds[field.kind].unfound
    leaves = [f"{path}.{part}" for part in parts] or [path]
    return [Evidence(leaf, field.label, value, "", 0.0, True, NOT_FOUND) for leaf in leaves]
