"""What stands on papers and is no seal: red heads, tables, logos, codes, circles by hand, stains, charts."""

from __future__ import annotations

import math
from random import Random
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from forge.seal import FONTS

Pixels = NDArray[np.uint8]
RED_INK = (205, 25, 30)


def red_head(page: Pixels, rng: Random) -> None:
    """A red-headed paper with its rule, and a star in the rule's middle."""
    pen, image = pen_on(page)
    face = ImageFont.truetype(str(FONTS / "FandolSong-Bold.otf"), rng.randint(130, 190))
    issuer = rng.choice(("湖北省人力资源和社会保障厅文件", "天津市人社局"))
    pen.text((1240, 420), issuer, RED_INK, face, anchor="mm")
    pen.rectangle((330, 760, 2150, 770), fill=RED_INK)
    pen.regular_polygon((1240, 765, 40), 5, fill=RED_INK)
    page[:] = image


def red_table(page: Pixels, rng: Random) -> None:
    pen, image = pen_on(page)
    x0, y0, side = rng.randint(300, 600), rng.randint(400, 900), rng.randint(180, 420)
    for i in range(5):
        pen.line((x0, y0 + i * side, x0 + 4 * side, y0 + i * side), RED_INK, 5)
        pen.line((x0 + i * side, y0, x0 + i * side, y0 + 4 * side), RED_INK, 5)
    face = ImageFont.truetype(str(FONTS / "FandolSong-Regular.otf"), 50)
    for i in range(16):
        at = (x0 + (i % 4 + 0.5) * side, y0 + (i // 4 + 0.5) * side)
        pen.text(at, rng.choice(("收入", "合计\n金额", "备注", "单位\n名称")), RED_INK, face, anchor="mm")
    page[:] = image


def logo(page: Pixels, rng: Random) -> None:
    """A filled disc with letters cut out, a broad ring, and a gear."""
    pen, image = pen_on(page)
    x, y, r = rng.randint(500, 900), rng.randint(500, 900), rng.randint(160, 260)
    pen.ellipse((x - r, y - r, x + r, y + r), fill=RED_INK)
    face = ImageFont.truetype(str(FONTS / "FandolHei-Bold.otf"), r)
    pen.text((x, y), "人才", "white", face, anchor="mm")
    x += 900
    pen.ellipse((x - r, y - r, x + r, y + r), outline=RED_INK, width=r // 4)
    pen.text((x, y), "H", RED_INK, face, anchor="mm")
    page[:] = image


def emblem(page: Pixels, rng: Random) -> None:
    """Something like the national emblem: a red disc with golden stars in a golden wreath."""
    pen, image = pen_on(page)
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


def red_code(page: Pixels, rng: Random) -> None:
    """A QR code in red."""
    code = cv2.QRCodeEncoder.create().encode(f"https://example.org/{rng.randrange(10**9)}")
    size = rng.randint(9, 15) * code.shape[0]
    x, y = rng.randint(300, 1500), rng.randint(300, 1500)
    dark = cv2.resize(code, (size, size), interpolation=cv2.INTER_NEAREST) < 128
    page[y : y + size, x : x + size][dark] = RED_INK


def red_border(page: Pixels, rng: Random) -> None:
    """A certificate's double border, and a red box round a remark."""
    pen, image = pen_on(page)
    pen.rectangle((120, 120, 2360, 3380), outline=RED_INK, width=24)
    pen.rectangle((160, 160, 2320, 3340), outline=RED_INK, width=6)
    x, y = rng.randint(400, 1400), rng.randint(400, 2400)
    width, height = rng.randint(300, 560), rng.randint(300, 420)
    pen.rectangle((x, y, x + width, y + height), outline=RED_INK, width=8)
    face = ImageFont.truetype(str(FONTS / "FandolKai-Regular.otf"), 60)
    pen.text((x + width / 2, y + height / 2), "特急", RED_INK, face, anchor="mm")
    page[:] = image


def circled(page: Pixels, rng: Random) -> None:
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


def encircled(page: Pixels, rng: Random) -> None:
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


def thumbprint(page: Pixels, rng: Random) -> None:
    """Thumbs pressed in red ink: ridges round a core."""
    for _ in range(3):
        height, width = rng.randint(250, 330), rng.randint(180, 250)
        y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
        core = np.hypot(x + rng.uniform(-0.2, 0.2), 0.8 * y + rng.uniform(-0.2, 0.2))
        ridges = np.sin(core * rng.uniform(45, 60) + 1.5 * np.sin(3 * np.arctan2(y, x)) + 2 * x * y)
        inked = (ridges > -0.1) & (np.hypot(x, y) < 1)
        left, top = rng.randint(300, 2000), rng.randint(300, 3000)
        page[top : top + height, left : left + width][inked] = RED_INK


def cup(page: Pixels, rng: Random) -> None:
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


def corrected(page: Pixels, rng: Random) -> None:
    """A red pen's ticks, crosses, waves under words, and remarks, one of them ringed."""
    pen, image = pen_on(page)
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


def charts(page: Pixels, rng: Random) -> None:
    """Round figures in print: a pie with words in its parts, a clock's face, a plain circle."""
    pen, image = pen_on(page)
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


def pen_on(page: Pixels) -> tuple[ImageDraw.ImageDraw, Any]:
    image = Image.fromarray(page)
    return ImageDraw.Draw(image), image
