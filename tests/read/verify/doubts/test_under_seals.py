"""Empty fields under seals that nothing lifts off."""

from __future__ import annotations

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal
from zsgx_docs.read.verify.doubts.under_seals import doubted_under_seals

CELL = Box(100, 100, 200, 120)


def _field(text: str) -> Evidence:
    return Evidence("applicant.fax", "传真", text or None, text, 1.0, boxes=((1, CELL),))


def _seal(colour: str, page: int = 1) -> Seal:
    return Seal(page, Box(150, 60, 270, 180), "round", "dark" if colour == "dark" else "red", "某某大学", 0.9)


def it_doubts_an_empty_field_under_a_dark_seal() -> None:
    [field] = doubted_under_seals([_field("")], [_seal("dark")])
    assert field.needs_review and "印章" in (field.reason or "")


def it_does_not_doubt_what_was_read_nor_what_lies_elsewhere_nor_under_red() -> None:
    assert not doubted_under_seals([_field("027-87650124")], [_seal("dark")])[0].needs_review
    assert not doubted_under_seals([_field("")], [_seal("dark", page=2)])[0].needs_review
    assert not doubted_under_seals([_field("")], [_seal("red")])[0].needs_review
