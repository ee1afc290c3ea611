"""Pages full of seals, a kind each, and pages of what is red and no seal; for benchmarks/seals.py."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from accuracy.emblems import (
    badge_in_the_head,
    dial,
    medal,
    place_for_a_seal,
    portrait,
    received,
    round_code,
    school_badge,
    target,
    watermark,
    wheel_of_words,
)
from accuracy.lookalikes import (
    charts,
    circled,
    corrected,
    cup,
    emblem,
    encircled,
    logo,
    red_border,
    red_code,
    red_head,
    red_table,
    thumbprint,
)
from accuracy.records import RECORDS, unit
from forge import PHOTOS, SCANNERS, Paper, PhotoSpec, ScanSpec, SealSpec, Stamp, photo, scan
from forge.paper import PRINT_DPI, _press, printed
from forge.seal import draw
from zsgx_docs.render.docx.fill import render_word
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.catalogue import default_catalogue

Pixels = NDArray[np.uint8]
FACES = ("FandolSong-Bold", "FandolSong-Regular", "FandolHei-Regular", "FandolFang-Regular")
PLACES = ((160.0, 190.0), (420.0, 170.0), (170.0, 560.0), (430.0, 600.0))
TINTS = ((150, 20, 60), (225, 60, 20), (140, 18, 24), (205, 30, 90))
"""Violet, orange, dark and pink ones among the reds."""
LINES = ("业务专用章", "财务专用章", "合同专用章", "（1）", "培训专用章")
LONGER = ("湖北省", "中国共产党", "国家", "华中", "天津市")
JPEG_40 = ScanSpec(dpi=150, skew=0.5, noise=4, jpeg=40, blur=0.5)
GREY_200 = ScanSpec(mode="grey", skew=0.6, noise=4, jpeg=75)


RED = SealSpec("")


@dataclass(frozen=True, slots=True)
class Kind:
    """`way` it comes back; `seal` as pressed; names of `least` to `most` characters."""

    way: ScanSpec | PhotoSpec
    seal: SealSpec = RED
    least: int = 6
    most: int = 22
    placed: str = "on print"


OVAL, SQUARE = SealSpec("", shape="oval"), SealSpec("", shape="square", width=30)
DARK = SealSpec("", colour="dark", strength=0.75)
OFFICE = SCANNERS["office"]
KINDS: Mapping[str, Kind] = {
    "office": Kind(OFFICE),
    "fine 300": Kind(SCANNERS["fine"]),
    "150 jpeg 40": Kind(JPEG_40),
    "hurried": Kind(SCANNERS["hurried"]),
    "long names": Kind(OFFICE, least=17),
    "line and code": Kind(OFFICE, SealSpec("", line="*", serial="4201060012345")),
    "no star": Kind(OFFICE, SealSpec("", star=False, serial="1201160098765")),
    "faint ink": Kind(OFFICE, SealSpec("", strength=0.5, wear=0.7)),
    "uneven ink": Kind(OFFICE, SealSpec("", strength=0.85, wear=0.95)),
    "other reds": Kind(OFFICE, SealSpec("", tint=(0, 0, 0))),
    "over the edge": Kind(OFFICE, placed="edge"),
    "touching": Kind(OFFICE, placed="touching"),
    "photo careful": Kind(PHOTOS["careful"]),
    "photo desk lamp": Kind(PHOTOS["desk lamp"]),
    "photo in haste": Kind(PHOTOS["in haste"]),
    "photo curled": Kind(PHOTOS["curled"]),
    "oval": Kind(OFFICE, OVAL, most=16),
    "oval with line": Kind(OFFICE, replace(OVAL, line="*"), most=16),
    "oval 150": Kind(JPEG_40, replace(OVAL, line="*"), most=16),
    "oval photo": Kind(PHOTOS["careful"], replace(OVAL, line="*"), most=16),
    "square": Kind(OFFICE, SQUARE, least=4, most=9),
    "square of lines": Kind(OFFICE, replace(SQUARE, lines=True), least=4, most=12),
    "square photo": Kind(PHOTOS["careful"], SQUARE, least=4, most=9),
    "grey 200": Kind(GREY_200),
    "grey 150": Kind(SCANNERS["grey"]),
    "grey dark": Kind(GREY_200, DARK),
    "colour dark": Kind(OFFICE, DARK),
    "faint toner": Kind(SCANNERS["faint"]),
    "copier": Kind(SCANNERS["copier"]),
    "fax": Kind(SCANNERS["fax"]),
    "adaptive": Kind(SCANNERS["adaptive"]),
    "no seals": Kind(OFFICE, placed="none"),
    "no seals photo": Kind(PHOTOS["desk lamp"], placed="none"),
    "no seals copier": Kind(SCANNERS["copier"], placed="none"),
    "no seals grey": Kind(GREY_200, placed="none"),
}


@dataclass(frozen=True, slots=True)
class SealPage:
    """`picture` is RGB; the seals' boxes lie on the upright page of `size` points."""

    picture: Pixels
    stamps: tuple[Stamp, ...]
    size: tuple[float, float]


