"""Papers that somebody else laid out and printed, scanned."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pypdfium2

from accuracy.cases import MOST_PAGES, SEALED, Case, placed
from accuracy.faults import FAULTS
from arrangements.cases import ARRANGEMENTS, arranged
from arrangements.pdf import pdf as sheet_as_pdf
from arrangements.sheet import Sheet, Table
from forge import PhotoSpec, SealSpec, photo, scan, stamp

PLAIN = tuple(name for name in ARRANGEMENTS if not name.startswith("slip") and "tick" not in name)
"""Layouts of others that are read without fault where nobody scanned them."""


def case_of_others(fault: str, number: int, seed: int) -> Case:
    """The same in the layout, the faces and the row heights of somebody else."""
    rng = Random(f"{seed}/others/{fault}/{number}")
    kind = FAULTS[fault]
    while True:
        layout = rng.choice(PLAIN)
        paper = arranged(layout, rng.randrange(10**6), seed)
        pdf = sheet_as_pdf(_set_otherwise(paper.sheet, rng))
        if len(pypdfium2.PdfDocument(pdf)) <= MOST_PAGES:
            break
    seals = [placed(kind.seal or SealSpec(""), pdf, paper.record, kind, rng)] if rng.random() < SEALED else []
    file = stamp(pdf, seals, rng.randrange(2**31))
    spec, grain = kind.spec(rng), rng.randrange(2**31)
    back = photo(file, spec, grain) if isinstance(spec, PhotoSpec) else scan(file, spec, grain)
    sizes = tuple((p.shape[1] * 0.24, p.shape[0] * 0.24) for p in file.pages)
    return Case(f"others, {fault} {number}", back.pdf, ((paper.template, paper.record),), back.seals, sizes)


def _set_otherwise(sheet: Sheet, rng: Random) -> Sheet:
    """Its tables tight or airy, in small type or large, all alike."""
    size, pad, height = rng.choice((9, 10.5, 12, 14)), rng.choice((0, 0, 1.5, 4)), rng.choice((0, 5, 8))
    tables = (
        replace(b, size=size, pad=pad, height=height) if isinstance(b, Table) else b for b in sheet.blocks
    )
    return replace(sheet, blocks=tuple(tables))
