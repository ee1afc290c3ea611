"""What was read beside what was written, leaf by leaf."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from rapidfuzz.distance import Levenshtein

from accuracy.cases import Case
from forge import Stamp
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.extraction import Extraction, FurtherPaper
from zsgx_docs.model.paths import leaves
from zsgx_docs.model.sheet import Seal

PROSE = ("purpose", "content_and_methods", "experts", "participants", "track_record")
PROSE_CER = 0.01
DATES = ("start", "end", "application_date", "start_month", "end_month", "issue_date", "deadline")
NUMBERS = (
    *("id_number", "phone", "mobile", "office_phone", "fax", "certificate_number"),
    *("amount", "credit_hours", "no", "batch", "year"),
)
INK = ("signed", "handled_by", "finance_seal")
"""Read from ink only: outside the law."""
SEAL_CER = 0.1
_ALIKE = str.maketrans("“”‘’。，、·", "\"\"''.,,.")
Read = Extraction | FurtherPaper


@dataclass(frozen=True, slots=True)
class Leaf:
    """`right` as score says; `errors` and `length` in characters, of prose only; `group` and `sureness` are
    what its confidence was calibrated from."""

    path: str
    kind: str
    want: Any
    have: Any
    confidence: float
    needs_review: bool
    right: bool
    reason: str | None = None
    errors: int = 0
    length: int = 0
    group: str | None = None
    sureness: float = 0.0

    @property
    def silent(self) -> bool:
        return not self.right and not self.needs_review


@dataclass(slots=True)
class Tally:
    """Counts that add up: `a += b`."""

    files: int = 0
    pages: int = 0
    leaves: int = 0
    right: int = 0
    silent: int = 0
    flagged: int = 0
    errors: int = 0
    length: int = 0
    seals: int = 0
    found: int = 0
    invented: int = 0
    told: int = 0
    seconds: float = 0.0
    wrong: list[Leaf] = field(default_factory=list)

    def __iadd__(self, other: Tally) -> Tally:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))
        return self


def scored(case: Case, read: Extraction) -> tuple[Tally, list[Leaf]]:
    papers: list[Read] = [read, *read.more]
    found = [leaf for number, paper in enumerate(case.papers) for leaf in _leaves(paper, papers, number)]
    seals = [seal for paper in papers for seal in paper.seals]
    sizes = {sheet.page: (sheet.width or 1.0, sheet.height or 1.0) for sheet in read.source.sheets}
    seen = [
        (seal, hits) for seal in seals for hits in [[s for s in case.seals if _same(seal, s, sizes, case)]]
    ]
    return Tally(
        files=1,
        pages=read.source.pages,
        leaves=len(found),
        right=sum(leaf.right for leaf in found),
        silent=sum(leaf.silent for leaf in found),
        flagged=sum(leaf.needs_review for leaf in found),
        errors=sum(leaf.errors for leaf in found),
        length=sum(leaf.length for leaf in found),
        seals=len(case.seals),
        found=sum(any(stamp in hits for _, hits in seen) for stamp in case.seals),
        invented=sum(not hits for _, hits in seen),
        told=sum(any(stamp in hits and _told(seal, stamp) for seal, hits in seen) for stamp in case.seals),
        wrong=[leaf for leaf in found if not leaf.right],
    ), found


def leaves_of(paper: tuple[str, Mapping[str, Any]], papers: Sequence[Read]) -> list[Leaf]:
    """Those of one paper that was written, as the first of its template among the papers read has them."""
    return list(_leaves(paper, papers, 0))


def _leaves(paper: tuple[str, Mapping[str, Any]], papers: Sequence[Read], number: int) -> Iterator[Leaf]:
    """Every leaf that was written, and every one that was read in a row that is not there."""
    template, record = paper
    alike = [p for p in papers if p.template == template]
    read = papers[number] if number < len(papers) and papers[number] in alike else next(iter(alike), None)
    have = dict(leaves(read.record)) if read else {}
    evidence = {each.path: each for each in read.fields} if read else {}
    written = dict(leaves(record))
    for path, want in written.items():
        if path.rpartition(".")[2] not in INK:
            yield _leaf(path, want, have.get(path), evidence.get(path))
    rows = {re.sub(r"\[\d+\]", "[]", path) for path in written}
    for path, value in have.items():
        beyond = "[" in path and path not in written and re.sub(r"\[\d+\]", "[]", path) in rows
        if beyond and value not in (None, False, "") and path.rpartition(".")[2] not in INK:
            yield _leaf(path, None, value, evidence.get(path))


def _leaf(path: str, want: Any, have: Any, evidence: Evidence | None) -> Leaf:
    kind = kind_of(path, want)
    expected, got = plain(want), plain(have)
    errors = length = 0
    right = expected == got and evidence is not None
    if kind == "prose":
        length = len(expected or "")
        errors = Levenshtein.distance(expected or "", got or "")
        right = errors <= PROSE_CER * length
    confidence = evidence.confidence if evidence else 1.0
    flagged, reason = (evidence.needs_review, evidence.reason) if evidence else (False, None)
    leaf = Leaf(path, kind, want, have, confidence, flagged, right, reason, errors, length)
    grounds = evidence.grounds if evidence else None
    return replace(leaf, group=grounds.group, sureness=grounds.sureness) if grounds else leaf


def plain(value: Any) -> Any:
    """Without what no reader of a scan can be held to: blanks, the width of punctuation, the kind of dash."""
    if value is None or isinstance(value, bool):
        return value
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)))
    return re.sub(r"[—–―─－~～-]+", "-", text).translate(_ALIKE)


def kind_of(path: str, value: Any) -> str:
    leaf = path.rpartition(".")[2]
    if leaf in PROSE:
        return "prose"
    if isinstance(value, bool):
        return "tick"
    if leaf in DATES:
        return "date"
    return "number" if leaf in NUMBERS or leaf.endswith("_count") else "text"


def _same(seal: Seal, stamp: Stamp, sizes: Mapping[int | None, tuple[float, float]], case: Case) -> bool:
    """On one page, and each box holds the other's middle; both as shares of the page."""
    if seal.page != stamp.page or seal.page not in sizes:
        return False
    a = _shares((seal.box.x0, seal.box.top, seal.box.x1, seal.box.bottom), sizes[seal.page])
    b = _shares(stamp.box, case.page_sizes[stamp.page - 1])
    return _holds(a, _middle(b)) and _holds(b, _middle(a))


def _shares(box: tuple[float, ...], size: tuple[float, float]) -> tuple[float, ...]:
    return tuple(at / size[axis % 2] for axis, at in enumerate(box))


def _middle(box: tuple[float, ...]) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: tuple[float, ...], at: tuple[float, float]) -> bool:
    return box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]


def _told(seal: Seal, stamp: Stamp) -> bool:
    text, told = plain(stamp.text), plain(seal.text) or ""
    return Levenshtein.distance(text, told) <= SEAL_CER * len(text)
