"""One returned paper: invented, rendered, stamped, scanned; and what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

import pypdfium2

from accuracy.faults import FAULTS, Fault
from accuracy.records import RECORDS, unit
from forge import (
    PRINT,
    Paper,
    PhotoSpec,
    SealSpec,
    Stamp,
    by_hand,
    find,
    in_order,
    in_print,
    letter,
    photo,
    pressed,
    pressed_on,
    printed,
    scan,
    together,
    unsteady,
)
from forge.faces import HANDS_FOLDER
from forge.seal import FONTS
from zsgx_docs.model.paths import leaves
from zsgx_docs.render.docx.fill import render_word
from zsgx_docs.render.fonts import FontBook
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.catalogue import default_catalogue

MOST_PAGES = 3
SEALED = 0.6
"""The share of papers with a seal where the fault says nothing of one."""
PRINTED_OTHERWISE = 0.5
OVER_A_DATE = ("月", "年")


@dataclass(frozen=True, slots=True)
class Case:
    """`papers` are (template, record) in the order of the file; the seals' boxes lie on upright pages of
    `page_sizes` points."""

    name: str
    data: bytes
    papers: tuple[tuple[str, dict[str, Any]], ...]
    seals: tuple[Stamp, ...]
    page_sizes: tuple[tuple[float, float], ...]


def case(fault: str, number: int, seed: int, paper: str | None = None) -> Case:
    """The same arguments give the same file; `paper` is the template that it is made of, else several."""
    rng = Random(f"{seed}/{fault}/{number}")
    kind = replace(FAULTS[fault], paper=paper or FAULTS[fault].paper)
    papers = [_paper(kind, rng, number) for _ in range(2 if kind.bundle == "two" else 1)]
    file = together(*(paper for _, _, paper in papers))
    if kind.bundle == "letter":
        file = together(letter(), file)
    if kind.bundle == "shuffled":
        order = list(range(1, len(file.pages) + 1))
        rng.shuffle(order)
        file = in_order(file, order)
    spec, grain = kind.spec(rng), rng.randrange(2**31)
    back = photo(file, spec, grain) if isinstance(spec, PhotoSpec) else scan(file, spec, grain)
    truth = tuple((template, record) for template, record, _ in papers)
    sizes = tuple((p.shape[1] * 0.24, p.shape[0] * 0.24) for p in file.pages)
    return Case(f"{fault} {number}", back.pdf, truth, back.seals, sizes)


def _paper(fault: Fault, rng: Random, number: int) -> tuple[str, dict[str, Any], Paper]:
    names = list(RECORDS)
    template = fault.paper or rng.choice((names[0], names[number % len(names)]))
    while True:
        record = RECORDS[template](rng)
        pdf = _printed(template, record, fault, rng)
        if len(pypdfium2.PdfDocument(pdf)) <= MOST_PAGES or "notice" in template:
            break
    seal = fault.seal or (SealSpec("") if rng.random() < SEALED else None)
    seals = [placed(seal, pdf, record, fault, rng)] if seal else []
    bare, grain = printed(pdf), rng.randrange(2**31)
    paper = unsteady(bare, pdf, fault.hand, grain) if fault.hand else bare
    return template, record, pressed(paper, seals, grain)


def _printed(template: str, record: dict[str, Any], fault: Fault, rng: Random) -> bytes:
    chosen = default_catalogue().get(template)
    if rng.random() < PRINTED_OTHERWISE:
        chosen = replace(chosen, source=in_print(chosen.source, rng.choice(PRINT)))
    if fault.hand:
        chosen = replace(chosen, source=by_hand(chosen.source, fault.hand))
    return word_to_pdf(render_word(chosen, record), _book()).pdf


@cache
def _book() -> FontBook:
    if not list(HANDS_FOLDER.glob("*.ttf")):
        raise FileNotFoundError(f"no handwriting in {HANDS_FOLDER}: run scripts/setup")
    return FontBook([HANDS_FOLDER, FONTS])


def placed(seal: SealSpec, pdf: bytes, record: dict[str, Any], fault: Fault, rng: Random) -> SealSpec:
    """The unit's seal, over what the fault says as far as that is on the paper."""
    units = [
        value for path, value in leaves(record) if path.endswith(("organiser", "applicant.name", "employer"))
    ]
    owner = str(units[0]) if units else unit(rng)
    texts = [
        v for path, v in leaves(record) if isinstance(v, str) and 3 <= len(v) <= 30 and "note" not in path
    ]
    rng.shuffle(texts)
    wanted = {"unit": [owner, *texts], "date": [*OVER_A_DATE, *texts]}.get(fault.over, texts)
    off = (
        (rng.uniform(-25, 25), -14.0) if fault.over == "line" else (rng.uniform(-25, 25), rng.uniform(-8, 8))
    )
    name = owner.split("、")[0]
    dressed = replace(
        seal,
        text=name[:4] if seal.shape == "square" else name,
        tilt=rng.uniform(-14, 14),
        wear=rng.uniform(0.15, 0.45),
        strength=seal.strength * rng.uniform(0.85, 1.05),
    )
    return pressed_on(_first(pdf, wanted), dressed, off=off)


def _first(pdf: bytes, wanted: Sequence[str]) -> Any:
    for words in wanted:
        try:
            return find(pdf, words)
        except LookupError:
            continue
    raise LookupError(wanted)
