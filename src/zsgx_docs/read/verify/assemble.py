"""Readings become a record with evidence: parsed, compared, completed, flagged."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.model.evidence import Evidence, Grounds
from zsgx_docs.read.match import Reading, folded
from zsgx_docs.read.source import NO_SECOND_LOOK, SecondLook
from zsgx_docs.read.verify.calibration import calibrated
from zsgx_docs.read.verify.city_names import with_cities_doubted
from zsgx_docs.read.verify.column_shift import doubted_where_shifted
from zsgx_docs.read.verify.confidence import (
    GOOD_FIT,
    appraised,
    character_doubts,
    deserves_second_look,
    doubt_of,
)
from zsgx_docs.read.verify.reread import (
    borne_out,
    borne_out_paths,
    heard_again,
    look_closer,
    read_again,
    settled,
)
from zsgx_docs.read.verify.stray_marks import without_dust
from zsgx_docs.read.verify.sum_check import may_explain
from zsgx_docs.read.verify.value import Value, parse
from zsgx_docs.read.verify.vocabulary import with_known_words, without_doubt
from zsgx_docs.records.record import Doubt
from zsgx_docs.records.registry import doubts as record_doubts
from zsgx_docs.template.schema import Derived, Field, Schema
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Context

CERTAIN, EXPLAINS_NOTHING = 0.98, 0.99
"""The confidence from which a reading is not doubted for an oddity of the matter; nor for a contradiction
that values in doubt explain."""
LABEL_UNCLEAR = "栏目名称辨认不清，请核对是否对应"
NOT_FOUND = "没有找到这一栏"
READ_TWICE = "同一内容出现多处且不一致：{texts}"
YEAR_PATHS = ("programme_year", "year")


def typed(
    schema: Schema,
    readings: Sequence[Reading],
    look: SecondLook = NO_SECOND_LOOK,
    stamped: Sequence[str] = (),
) -> tuple[dict[str, Any], list[Evidence]]:
    """The record in normal form and one Evidence for each of its leaves, in the template's order.

    Where a check fails, `look` reads the spot again. `stamped` are the names on the paper's seals.
    """
    record = schema.empty()
    by_path: dict[str, list[Reading]] = {}
    for reading in readings:
        seen = without_dust(reading) if _is_pictured(reading, look) else reading
        by_path.setdefault(reading.path, []).append(seen)
    context = Context(year=_year([r for path in YEAR_PATHS for r in by_path.get(path, [])]))
    places = [(field, path, by_path.get(path, [])) for field, path in _places(schema, by_path)]
    values = [read_again(_value(*place, context), look, context) for place in places if place[2]]
    values = settled(schema.document_type, record, values, look, context)
    values = borne_out(schema.document_type, record, doubted_where_shifted(values))
    values = [_looked_at_closer(value, look, context) for value in values]
    values = with_known_words([heard_again(value, look, context) for value in values], stamped)
    values = [with_cities_doubted(value) if _is_pictured(value.reading, look) else value for value in values]
    values = without_doubt(values, borne_out_paths(schema.document_type, record, values))
    by_value = {value.path: value for value in values}
    evidence: list[Evidence] = []
    for field, path, found in places:
        evidence += _leaves(by_value[path], look) if found else _missing(field, path)
    for leaf in evidence:
        paths.put(record, leaf.path, leaf.value)
    evidence += _missing_lists(schema, record, by_path)
    for derived in schema.derived:
        leaf = _made(derived, record, evidence)
        paths.put(record, leaf.path, leaf.value)
        evidence.append(leaf)
    return record, _with_record_doubts(schema.document_type, record, evidence)


def _is_pictured(reading: Reading, look: SecondLook) -> bool:
    return any(look.sees(page) for page, _ in reading.area)


def _places(schema: Schema, by_path: Mapping[str, Sequence[Reading]]) -> Iterable[tuple[Field, str]]:
    """Each field with the paths it is to be found at: its own, or one for each row of its repeat."""
    rows = _row_counts(by_path)
    for field in schema.fields:
        if "[]" not in field.path:
            yield field, field.path
    for head, count in rows.items():
        columns = [field for field in schema.fields if field.path.startswith(f"{head}[]")]
        for number in range(count):
            for field in columns:
                yield field, field.path.replace("[]", f"[{number}]", 1)


def _row_counts(by_path: Iterable[str]) -> dict[str, int]:
    """How many rows were read of each repeat."""
    counts: dict[str, int] = {}
    for path in by_path:
        found = re.match(r"(.+?)\[(\d+)\]", path)
        if found:
            counts[found.group(1)] = max(counts.get(found.group(1), 0), int(found.group(2)) + 1)
    return counts


def _year(readings: Sequence[Reading]) -> int | None:
    years = [kinds["year"].parse(r.text.text, Context()).value for r in readings]
    return next((y for y in years if isinstance(y, int)), None)


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


def _leaves(value: Value, look: SecondLook) -> list[Evidence]:
    reading = value.reading
    reasons = [*reading.remarks, *([value.parsed.doubt] if value.parsed.doubt else []), *value.remarks]
    if reading.fit < GOOD_FIT:
        reasons.append(LABEL_UNCLEAR)
    grounds, confidence = _confidence(value, look)
    if reading.tick is None and (doubt := doubt_of(value, confidence)):
        reasons.append(doubt)
    return [
        Evidence(
            path=leaf,
            label=value.field.label,
            value=part,
            text=reading.text.text,
            confidence=confidence,
            needs_review=bool(reasons),
            reason="；".join(dict.fromkeys(reasons)) or None,
            boxes=reading.area,
            place=reading.place,
            doubts=character_doubts(reading.text),
            grounds=grounds,
        )
        for leaf, part in value.leaves().items()
    ]


def _confidence(value: Value, look: SecondLook) -> tuple[Grounds, float]:
    """Calibrated for what was read from a picture; a file's own text is what it says."""
    grounds = appraised(value)
    if any(look.sees(page) for page, _ in value.reading.area):
        return grounds, calibrated(grounds.group, grounds.sureness)
    fit = min(1.0, value.reading.fit / GOOD_FIT)
    return grounds, grounds.sureness * fit * (0.5 if value.parsed.doubt else 1.0)


