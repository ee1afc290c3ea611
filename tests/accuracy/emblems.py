"""What is round, ringed, lettered or framed as a seal is, and is none: badges, dials, codes, portraits."""

from __future__ import annotations

import math
from random import Random
from typing import Literal

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from accuracy.lookalikes import RED_INK, Pixels, pen_on
from forge.seal import FONTS, _glyph

Ink = tuple[int, int, int]
INKS: tuple[Ink, ...] = (RED_INK, (150, 20, 40), (20, 60, 140), (10, 100, 60), (30, 30, 30))
SCHOOLS = ("江汉平原职业技术学院", "海河工程大学", "天津滨城继续教育学院", "湖北楚望师范大学")
LATIN = ("JIANGHAN POLYTECHNIC", "HAIHE UNIVERSITY", "BINCHENG COLLEGE", "CHUWANG NORMAL")
BLACK: Ink = (25, 25, 25)


def _lettered(
    mask: Image.Image,
    text: str,
    radius: float,
    size: float,
    span: float,
    side: Literal["top", "foot"] = "top",
    narrow: float = 1.0,
) -> None:
    """Text along a circle round the mask's middle: over the top, or along the foot, upright there."""
    middle = mask.width / 2
    for place, character in enumerate(text):
        turn = math.radians(span * (place / max(1, len(text) - 1) - 0.5))
        lean = -math.degrees(turn) if side == "top" else math.degrees(turn)
        y = -math.cos(turn) if side == "top" else math.cos(turn)
        em = _glyph(character, "FandolHei-Bold", (size * narrow, size))
        em = em.rotate(lean, Image.Resampling.BICUBIC, expand=True)
        at = (
            round(middle + radius * math.sin(turn) - em.width / 2),
            round(middle + radius * y - em.height / 2),
        )
        mask.paste(255, at, em)


def _badge(rng: Random, side: int) -> Image.Image:
    """A school's badge as a mask: two rings, its name above, in Latin below, a figure in the middle."""
    mask = Image.new("L", (side, side), 0)
    pen, r, m = ImageDraw.Draw(mask), side / 2 - 2, side / 2
    which, width = rng.randrange(len(SCHOOLS)), max(2, round(side * rng.uniform(0.008, 0.025)))
    inner = rng.uniform(0.58, 0.66)
    pen.ellipse((m - r, m - r, m + r, m + r), outline=255, width=width)
    pen.ellipse((m - inner * r, m - inner * r, m + inner * r, m + inner * r), outline=255, width=width)
    middle, size = (1 + inner) / 2 * r, (1 - inner) * r * 0.6
    _lettered(mask, SCHOOLS[which], middle, size, rng.uniform(130, 190))
    _lettered(mask, LATIN[which], middle, size * 0.75, rng.uniform(110, 140), "foot", 0.7)
    _figure(pen, m, inner * r * 0.75, rng)
    year = ImageFont.truetype(str(FONTS / "FandolHei-Bold.otf"), max(8, round(r * 0.14)))
    pen.text((m, m + inner * r * 0.75), str(rng.randint(1902, 1990)), 255, year, anchor="mm")
    return mask


def _figure(pen: ImageDraw.ImageDraw, m: float, r: float, rng: Random) -> None:
    """A gate, an open book, a star, or a torch."""
    which = rng.randrange(4)
    if which == 0:
        for x in (-0.6, -0.2, 0.2, 0.6):
            pen.rectangle((m + x * r - r * 0.07, m - r * 0.3, m + x * r + r * 0.07, m + r * 0.4), fill=255)
        pen.polygon(((m - r * 0.8, m - r * 0.35), (m + r * 0.8, m - r * 0.35), (m, m - r * 0.8)), fill=255)
    elif which == 1:
        for way in (-1, 1):
            pen.polygon(
                [
                    (m + way * r * x, m + r * y)
                    for x, y in ((0.05, -0.3), (0.8, -0.5), (0.8, 0.3), (0.05, 0.5))
                ],
                fill=255,
            )
    elif which == 2:
        _star(pen, m, m, r * 0.7, 255)
    else:
        pen.ellipse((m - r * 0.3, m - r * 0.7, m + r * 0.3, m), fill=255)
        pen.polygon(
            ((m - r * 0.3, m), (m + r * 0.3, m), (m + r * 0.1, m + r * 0.7), (m - r * 0.1, m + r * 0.7)), 255
        )


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, reach: float, ink: int | Ink) -> None:
    turns = [(reach * (1 if k % 2 == 0 else 0.382), math.radians(36 * k)) for k in range(10)]
    pen.polygon([(x + r * math.sin(t), y - r * math.cos(t)) for r, t in turns], fill=ink)


