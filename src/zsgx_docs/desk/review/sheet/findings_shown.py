"""Tells the findings of a submission beside its fields, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from zsgx_docs.desk.review.current import result_told
from zsgx_docs.desk.review.findings import findings_now
from zsgx_docs.desk.review.opened import open_for_review
from zsgx_docs.desk.review.rows import RowNumbering
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import review_papers

ORDER = ("错误", "提醒", "无法判断", "请人工判断", "提示")
"""How grave a finding is, in the order in which the page has them."""
_DEGREES = {"error": "错误", "warning": "提醒", "info": "提示"}
_OUTCOMES = {"cannot_tell": "无法判断", "needs_person": "请人工判断"}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding: of which paper, how grave, what it says, what it rests on, the fields it is about.

    `seal` is the number of the seal that it speaks of, None for others.
    """

    paper: int
    rule: str
    degree: str
    said: str
    basis: str
    paths: tuple[str, ...]
    seal: int | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def findings_shown(store: Store, by: User, identifier: str) -> list[ShownFinding]:
    """Return what the rules find in a submission as it now stands, the gravest first.

    What is about a value that a user is to read afresh is not for them. Raises NotFound, NotReadYet,
    WorkStopped.
    """
    extraction = open_for_review(store, by, identifier).seen_by(by.id)
    result, numbering = result_told(extraction), extraction.rows.numbering
    shown = [
        found
        for number, (paper, findings) in enumerate(
            zip(review_papers(result), findings_now(store, extraction, result), strict=True)
        )
        for found in _of_paper(number, paper, findings, numbering)
        if not any((number, path) in extraction.kept_back for path in found.paths)
    ]
    return sorted(shown, key=lambda found: ORDER.index(found.degree))


def _of_paper(
    number: int, paper: Mapping[str, Any], findings: list[dict[str, Any]], numbering: RowNumbering
) -> Iterator[ShownFinding]:
    stamped = _rules_of_seals(paper.get("template"))
    seals = [place for place, seal in enumerate(paper.get("seals") or ()) if seal.get("box")]
    for finding in findings:
        quoted = f"{finding['rule']}“{finding['basis']}”"
        said = finding["message"].removesuffix(f"（依据{quoted}）。").removesuffix("。")
        yield ShownFinding(
            number,
            finding["rule"],
            _OUTCOMES.get(finding["outcome"]) or _DEGREES[finding["severity"]],
            f"{said}。",
            finding["basis"],
            tuple(own[1] for path in finding["paths"] if (own := numbering.own((number, path)))),
            seals[0] if seals and finding["rule"] in stamped else None,
        )


def _rules_of_seals(template: str | None) -> frozenset[str]:
    from zsgx_docs.errors import NotFound
    from zsgx_docs.template.catalogue import default_catalogue

    try:
        seals = default_catalogue().get(template).settings.seals if template else ()
    except NotFound:
        seals = ()
    return frozenset(seal.rule for seal in seals)