def seal_page(kind: str, number: int, seed: int) -> SealPage:
    """The same arguments give the same page."""
    rng, asked = Random(f"{seed}/{kind}/{number}"), KINDS[kind]
    page = _background(rng.randrange(4), rng.randrange(2)).copy()
    stamps = _pressed(page, _seals(asked, rng), rng) if asked.placed != "none" else []
    if asked.placed == "none":
        LOOKALIKES[number % len(LOOKALIKES)](page, rng)
    paper, grain = Paper((page,), tuple(stamps)), rng.randrange(2**31)
    spec = _varied(asked.way, rng)
    back = photo(paper, spec, grain) if isinstance(spec, PhotoSpec) else scan(paper, spec, grain)
    return SealPage(_raster(back.pdf), back.seals, (page.shape[1] * 0.24, page.shape[0] * 0.24))


def _varied(spec: ScanSpec | PhotoSpec, rng: Random) -> ScanSpec | PhotoSpec:
    if isinstance(spec, PhotoSpec):
        return replace(spec, lean=spec.lean * rng.uniform(-1, 1), tilt=spec.tilt * rng.uniform(0.3, 1.2))
    return replace(spec, skew=spec.skew * rng.choice((-1, 1)) * rng.uniform(0.5, 1))


def _raster(pdf: bytes) -> Pixels:
    page = pypdfium2.PdfDocument(pdf)[0]
    held = next(page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)))
    return np.array(held.get_bitmap(render=False).to_pil().convert("RGB"))


@cache
def _background(number: int, page: int) -> Pixels:
    """A filled application form, or an account, as printed."""
    template = ("hubei/application-form", "tianjin/final-accounts")[number % 2]
    record = RECORDS[template](Random(number))
    pages = printed(word_to_pdf(render_word(default_catalogue().get(template), record)).pdf).pages
    return pages[page % len(pages)]


def _seals(kind: Kind, rng: Random) -> list[SealSpec]:
    places = [(x + rng.uniform(-30, 30), y + rng.uniform(-50, 50)) for x, y in PLACES]
    if kind.placed == "edge":
        places[1] = 595 - rng.uniform(38, 55), rng.uniform(160, 300)
        places[2] = rng.uniform(38, 55), rng.uniform(480, 640)
    if kind.placed == "touching":
        for one in (0, 2):
            away, turn = rng.uniform(95, 121), rng.uniform(-0.6, 0.6)
            places[one + 1] = (
                places[one][0] + away * math.cos(turn),
                places[one][1] + away * math.sin(turn),
            )
    return [_dressed(kind, place, rng) for place in places]


def _dressed(kind: Kind, middle: tuple[float, float], rng: Random) -> SealSpec:
    seal = kind.seal
    return replace(
        seal,
        text=seal_name(rng, kind.least, kind.most),
        middle=middle,
        tilt=rng.uniform(-14, 14) if seal.shape != "square" else rng.uniform(-6, 6),
        wear=seal.wear if seal.wear != 0.3 else rng.uniform(0.15, 0.45),
        strength=seal.strength * rng.uniform(0.85, 1.05),
        font=rng.choice(FACES),
        line=rng.choice(LINES) if seal.line else None,
        tint=rng.choice(TINTS) if seal.tint else None,
        width=seal.width or (rng.uniform(38, 46) if seal.shape == "round" else rng.uniform(40, 50)),
    )


def seal_name(rng: Random, least: int, most: int) -> str:
    """An invented unit whose name is so long."""
    while True:
        name = unit(rng)
        if rng.random() < 0.3 or len(name) < least:
            name = rng.choice(LONGER) + name
        if rng.random() < 0.2:
            name += rng.choice(("财务处", "培训部", "分院", "办公室"))
        if least <= len(name) <= most:
            return name
        if len(name) > most and most < 10:
            start = rng.randrange(len(name) - most)
            return name[start : start + rng.randint(least, most)]


def _pressed(page: Pixels, seals: list[SealSpec], rng: Random) -> list[Stamp]:
    grain = np.random.default_rng(rng.randrange(2**31))
    stamps = []
    for seal in seals:
        box = _press(page, draw(seal, PRINT_DPI, grain), seal)
        stamps.append(Stamp(1, box, seal.text, seal.shape, seal.colour))
    return stamps


def _ghost(page: Pixels, rng: Random) -> None:
    """Seals of the other side shining through: mirrored, pale, blurred."""
    _shine_through(page, rng, rng.uniform(0.15, 0.3), rng.uniform(2, 4))


def _strong_ghost(page: Pixels, rng: Random) -> None:
    """The same of thin paper and ink that soaked in."""
    _shine_through(page, rng, rng.uniform(0.35, 0.55), rng.uniform(1, 2.5))


def _shine_through(page: Pixels, rng: Random, strength: float, blur: float) -> None:
    back = np.full_like(page, 255)
    _pressed(back, _seals(Kind(OFFICE, replace(RED, wear=0.2)), rng), rng)
    through = cv2.GaussianBlur(np.ascontiguousarray(back[:, ::-1]), (0, 0), blur)
    page[:] = np.rint(page * (1 - strength * (1 - through / 255.0)))


LOOKALIKES: tuple[Callable[[Pixels, Random], None], ...] = (
    *(red_head, red_table, logo, emblem, red_code, red_border, circled),
    *(encircled, _ghost, thumbprint, cup, corrected, charts),
    *(school_badge, badge_in_the_head, watermark, round_code, dial, target, portrait, received),
    *(place_for_a_seal, wheel_of_words, medal, _strong_ghost),
)