def _looked_at_closer(value: Value, look: SecondLook, context: Context) -> Value:
    """A value whose characters are not sure at first sight, and nothing else amiss, gets a second reading."""
    pictured = any(look.sees(page) for page, _ in value.reading.area)
    return look_closer(value, look, context) if pictured and deserves_second_look(value) else value


def _made(derived: Derived, record: Mapping[str, Any], evidence: Sequence[Evidence]) -> Evidence:
    """A value made of others stands where they do, and is no surer than they are."""
    slots = {slot.path for slot in derived.pattern.slots}
    parts = [leaf for leaf in evidence if leaf.path in slots]
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


def _missing(field: Field, path: str) -> list[Evidence]:
    parts = kinds[field.kind].leaves
    value = False if field.kind in ("tick", "ink") else None
    leaves = [f"{path}.{part}" for part in parts] or [path]
    return [Evidence(leaf, field.label, value, "", 0.0, True, NOT_FOUND) for leaf in leaves]


def _missing_lists(schema: Schema, record: Mapping[str, Any], found: Collection[str]) -> Iterator[Evidence]:
    """Lists of which nothing was read: a list without items has no leaf that could be flagged."""
    heads = {f.path.partition("[]")[0]: f.label for f in reversed(schema.fields) if "[]" in f.path}
    for head, label in heads.items():
        if head not in found and not paths.get(record, head):
            yield Evidence(head, label, [], "", 0.0, True, NOT_FOUND)


def _with_record_doubts(
    document_type: str, record: Mapping[str, Any], evidence: Sequence[Evidence]
) -> list[Evidence]:
    """Flags what does not go together; oddities of the matter only where the reading is not sure."""
    reasons: dict[str, list[Doubt]] = {}
    by_path = {leaf.path: leaf for leaf in evidence}
    for doubt in record_doubts(document_type, record):
        for path in _concerned(doubt, by_path):
            reasons.setdefault(path, []).append(doubt)

    def with_doubts(leaf: Evidence) -> Evidence:
        found = reasons.get(leaf.path, ())
        said = [d.reason for d in found if not (d.of_matter and leaf.confidence >= CERTAIN)]
        return leaf.doubted("；".join(said)) if said else leaf

    return [with_doubts(leaf) for leaf in evidence]


def _concerned(doubt: Doubt, by_path: Mapping[str, Evidence]) -> Iterable[str]:
    """Where values in doubt may explain that they do not go together, those; else all of them.

    A tick that is missed looks as sure as an empty box: ticks explain nothing.
    """
    leaves = [leaf for path in doubt.paths if (leaf := by_path.get(path)) and leaf.value is not None]
    doubtful = [leaf.path for leaf in leaves if leaf.needs_review]
    explained = doubtful and all(leaf.needs_review or leaf.confidence >= EXPLAINS_NOTHING for leaf in leaves)
    explained = explained and may_explain(leaves)
    if doubt.of_matter or not explained or any(isinstance(leaf.value, bool) for leaf in leaves):
        return doubt.paths
    return doubtful
