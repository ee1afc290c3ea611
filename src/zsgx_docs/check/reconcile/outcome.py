"""Hold what comes of holding a scan against its Word copy: plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.extraction import Source
from zsgx_docs.model.finding import Finding
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Place
from zsgx_docs.model.sheet import Seal

RECONCILED = "X11"
"""The rule that a scan and its Word copy are the same: an error where they are not."""
Verdict = Literal["equal", "reading_doubt", "different"]
"""`equal`: the same normal form. `reading_doubt`: it differs as recognition differs, where the scan's own
evidence is weak. `different`: a real change."""
SealVerdict = Literal["right", "other_unit", "other_page", "unclear", "unasked"]
"""`right`: that of a unit whose seal the paper must carry, on the page where it belongs. `unclear`: it could
not be told whose it is. `unasked`: that of another unit of the paper, which may stand there too."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """A stretch of a text that differs: `scan` stands where the Word copy has `word`; "" for nothing.

    `scan_span` and `word_span` are the stretches in the texts as read. `is_sentence`: whole sentences are
    missing on one side.
    """

    scan: str
    word: str
    scan_span: tuple[int, int]
    word_span: tuple[int, int]
    is_sentence: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            "scan": self.scan,
            "word": self.word,
            "scan_span": list(self.scan_span),
            "word_span": list(self.word_span),
            "sentence": self.is_sentence,
        }


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one side has a value, and the text that was read there."""

    path: str
    text: str
    boxes: tuple[tuple[int, Box], ...] = ()
    place: Place | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        page, box = self.boxes[0] if self.boxes else (None, None)
        return {
            "path": self.path,
            "text": self.text,
            "page": page,
            "box": box.rounded() if box else None,
            "boxes": [{"page": p, "box": b.rounded()} for p, b in self.boxes],
            "place": self.place.to_json() if self.place else None,
        }


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One leaf of the paper, or one row that a side lacks, with the values of both sides in normal form.

    `path` is the scan's, the Word copy's where the scan has none; `paper` is the number of the pair.
    `reason` (Chinese) says why it is no more than a doubt, or how the row follows from others. `confirmed`:
    the Word copy has one of the readings that the scan's own engine held possible, in plain words. `title` is
    the label as people are told it, with its row, or its path where several fields have that label.
    """

    path: str
    label: str
    scan: Any
    word: Any
    verdict: Verdict
    paper: int = 0
    slot: str = ""
    on_scan: Whereabouts | None = None
    in_word: Whereabouts | None = None
    reason: str | None = None
    changes: tuple[TextChange, ...] = ()
    confirmed: bool = False
    title: str = ""

    @property
    def page(self) -> int | None:
        """Return the page of the scan where it stands, or would stand."""
        return self.on_scan.boxes[0][0] if self.on_scan and self.on_scan.boxes else None

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            "path": self.path,
            "label": self.label,
            "title": self.title or self.label,
            "scan": self.scan,
            "word": self.word,
            "verdict": self.verdict,
            "reason": self.reason,
            "confirmed_by_word": self.confirmed,
            "changes": [change.to_json() for change in self.changes],
            "paper": self.paper,
            "page": self.page,
            "on_scan": self.on_scan.to_json() if self.on_scan else None,
            "in_word": self.in_word.to_json() if self.in_word else None,
        }


@dataclass(frozen=True, slots=True)
class StampedSeal:
    """A seal of the scan, and what it is to the paper; `unit` is whose it should be, as the scan has it."""

    seal: Seal
    verdict: SealVerdict
    unit: str | None = None
    paper: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {**self.seal.to_json(), "verdict": self.verdict, "unit": self.unit, "paper": self.paper}


@dataclass(frozen=True, slots=True)
class PairedPapers:
    """The same paper in both files, by its number in each: 0 for the first, then those of `more`."""

    document_type: str
    template: str
    title: str
    on_scan: int
    in_word: int

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            "document_type": self.document_type,
            "template": self.template,
            "title": self.title,
            "scan": self.on_scan,
            "word": self.in_word,
        }


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A value that was not compared, and why (Chinese)."""

    path: str
    label: str
    why: str
    paper: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {"path": self.path, "label": self.label, "why": self.why, "paper": self.paper}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All that was compared of two files, what is said of the scan's seals, and what follows from both.

    `said` are Chinese sentences on what a person should know of the files; `is_exchanged`: the Word copy was
    given as the scan, and the scan as the Word copy.
    """

    scan: Source
    word: Source
    papers: tuple[PairedPapers, ...]
    fields: tuple[ComparedField, ...]
    seals: tuple[StampedSeal, ...] = ()
    findings: tuple[Finding, ...] = ()
    uncompared: tuple[Uncompared, ...] = ()
    said: tuple[str, ...] = ()
    is_exchanged: bool = False

    @property
    def other_findings(self) -> tuple[Finding, ...]:
        """Return the findings that are of no field: seals, papers that one file lacks."""
        paths = {field.path for field in self.fields if field.verdict != "equal"}
        return tuple(f for f in self.findings if f.rule != RECONCILED or paths.isdisjoint(f.paths))

    def to_json(self) -> dict[str, Any]:
        """Return it as the results have it."""
        return {
            "scan": self.scan.to_json(),
            "word": self.word.to_json(),
            "papers": [pair.to_json() for pair in self.papers],
            "fields": [field.to_json() for field in self.fields],
            "seals": [seal.to_json() for seal in self.seals],
            "findings": [finding.to_json() for finding in self.findings],
            "not_compared": [left.to_json() for left in self.uncompared],
            "notes": list(self.said),
        }


def whereabouts(leaf: Evidence) -> Whereabouts:
    """Return where a leaf was read."""
    return Whereabouts(leaf.path, leaf.text, leaf.boxes, leaf.place)
