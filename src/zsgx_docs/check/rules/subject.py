"""A paper under check: its record, which of its readings are doubted, and what else they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zsgx_docs.check.rules.case import Background
from zsgx_docs.model import paths
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.finding import Finding
from zsgx_docs.template.schema import general
from zsgx_docs.template.template import Template
from zsgx_docs.values import Context, kinds

Alternatives = Mapping[str, tuple[Mapping[str, Any], ...]]
"""By the path of a flagged reading: other readings, each as the leaves that it changes."""
MOST = 12
"""Other readings of one value that are tried: a guess, more than recognition offers."""
TYPED = ("docx", "xlsx")


@dataclass(frozen=True, slots=True)
class Subject:
    """One paper under check.

    `doubted` are its flagged readings; `found` what was found of it when it was read (seals). `folder` is the
    mail, archive or folder whose files belong together.
    """

    filename: str
    document_type: str
    record: Mapping[str, Any]
    template: Template | None = None
    doubted: Alternatives = field(default_factory=dict)
    kind: str | None = None
    received_at: str | None = None
    recipient: str | None = None
    sha256: str | None = None
    folder: str | None = None
    found: tuple[Finding, ...] = ()

    @property
    def is_typed(self) -> bool:
        return self.kind in TYPED

    def background(self, **more: Any) -> Background:
        """Return what is known of it beside its values."""
        return Background(
            received_at=self.received_at,
            recipient=self.recipient,
            is_read=self.kind is not None,
            is_typed=self.is_typed,
            template=self.template,
            **more,
        )


def doubted_in(fields: Iterable[Evidence], template: Template, record: Mapping[str, Any]) -> Alternatives:
    """Return the flagged readings of a paper, each with what else it may be."""
    year = next((paths.get(record, field.path) for field in template.schema.in_role("year")), None)
    context = Context(year if isinstance(year, int) else None)
    return {
        leaf.path: tuple(
            _others(
                leaf.path,
                leaf.value,
                leaf.text,
                [(d.start, d.end, d.alternatives) for d in leaf.doubts],
                template,
                context,
            )
        )
        for leaf in fields
        if leaf.needs_review
    }


def doubted_in_result(
    fields: Iterable[Mapping[str, Any]], template: Template | None, record: Mapping[str, Any]
) -> Alternatives:
    """Return the same of a result as JSON."""
    years = template.schema.in_role("year") if template else ()
    year = next((paths.get(record, field.path) for field in years), None)
    context = Context(year if isinstance(year, int) else None)
    return {
        leaf["path"]: tuple(
            _others(
                leaf["path"],
                leaf.get("value"),
                leaf.get("text") or "",
                [(d["start"], d["end"], d["alternatives"]) for d in leaf.get("doubts") or ()],
                template,
                context,
            )
        )
        for leaf in fields
        if leaf.get("needs_review")
    }


def _others(
    path: str,
    value: Any,
    text: str,
    doubts: Sequence[tuple[int, int, Sequence[str]]],
    template: Template | None,
    context: Context,
) -> Iterator[Mapping[str, Any]]:
    """Other readings of one value; a choice has but one other."""
    if isinstance(value, bool):
        yield {path: not value}
        return
    written = [text[:start] + other + text[end:] for start, end, others in doubts for other in others][:MOST]
    for each in dict.fromkeys(written):
        yield from _read_as(path, value, each, template, context)


def _read_as(
    path: str, value: Any, text: str, template: Template | None, context: Context
) -> Iterator[Mapping[str, Any]]:
    found = template.schema.field(general(path)) if template else None
    if found is None:
        return
    read = kinds[found.kind].parse(text, context).value
    if isinstance(read, Mapping):
        stem = path.rpartition(".")[0]
        yield {f"{stem}.{name}": part for name, part in read.items()}
    elif read != value:
        yield {path: read}


def changed(record: Mapping[str, Any], leaves: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record with other leaves; what does not change is shared."""
    for path, value in leaves.items():
        record = _changed(record, paths.steps(path), value)
    return record


def _changed(node: Any, way: Sequence[str | int], value: Any) -> Any:
    if not way:
        return value
    step, *rest = way
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return [*node[:step], _changed(node[step], rest, value), *node[step + 1 :]]
    if isinstance(node, Mapping):
        return {**node, step: _changed(node.get(step), rest, value)}
    return node
