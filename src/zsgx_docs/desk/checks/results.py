"""Holds two results of reading against each other, with what people have corrected in them since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.apart import ask

if TYPE_CHECKING:
    from zsgx_docs.model.evidence import CharacterDoubt, Evidence
    from zsgx_docs.model.extraction import Extraction
    from zsgx_docs.model.finding import Finding
    from zsgx_docs.model.geometry import Box
    from zsgx_docs.model.passage import Place
    from zsgx_docs.model.sheet import Seal
    from zsgx_docs.model.unread import Unread


def reconcile_results(
    scan: Mapping[str, Any], word: Mapping[str, Any], apart: bool = False
) -> dict[str, Any]:
    """Hold the result of a scan against that of its Word copy, both as JSON; return JSON too.

    Neither file is read again. Results of files from outside are held together `apart`, by a worker.
    Raises UsageError where they are not the same paper.
    """
    if apart:
        given = {"scan": dict(scan), "word": dict(word)}
        found: dict[str, Any] = ask("reconcile_results", given, scan["source"]["filename"])
        return found
    from zsgx_docs.check.reconcile import reconciled
    from zsgx_docs.read.language import look_alikes
    from zsgx_docs.template.catalogue import default_catalogue

    own, copy = extraction_of(scan), extraction_of(word)
    return reconciled(own, copy, default_catalogue().get, look_alikes).to_json()


def extraction_of(result: Mapping[str, Any]) -> Extraction:
    """Return what a result tells, as the reader had it; it has no grounds, letters of seals, timings."""
    from zsgx_docs.model.extraction import Extraction, FurtherPaper, Source
    from zsgx_docs.model.sheet import Sheet

    source = result["source"]
    sheets = (
        Sheet(page=each["page"], width=each["width"], height=each["height"], blocks=(), turn=each["turn"])
        for each in source.get("sheets") or ()
    )
    own = Source(
        source["filename"], source["sha256"], source["bytes"], source["kind"], source["pages"], tuple(sheets)
    )
    more = tuple(FurtherPaper(**_paper(each)) for each in result.get("more") or ())
    return Extraction(source=own, more=more, **_paper(result))


def _paper(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "document_type": told["document_type"],
        "template": told["template"],
        "template_score": told["template_score"],
        "record": told["record"],
        "fields": tuple(map(_leaf, told["fields"])),
        "seals": tuple(map(_seal, told["seals"])),
        "findings": tuple(map(_finding, told["findings"])),
        "unread": tuple(map(_unread, told.get("unread") or ())),
    }


def _leaf(told: Mapping[str, Any]) -> Evidence:
    from zsgx_docs.model.evidence import Evidence

    return Evidence(
        path=told["path"],
        label=told["label"],
        value=told["value"],
        text=told["text"],
        confidence=told["confidence"],
        needs_review=told["needs_review"],
        reason=told["reason"],
        boxes=tuple((each["page"], box) for each in told["boxes"] if (box := _box(each["box"]))),
        place=_place(told.get("place")),
        doubts=tuple(map(_doubt, told["doubts"])),
    )


def _doubt(told: Mapping[str, Any]) -> CharacterDoubt:
    from zsgx_docs.model.evidence import CharacterDoubt

    box = _box(told.get("box"))
    return CharacterDoubt(told["start"], told["end"], tuple(told["alternatives"]), told.get("page"), box)


def _seal(told: Mapping[str, Any]) -> Seal:
    from zsgx_docs.model.geometry import Box
    from zsgx_docs.model.sheet import Seal

    return Seal(
        page=told["page"] or 0,
        box=_box(told["box"]) or Box(0, 0, 0, 0),
        shape=told["shape"],
        colour=told["colour"],
        text=told["text"],
        confidence=told["confidence"],
        matches=told["matches"],
        place=_place(told.get("place")),
    )


def _finding(told: Mapping[str, Any]) -> Finding:
    from zsgx_docs.model.finding import Finding

    names = ("rule", "severity", "outcome", "message", "basis")
    return Finding(paths=tuple(told["paths"]), **{name: told[name] for name in names})


def _unread(told: Mapping[str, Any]) -> Unread:
    from zsgx_docs.model.unread import Unread

    return Unread(
        told["what"],
        reason="",
        page=told["page"],
        box=_box(told["box"]),
        place=_place(told["place"]),
        text=told["text"],
        near=tuple(told["near"]),
    )


def _box(told: Iterable[float] | None) -> Box | None:
    from zsgx_docs.model.geometry import Box

    return Box(*told) if told else None


def _place(told: Mapping[str, Any] | None) -> Place | None:
    from zsgx_docs.model.passage import Place

    if not told:
        return None
    if "sheet" in told:
        return Place(sheet=told["sheet"], address=told["cell"])
    return Place(**told)