def _laid(page: Pixels, mask: Image.Image, x: int, y: int, ink: Ink, strength: float = 1.0) -> None:
    """The mask's ink on the page, its middle at (x, y)."""
    cover = strength * np.asarray(mask, np.float32)[..., None] / 255
    left, top = x - mask.width // 2, y - mask.height // 2
    x0, y0 = max(0, left), max(0, top)
    spot = page[y0 : top + mask.height, x0 : left + mask.width]
    cover = cover[y0 - top : y0 - top + spot.shape[0], x0 - left : x0 - left + spot.shape[1]]
    spot[:] = np.rint(spot * (1 - cover) + np.array(ink) * cover)


def school_badge(page: Pixels, rng: Random) -> None:
    """Badges of a seal's size as a cover has them, one of them with white letters in its broad ring."""
    for x, y in ((700, 700), (1700, 900)):
        side, ink = rng.randint(330, 560), rng.choice(INKS)
        page[y - side // 2 - 20 : y + side // 2 + 20, x - side // 2 - 20 : x + side // 2 + 20] = 255
        mask = _badge(rng, side)
        if x == 1700:
            ring = Image.new("L", mask.size, 0)
            pen, m = ImageDraw.Draw(ring), side / 2
            pen.ellipse((2, 2, side - 3, side - 3), fill=255)
            pen.ellipse((m * 0.4, m * 0.4, m * 1.6, m * 1.6), fill=0)
            cover = np.abs(np.asarray(ring, np.int16) - np.asarray(mask, np.int16) // 2 * 2)
            mask = Image.fromarray(np.clip(cover, 0, 255).astype(np.uint8))
        _laid(page, mask, x, y, ink)


def badge_in_the_head(page: Pixels, rng: Random) -> None:
    """A red badge beside the issuer's name in the paper's head."""
    side = rng.randint(290, 420)
    page[100:560, 200:2300] = 255
    _laid(page, _badge(rng, side), 480, 330, rng.choice(INKS[:3]))
    pen, image = pen_on(page)
    face = ImageFont.truetype(str(FONTS / "FandolKai-Regular.otf"), 130)
    pen.text((760, 330), rng.choice(SCHOOLS), rng.choice(INKS[:3]), face, anchor="lm")
    page[:] = image


def watermark(page: Pixels, rng: Random) -> None:
    """A great pale badge behind the text."""
    side = rng.randint(500, 1500)
    _laid(
        page, _badge(rng, side), rng.randint(800, 1700), rng.randint(1000, 2500), rng.choice(INKS[:3]), 0.18
    )


def round_code(page: Pixels, rng: Random) -> None:
    """Round codes of dashes on spokes, with a disc in the middle."""
    for x, y in ((700, 900), (1600, 2300)):
        side = rng.randint(330, 480)
        mask = Image.new("L", (side, side), 0)
        pen, m = ImageDraw.Draw(mask), side / 2
        for spoke in range(72):
            turn, at = math.radians(5 * spoke), 0.5
            while at < 0.97:
                long = rng.choice((0.02, 0.06, 0.12))
                ends = [
                    (m + m * q * math.cos(turn), m + m * q * math.sin(turn))
                    for q in (at, min(0.98, at + long))
                ]
                pen.line((*ends[0], *ends[1]), 255, max(2, side // 70))
                at += long + 0.05
        pen.ellipse((m * 0.6, m * 0.6, m * 1.4, m * 1.4), fill=255)
        page[y - side // 2 : y + side // 2, x - side // 2 : x + side // 2] = 255
        _laid(page, mask, x, y, rng.choice((BLACK, RED_INK, (10, 150, 60))))


def dial(page: Pixels, rng: Random) -> None:
    """A gauge, a compass and a stop watch, in print and in red."""
    pen, image = pen_on(page)
    face = ImageFont.truetype(str(FONTS / "FandolHei-Regular.otf"), 44)
    for count, marks in ((10, range(0, 100, 10)), (8, "北东东南南西西北"), (12, range(5, 65, 5))):
        x, y, r = rng.randint(500, 1900), rng.randint(500, 2900), rng.randint(190, 330)
        ink = rng.choice((BLACK, RED_INK))
        pen.ellipse((x - r, y - r, x + r, y + r), "white", ink, rng.randint(4, 12))
        for tick in range(5 * count):
            turn = 2 * math.pi * tick / (5 * count)
            inner = 0.88 if tick % 5 else 0.82
            ends = [(x + q * r * math.cos(turn), y + q * r * math.sin(turn)) for q in (inner, 0.95)]
            pen.line((*ends[0], *ends[1]), ink, 4)
        for place in range(count):
            turn = 2 * math.pi * place / count - math.pi / 2
            at = x + 0.68 * r * math.cos(turn), y + 0.68 * r * math.sin(turn)
            pen.text(at, str(list(marks)[place]), ink, face, anchor="mm")
        needle = rng.uniform(0, 6.28)
        pen.line((x, y, x + 0.6 * r * math.cos(needle), y + 0.6 * r * math.sin(needle)), ink, 12)
        pen.ellipse((x - 18, y - 18, x + 18, y + 18), fill=ink)
    page[:] = image


def target(page: Pixels, rng: Random) -> None:
    """Rings within rings, a sun with rays, a cog with a star, and a road sign."""
    pen, image = pen_on(page)
    x, y, r = 600, 700, rng.randint(170, 300)
    for share in (1, 0.75, 0.5, 0.25):
        pen.ellipse((x - share * r, y - share * r, x + share * r, y + share * r), outline=RED_INK, width=6)
    x, r = 1700, rng.randint(170, 280)
    pen.ellipse((x - r, y - r, x + r, y + r), outline=RED_INK, width=8)
    for ray in range(rng.randint(14, 40)):
        turn = 2 * math.pi * ray / 14
        pen.line(
            (
                x + 0.55 * r * math.cos(turn),
                y + 0.55 * r * math.sin(turn),
                x + 0.8 * r * math.cos(turn),
                y + 0.8 * r * math.sin(turn),
            ),
            RED_INK,
            9,
        )
    x, y = 600, 2300
    cog = [
        (
            x + r * (1 if k % 4 < 2 else 0.86) * math.cos(k * math.pi / 40),
            y + r * (1 if k % 4 < 2 else 0.86) * math.sin(k * math.pi / 40),
        )
        for k in range(80)
    ]
    pen.polygon(cog, outline=RED_INK, width=8)
    _star(pen, x, y, r / 3, RED_INK)
    x = 1700
    pen.ellipse((x - r, y - r, x + r, y + r), "white", RED_INK, rng.randint(14, 40))
    face = ImageFont.truetype(str(FONTS / "FandolHei-Bold.otf"), r // 2)
    pen.text(
        (x, y), rng.choice(("禁止\n吸烟", "40", "安全\n第一")), RED_INK, face, anchor="mm", align="center"
    )
    page[:] = image


def portrait(page: Pixels, rng: Random) -> None:
    """Photographs for papers, on a red ground."""
    for x, y in ((1800, 500), (700, 1900)):
        width, height = rng.choice(((295, 413), (413, 579), (390, 567), (300, 300)))
        spot = page[y : y + height, x : x + width]
        spot[:] = (rng.randint(170, 225), rng.randint(10, 40), rng.randint(20, 50))
        middle = (width // 2, round(height * 0.42))
        cv2.ellipse(spot, middle, (round(width * 0.23), round(height * 0.22)), 0, 0, 360, (226, 188, 164), -1)
        cv2.ellipse(
            spot,
            (middle[0], round(height * 0.3)),
            (round(width * 0.24), round(height * 0.15)),
            0,
            180,
            360,
            (30, 26, 24),
            -1,
        )
        cv2.ellipse(
            spot,
            (middle[0], height),
            (round(width * 0.42), round(height * 0.32)),
            0,
            180,
            360,
            rng.choice(((40, 44, 60), (240, 240, 240))),
            -1,
        )
        for eye in (-1, 1):
            cv2.circle(spot, (middle[0] + eye * width // 11, middle[1]), width // 40, (40, 30, 30), -1)
        cv2.line(
            spot,
            (middle[0] - width // 14, middle[1] + height // 8),
            (middle[0] + width // 14, middle[1] + height // 8),
            (160, 80, 80),
            4,
        )


def received(page: Pixels, rng: Random) -> None:
    """An office's stamp for what comes in: framed, of ruled rows with a date and a number."""
    width, height = rng.choice(((620, 420), (520, 360), (460, 400), (430, 430)))
    mask = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(mask)
    pen.rectangle((0, 0, width - 1, height - 1), outline=255, width=8)
    rows = rng.randint(3, 4)
    face = ImageFont.truetype(str(FONTS / "FandolHei-Regular.otf"), round(height / rows * 0.5))
    words = [
        "收  文",
        f"{rng.randint(2024, 2026)}年{rng.randint(1, 12)}月",
        f"第{rng.randint(1, 999)}号",
        "处理：",
    ]
    for row in range(rows):
        if row:
            pen.line((0, row * height / rows, width, row * height / rows), 255, 6)
        pen.text((width / 2, (row + 0.5) * height / rows), words[row], 255, face, anchor="mm")
    if rng.random() < 0.6:
        pen.line((width * 0.33, height / rows, width * 0.33, height), 255, 6)
    turned = mask.rotate(rng.uniform(-5, 5), Image.Resampling.BICUBIC, expand=True)
    _laid(page, turned, rng.randint(600, 1800), rng.randint(400, 2800), RED_INK, 0.85)


def place_for_a_seal(page: Pixels, rng: Random) -> None:
    """Printed circles and squares that say where a seal is to go."""
    for x, y in ((700, 900), (1700, 1000), (1200, 2600)):
        side, ink = rng.randint(400, 520), rng.choice((BLACK, (150, 150, 150), RED_INK, (235, 150, 150)))
        mask = Image.new("L", (side, side), 0)
        pen, dash = ImageDraw.Draw(mask), rng.choice((3, 6, 360))
        for start in range(0, 360, 2 * dash):
            pen.arc((3, 3, side - 3, side - 3), start, start + min(dash, 360), 255, rng.randint(3, 8))
        face = ImageFont.truetype(str(FONTS / "FandolSong-Regular.otf"), 56)
        pen.text(
            (side / 2, side / 2),
            rng.choice(("公章", "盖章处", "（单位盖章）\n年  月  日", "此处\n加盖公章")),
            255,
            face,
            "mm",
            align="center",
        )
        _laid(page, mask, x, y, ink)


def wheel_of_words(page: Pixels, rng: Random) -> None:
    """Figures of a brochure: words along a circle round a centre, stages on a ring, in print and in red."""
    for x, y in ((700, 800), (1700, 1100), (1100, 2500)):
        side, ink = rng.randint(400, 640), rng.choice((BLACK, RED_INK, (20, 60, 140)))
        mask = Image.new("L", (side, side), 0)
        pen, m = ImageDraw.Draw(mask), side / 2
        if rng.random() < 0.7:
            pen.ellipse((3, 3, side - 4, side - 4), outline=255, width=rng.randint(3, 9))
        share = rng.uniform(0.4, 0.5)
        pen.ellipse((m - share * m, m - share * m, m + share * m, m + share * m), outline=255, width=5)
        for spoke in range(parts := rng.choice((0, 4, 6))):
            turn = 2 * math.pi * spoke / parts
            pen.line(
                (
                    m + share * m * math.cos(turn),
                    m + share * m * math.sin(turn),
                    m + 0.98 * m * math.cos(turn),
                    m + 0.98 * m * math.sin(turn),
                ),
                255,
                4,
            )
        _lettered(mask, "需求调研方案设计组织实施跟踪评估", m * 0.73, side * 0.07, 337)
        face = ImageFont.truetype(str(FONTS / "FandolHei-Bold.otf"), round(side * 0.1))
        pen.text((m, m), "培训\n体系", 255, face, "mm", align="center")
        page[y - side // 2 : y + side // 2, x - side // 2 : x + side // 2] = 255
        _laid(page, mask, x, y, ink)


def medal(page: Pixels, rng: Random) -> None:
    """An award's rosette: a scalloped edge, rings, words, ribbons; and a coin with a milled edge."""
    pen, image = pen_on(page)
    for x, y in ((700, 700), (1700, 2400)):
        r, ink = rng.randint(190, 300), rng.choice((RED_INK, (190, 40, 30), (200, 150, 40)))
        scallops = [
            (
                x + r * (1 + 0.04 * math.cos(18 * t)) * math.cos(t),
                y + r * (1 + 0.04 * math.cos(18 * t)) * math.sin(t),
            )
            for t in np.linspace(0, 2 * math.pi, 720).tolist()
        ]
        pen.polygon(scallops, "white", ink, 6)
        for share in (0.9, 0.6):
            pen.ellipse((x - share * r, y - share * r, x + share * r, y + share * r), outline=ink, width=6)
        face = ImageFont.truetype(str(FONTS / "FandolSong-Bold.otf"), r // 3)
        pen.text((x, y), rng.choice(("优秀\n学员", "质量\n保证")), ink, face, anchor="mm", align="center")
        for star in range(12):
            turn = 2 * math.pi * star / 12
            at = x + 0.75 * r * math.cos(turn), y + 0.75 * r * math.sin(turn)
            _star(pen, *at, r / 12, ink)
    page[:] = image
