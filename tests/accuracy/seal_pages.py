"""Pages full of seals, a kind each, and pages of what is red and no seal; for benchmarks/seals.py."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from accuracy.records import RECORDS, unit
from forge import PHOTOS, SCANNERS, Paper, PhotoSpec, ScanSpec, SealSpec, Stamp, photo, scan
from forge.paper import PRINT_DPI, _press, printed
from forge.seal import FONTS, draw
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.render.word import render_word
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


RED_INK = (205, 25, 30)


def _red_head(page: Pixels, rng: Random) -> None:
    """A red-headed paper with its rule, and a star in the rule's middle."""
    pen, image = _pen(page)
    face = ImageFont.truetype(str(FONTS / "FandolSong-Bold.otf"), rng.randint(130, 190))
    issuer = rng.choice(("湖北省人力资源和社会保障厅文件", "天津市人社局"))
    pen.text((1240, 420), issuer, RED_INK, face, anchor="mm")
    pen.rectangle((330, 760, 2150, 770), fill=RED_INK)
    pen.regular_polygon((1240, 765, 40), 5, fill=RED_INK)
    page[:] = image


def _red_table(page: Pixels, rng: Random) -> None:
    pen, image = _pen(page)
    x0, y0, side = rng.randint(300, 600), rng.randint(400, 900), rng.randint(180, 420)
    for i in range(5):
        pen.line((x0, y0 + i * side, x0 + 4 * side, y0 + i * side), RED_INK, 5)
        pen.line((x0 + i * side, y0, x0 + i * side, y0 + 4 * side), RED_INK, 5)
    face = ImageFont.truetype(str(FONTS / "FandolSong-Regular.otf"), 50)
    for i in range(16):
        at = (x0 + (i % 4 + 0.5) * side, y0 + (i // 4 + 0.5) * side)
        pen.text(at, rng.choice(("收入", "合计\n金额", "备注", "单位\n名称")), RED_INK, face, anchor="mm")
    page[:] = image


def _logo(page: Pixels, rng: Random) -> None:
    """A filled disc with letters cut out, a broad ring, and a gear."""
    pen, image = _pen(page)
    x, y, r = rng.randint(500, 900), rng.randint(500, 900), rng.randint(160, 260)
    pen.ellipse((x - r, y - r, x + r, y + r), fill=RED_INK)
    face = ImageFont.truetype(str(FONTS / "FandolHei-Bold.otf"), r)
    pen.text((x, y), "人才", "white", face, anchor="mm")
    x += 900
    pen.ellipse((x - r, y - r, x + r, y + r), outline=RED_INK, width=r // 4)
    pen.text((x, y), "H", RED_INK, face, anchor="mm")
    page[:] = image


def _emblem(page: Pixels, rng: Random) -> None:
    """Something like the national emblem: a red disc with golden stars in a golden wreath."""
    pen, image = _pen(page)
    x, y, r = 1240, rng.randint(450, 700), rng.randint(170, 280)
    pen.ellipse((x - r, y - r, x + r, y + r), fill=(215, 170, 40))
    inner = round(r * 0.82)
    pen.ellipse((x - inner, y - inner, x + inner, y + inner), fill=RED_INK)
    pen.regular_polygon((x, y - inner // 3, inner // 3), 5, fill=(235, 200, 60))
    for i in range(4):
        pen.regular_polygon(
            (x - inner // 2 + i * inner // 3, y + inner // 8, inner // 9), 5, fill=(235, 200, 60)
        )
    pen.rectangle((x - r // 2, y + inner // 3, x + r // 2, y + inner // 2), fill=(235, 200, 60))
    page[:] = image


def _red_code(page: Pixels, rng: Random) -> None:
    """A QR code in red."""
    code = cv2.QRCodeEncoder.create().encode(f"https://example.org/{rng.randrange(10**9)}")
    size = rng.randint(9, 15) * code.shape[0]
    x, y = rng.randint(300, 1500), rng.randint(300, 1500)
    dark = cv2.resize(code, (size, size), interpolation=cv2.INTER_NEAREST) < 128
    page[y : y + size, x : x + size][dark] = RED_INK


def _red_border(page: Pixels, rng: Random) -> None:
    """A certificate's double border, and a red box round a remark."""
    pen, image = _pen(page)
    pen.rectangle((120, 120, 2360, 3380), outline=RED_INK, width=24)
    pen.rectangle((160, 160, 2320, 3340), outline=RED_INK, width=6)
    x, y = rng.randint(400, 1400), rng.randint(400, 2400)
    width, height = rng.randint(300, 560), rng.randint(300, 420)
    pen.rectangle((x, y, x + width, y + height), outline=RED_INK, width=8)
    face = ImageFont.truetype(str(FONTS / "FandolKai-Regular.otf"), 60)
    pen.text((x + width / 2, y + height / 2), "特急", RED_INK, face, anchor="mm")
    page[:] = image


def _circled(page: Pixels, rng: Random) -> None:
    """Words ringed with a red pen, and underlined."""
    spots = [(rng.randint(500, 1900), rng.randint(500, 2900)) for _ in range(3)]
    for x, y in spots:
        turn = np.linspace(0, 2 * math.pi + rng.uniform(-0.2, 0.4), 160)
        wave = sum(rng.uniform(-0.05, 0.05) * np.cos(k * turn + rng.uniform(0, 6)) for k in (1, 2, 3, 4))
        across, down = rng.randint(200, 330), rng.randint(160, 260)
        drift = 1 + wave + 0.02 * turn
        curve = np.stack([x + across * drift * np.cos(turn), y + down * drift * np.sin(turn)], axis=1)
        cv2.polylines(page, [np.rint(curve).astype(np.int32)], False, RED_INK, 7, cv2.LINE_AA)
        cv2.line(page, (x - 300, y + 400), (x + 300, y + 410), RED_INK, 7, cv2.LINE_AA)


def _encircled(page: Pixels, rng: Random) -> None:
    """Words ringed in one sure stroke, nearly an ellipse, some in blue or black."""
    for _ in range(4):
        x, y = rng.randint(500, 1900), rng.randint(500, 2900)
        turn = np.linspace(0, 2 * math.pi + rng.uniform(-0.1, 0.5), 200) + rng.uniform(0, 6)
        wave = sum(rng.uniform(-0.02, 0.02) * np.cos(k * turn + rng.uniform(0, 6)) for k in (2, 3, 4))
        radius = rng.randint(180, 340)
        drift = 1 + wave + rng.uniform(0, 0.01) * turn
        curve = np.stack(
            [radius * drift * np.cos(turn), rng.uniform(0.65, 1) * radius * drift * np.sin(turn)]
        )
        points = np.rint(curve.T + np.array([x, y])).astype(np.int32)
        colour = rng.choice((RED_INK, RED_INK, (30, 40, 140), (25, 25, 30)))
        cv2.polylines(page, [points], False, colour, rng.randint(5, 11), cv2.LINE_AA)


def _ghost(page: Pixels, rng: Random) -> None:
    """Seals of the other side shining through: mirrored, pale, blurred."""
    back = np.full_like(page, 255)
    _pressed(back, _seals(Kind(OFFICE, replace(RED, wear=0.2)), rng), rng)
    through = cv2.GaussianBlur(np.ascontiguousarray(back[:, ::-1]), (0, 0), rng.uniform(2, 4))
    page[:] = np.rint(page * (1 - rng.uniform(0.15, 0.3) * (1 - through / 255.0)))


def _thumbprint(page: Pixels, rng: Random) -> None:
    """Thumbs pressed in red ink: ridges round a core."""
    for _ in range(3):
        height, width = rng.randint(250, 330), rng.randint(180, 250)
        y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        core = np.hypot(x + rng.uniform(-0.2, 0.2), 0.8 * y + rng.uniform(-0.2, 0.2))
        ridges = np.sin(core * rng.uniform(45, 60) + 1.5 * np.sin(3 * np.arctan2(y, x)) + 2 * x * y)
        inked = (ridges > -0.1) & (np.hypot(x, y) < 1)
        left, top = rng.randint(300, 2000), rng.randint(300, 3000)
        page[top : top + height, left : left + width][inked] = RED_INK


def _cup(page: Pixels, rng: Random) -> None:
    """Rings that a cup has left: brown, uneven, here and there doubled."""
    for _ in range(2):
        x, y, radius = rng.randint(500, 1900), rng.randint(500, 2900), rng.randint(230, 460)
        stain = np.ones(page.shape[:2], np.float32)
        for shrink in (0, rng.randint(6, 30)):
            start = rng.randint(0, 360)
            ends = start, start + rng.randint(230, 360)
            cv2.ellipse(stain, (x, y), (radius - shrink, radius - shrink), 0, *ends, 0.3, rng.randint(6, 22))
        strength = 1 - cv2.GaussianBlur(stain, (0, 0), 3)[..., None]
        page[:] = np.rint(page * (1 - strength * (1 - np.array((160, 105, 60)) / 255)))


def _corrected(page: Pixels, rng: Random) -> None:
    """A red pen's ticks, crosses, waves under words, and remarks, one of them ringed."""
    pen, image = _pen(page)
    face = ImageFont.truetype(str(FONTS / "FandolKai-Regular.otf"), 110)
    for _ in range(8):
        x, y, size = rng.randint(300, 2000), rng.randint(300, 3000), rng.randint(60, 400)
        strokes = rng.choice((((0, 0.5), (0.3, 1), (1, 0)), ((0, 0), (1, 1)), ((1, 0), (0, 1))))
        pen.line([(x + size * a, y + size * b) for a, b in strokes], RED_INK, 9)
    for remark in ("同意上报", "阅", "请补盖公章"):
        x, y = rng.randint(500, 1900), rng.randint(500, 2900)
        pen.text((x, y), remark, RED_INK, face, anchor="mm")
    pen.ellipse((x - 330, y - 170, x + 330, y + 170), outline=RED_INK, width=8)
    page[:] = image


def _charts(page: Pixels, rng: Random) -> None:
    """Round figures in print: a pie with words in its parts, a clock's face, a plain circle."""
    pen, image = _pen(page)
    face = ImageFont.truetype(str(FONTS / "FandolHei-Regular.otf"), 46)
    for parts, ink in (
        (rng.randint(3, 6), (20, 20, 20)),
        (12, (20, 20, 20)),
        (rng.randint(3, 6), (30, 40, 140)),
    ):
        x, y, radius = rng.randint(500, 1900), rng.randint(500, 2900), rng.randint(190, 330)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), "white", ink, rng.randint(4, 9))
        for part in range(parts):
            turn = 2 * math.pi * (part + 0.5) / parts
            inner = 0 if parts < 12 else 0.9 * radius
            end = (x + radius * math.cos(turn), y + radius * math.sin(turn))
            pen.line(((x + inner * math.cos(turn), y + inner * math.sin(turn)), end), ink, 5)
            at = (x + 0.65 * radius * math.cos(turn + 0.5), y + 0.65 * radius * math.sin(turn + 0.5))
            pen.text(
                at,
                str(part + 1) if parts == 12 else rng.choice(("住宿", "餐饮", "师资", "其他")),
                ink,
                face,
                "mm",
            )
    page[:] = image


LOOKALIKES: tuple[Callable[[Pixels, Random], None], ...] = (
    *(_red_head, _red_table, _logo, _emblem, _red_code, _red_border, _circled),
    *(_encircled, _ghost, _thumbprint, _cup, _corrected, _charts),
)


def _pen(page: Pixels) -> tuple[ImageDraw.ImageDraw, Any]:
    image = Image.fromarray(page)
    return ImageDraw.Draw(image), image
