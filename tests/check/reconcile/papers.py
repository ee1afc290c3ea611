"""Scans and Word copies made by hand: a record as it would be read, as surely as a test says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from zsgx_docs import desk
from zsgx_docs.check.reconcile import ComparedField, Reconciliation, reconciled
from zsgx_docs.model import paths
from zsgx_docs.model.evidence import CharacterDoubt, Evidence, Grounds
from zsgx_docs.model.extraction import Extraction, FurtherPaper, Source
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Seal
from zsgx_docs.read.language import look_alikes
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.schema import Field
from zsgx_docs.values import kinds

FORM, ROSTER, ACCOUNTS = "hubei/application-form", "tianjin/certificate-roster", "tianjin/final-accounts"
Record = dict[str, Any]
Doubts = Mapping[str, tuple[CharacterDoubt, ...]]


def record(name: str, **values: Any) -> Record:
    """The sample of a template with other values; `__` stands for the dot of a path."""
    made = deepcopy({key: value for key, value in desk.sample(name).items() if key != "document_type"})
    for path, value in values.items():
        paths.put(made, path.replace("__", "."), value)
    return made


def on_scan(
    name: str, values: Record, doubts: Doubts | None = None, flagged: Collection[str] = ()
) -> Extraction:
    """A scan of it; characters are in doubt as told, values flagged."""
    return _extraction(name, values, "pdf-scan", doubts or {}, flagged)


def in_word(name: str, values: Record) -> Extraction:
    return _extraction(name, values, "docx", {}, ())


def with_seals(scan: Extraction, *seals: Seal) -> Extraction:
    return replace(scan, seals=seals)


def together(*files: Extraction) -> Extraction:
    """One file with all these papers."""
    first, *others = files
    more = tuple(
        FurtherPaper(f.document_type, str(f.template), 1.0, f.record, f.fields, f.seals, f.findings)
        for f in others
    )
    return replace(first, more=more)


def held(scan: Extraction, word: Extraction) -> Reconciliation:
    return reconciled(scan, word, default_catalogue().get, look_alikes)


def differing(result: Reconciliation) -> dict[str, ComparedField]:
    """All that is not the same, by path."""
    return {field.path: field for field in result.fields if field.verdict != "equal"}


def doubt(text: str, character: str, *others: str) -> tuple[CharacterDoubt, ...]:
    at = text.index(character)
    return (CharacterDoubt(at, at + len(character), others),)


def _extraction(name: str, values: Record, kind: Any, doubts: Doubts, flagged: Collection[str]) -> Extraction:
    template = default_catalogue().get(name)
    leaves = tuple(
        _leaf(field, path, values, kind != "docx", number, doubts, flagged)
        for number, (field, path) in enumerate(_places(template.schema.fields, values))
    )
    source = Source("扫描.pdf" if kind != "docx" else "原稿.docx", "", 1, kind, 1)
    return Extraction(source, template.settings.document_type, name, 1.0, values, leaves)


def _places(fields: Collection[Field], values: Record) -> Iterator[tuple[Field, str]]:
    for field in fields:
        head, repeat, rest = field.path.partition("[]")
        rows = range(len(paths.get(values, head) or ())) if repeat else ()
        for path in [f"{head}[{row}]{rest}" for row in rows] if repeat else [field.path]:
            parts = kinds[field.kind].leaves
            yield from ((field, f"{path}.{part}" if part else path) for part in parts or ("",))


def _leaf(
    field: Field,
    path: str,
    values: Record,
    is_scan: bool,
    number: int,
    doubts: Doubts,
    flagged: Collection[str],
) -> Evidence:
    slot = path.rpartition(".")[0] if kinds[field.kind].leaves else path
    is_flagged = path in flagged or path in doubts
    return Evidence(
        path=path,
        label=field.label,
        value=paths.get(values, path),
        text=kinds[field.kind].format(paths.get(values, slot)) if field.kind != "tick" else "",
        confidence=0.6 if is_flagged else 0.99,
        needs_review=is_flagged,
        boxes=((1, Box(100, 10 * number, 200, 10 * number + 9)),) if is_scan else (),
        place=None if is_scan else Place(table=0, row=number, cell=1),
        doubts=doubts.get(path, ()),
        grounds=Grounds("text", 0.9),
    )
