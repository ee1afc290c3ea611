"""Fit numbers of the `fitted.json` files anew on the forge, and print them beside the present ones.

Fitted, each from two samples of which the forge knows which is which, none of them read by an engine:
`glyphs`: contested, confirmed, most_added; `dashes`: full, short, even, knobbed, thin, thick;
`seals`: strokes_red, wavers, one_ring, pale.

Not fitted here, since only whole papers, read, tell what they cost (accuracy.py, seals.py): undecided,
unsure_knob, settled, as_sure, standing_out_*, strokes_dark, strokes_in_doubt_*, strokes_without_star,
palest, blurred, narrow, and sure of the recognisers. Nothing is written: the present
numbers were also judged by what they did to whole papers, and so should a new one be before it takes their
place.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from accuracy.seal_pages import LOOKALIKES, SealPage, _ghost, _raster, _strong_ghost, seal_page
from forge import SCANNERS, Paper, scan
from forge.paper import PRINT_DPI
from forge.seal import FONTS
from zsgx_docs.model.fitted import fitted_numbers
from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr import load
from zsgx_docs.read.language import look_alikes
from zsgx_docs.read.preprocess import Mask, Picture, Resolution, grey, ink, shrunk, upright
from zsgx_docs.read.scan.glyphs.descriptors import Shape, is_chinese, shapes, tight
from zsgx_docs.read.scan.glyphs.lookalike_vote import _face, _margin
from zsgx_docs.read.scan.glyphs.print_likeness import BLURS, _added, _Glyphs
from zsgx_docs.read.scan.text.dash_shape import _Stroke, _stroke
from zsgx_docs.read.scan.text.recognised_rows import Glyph
from zsgx_docs.read.seals.detect.detect import COARSE, _is_lettered, _is_ring, _pale_red
from zsgx_docs.read.seals.detect.ring_checks import inner_ring, strokes_within, wavering
from zsgx_docs.read.seals.detect.ring_fit import find_rings
from zsgx_docs.read.seals.genuineness import ring_edge

WING = "zsgx_docs.read"
FACES = ("FandolSong-Regular", "FandolFang-Regular", "FandolKai-Regular", "FandolHei-Regular")
WAYS = ("office", "fine", "hurried", "grey", "copier", "faint", "adaptive")
"""Scanners of the forge whose pages are legible throughout."""
SEALS = ("office", "fine 300", "150 jpeg 40", "hurried", "faint ink", "uneven ink", "oval")
EM = 50
"""Pixels of the print, 12 points."""
RARELY = 1
"""Percent of the other kind that may pass a limit by itself; a guess."""
Found = Mapping[str, tuple[str, float]]
"""Per number, its wing and the newly fitted value."""


def parting(lower: Sequence[float], upper: Sequence[float]) -> float:
    """Find the limit between two samples that misjudges the least share of both; nan without samples.

    Of a stretch of limits that are as good, its middle.
    """
    if not lower or not upper:
        return float("nan")
    below, above = np.sort(lower), np.sort(upper)
    values = np.unique(np.concatenate([below, above]))
    limits = np.concatenate([[values[0] - 1e-6], (values[1:] + values[:-1]) / 2, [values[-1] + 1e-6]])
    missed = 1 - np.searchsorted(below, limits) / len(below) + np.searchsorted(above, limits) / len(above)
    best = np.flatnonzero(missed <= missed.min() + 1e-9)
    return float(limits[best[len(best) // 2]])


def scanned(lines: Sequence[str], face: str, way: str, seed: int) -> tuple[Picture, Resolution]:
    """Print lines in a face, an em a character, and scan the page level, in grey."""
    height = (2 * len(lines) + 2) * EM
    page = Image.new("RGB", (EM * (max(map(len, lines)) + 4), height), "white")
    font = ImageFont.truetype(str(FONTS / f"{face}.otf"), EM)
    for number, line in enumerate(lines):
        for at, character in enumerate(line):
            ImageDraw.Draw(page).text(((at + 2) * EM, 2 * (number + 1) * EM), character, "black", font, "ls")
    spec = replace(SCANNERS[way], skew=0.0)
    back = scan(Paper((np.asarray(page),)), spec, seed)
    return grey(_raster(back.pdf)), Resolution(spec.dpi / 72)


def spot(number: int, at: int, dpi: float) -> Box:
    """Return the box, in pixels of the scan, of a character printed by `scanned`."""
    scale = EM * dpi / PRINT_DPI
    return Box((at + 2) * scale, (2 * number + 1.1) * scale, (at + 3) * scale, (2 * number + 2.2) * scale)


def cut_out(page: Picture, inked: Mask, box: Box) -> NDArray[np.float32] | None:
    rows, columns = slice(int(box.top), int(box.bottom)), slice(int(box.x0), int(box.x1))
    dark = np.where(inked[rows, columns] > 0, 1 - page[rows, columns].astype(np.float32) / 255, 0)
    return tight(dark.astype(np.float32))


def printed_shapes(rng: Random, pages: int) -> Iterator[_Glyphs]:
    """Print characters that have look-alikes, a page a face and scanner; each with its shape."""
    common = [c for c in map(chr, range(0x4E00, 0x9FA6)) if c.encode("gb2312", "ignore") and look_alikes(c)]
    for number in range(pages):
        for face, way in ((f, w) for f in FACES for w in WAYS):
            lines = ["".join(rng.choices(common, k=20)) for _ in range(2)]
            page, at = scanned(lines, face, way, rng.randrange(2**31) + number)
            inked = ink(page, at)
            places = [(n, i) for n in range(len(lines)) for i in range(len(lines[n]))]
            told = [(n, i, cut_out(page, inked, spot(n, i, at.scale * 72))) for n, i in places]
            kept = [(n, i, cut) for n, i, cut in told if cut is not None]
            texts = tuple(lines[n][i] for n, i, _ in kept)
            yield _Glyphs(tuple((n, i) for n, i, _ in kept), texts, shapes([cut for *_, cut in kept]))


def margin(read: str, beside: str, shape: Shape, blur: float, added: float) -> float | None:
    others = [c for c in dict.fromkeys([*beside, *look_alikes(read)]) if is_chinese(c) and c != read]
    face, _ = _face(read, others, shape, blur, added)
    return None if face is None else _margin(face, read, others, shape, blur)[0]


def fitted_glyphs(rng: Random, pages: int) -> Found:
    """Fit the vote: at most `RARELY` of the right contested, of look-alikes read instead confirmed."""
    right, wrong, extra = [], [], []
    for glyphs in printed_shapes(rng, pages):
        blur = min(BLURS, key=lambda each: _added(glyphs, each))
        added = _added(glyphs, blur)
        extra.append(added)
        for text, shape in zip(glyphs.texts, glyphs.shapes, strict=True):
            right.append(margin(text, "", shape, blur, added))
            wrong.append(margin(rng.choice(look_alikes(text)), text, shape, blur, added))
    lowest = np.percentile([m for m in right if m is not None], RARELY)
    highest = np.percentile([m for m in wrong if m is not None], 100 - RARELY)
    found = {"contested": lowest, "confirmed": highest, "most_added": max(extra)}
    return {name: (f"{WING}.scan.glyphs", float(value)) for name, value in found.items()}


def strokes_printed(rng: Random, pages: int) -> Iterator[tuple[str, _Stroke]]:
    for face, way in ((f, w) for f in FACES for w in WAYS):
        lines = [f"技术{rng.choice('—一')}攻关{rng.choice('—一')}成果" for _ in range(6 * pages)]
        page, at = scanned(lines, face, way, rng.randrange(2**31))
        inked, em = ink(page, at), EM * at.scale * 72 / PRINT_DPI
        for number, line in enumerate(lines):
            for i in (2, 5):
                box = spot(number, i, at.scale * 72)
                stroke = _stroke(Glyph(line[i], box, 1.0), box, em, page, inked)
                if stroke:
                    yield line[i], stroke


def fitted_dashes(rng: Random, pages: int) -> Found:
    """Fit each limit by itself so that at most `RARELY` strokes of the other kind pass it."""
    told = list(strokes_printed(rng, pages))
    ones = [stroke for text, stroke in told if text == "一"]
    full = float(np.percentile([s.width for s in ones], 100 - RARELY))
    dashes = [stroke for text, stroke in told if text == "—" and stroke.width < full]
    found = {
        "full": full,
        "short": float(np.percentile([s.width for s in ones], RARELY)),
        "even": float(np.percentile([s.knob for s in ones], RARELY)),
        "thin": float(np.percentile([s.height for s in ones], RARELY)),
        "knobbed": float(np.percentile([s.knob for s in dashes], 100 - RARELY)) if dashes else float("nan"),
        "thick": float(np.percentile([s.height for s in dashes], 100 - RARELY)) if dashes else float("nan"),
    }
    return {name: (f"{WING}.scan.text", value) for name, value in found.items()}


def rings_on(page: SealPage) -> Iterator[tuple[bool, Mapping[str, float]]]:
    """Measure the red rings of a page that only their cut can rule out; whether each is a seal's."""
    up = upright(page.picture, *page.size, load("null"))
    factor = min(1.0, COARSE.scale / up.at.scale)
    at, red = Resolution(up.at.scale * factor), _pale_red(up.picture, factor)
    for judged in find_rings(red, at, True):
        if not _is_ring(judged, "red", at) or not _is_lettered(judged):
            continue
        x, y = (value / at.scale for value in judged.ring.box.middle)
        is_seal = any(b[0] < x < b[2] and b[1] < y < b[3] for b in (stamp.box for stamp in page.stamps))
        off = wavering(red, judged.ring, at)
        measured = {"wavers": off, "strokes_red": strokes_within(red, judged.ring)}
        measured |= {"one_ring": inner_ring(red, judged.ring)}
        measured |= {"pale": ring_edge(shrunk(up.picture, factor), judged.ring, at)[0]}
        yield is_seal, {name: value for name, value in measured.items() if value is not None}


def fitted_seals(rng: Random, pages: int) -> Found:
    """Fit the limits that part seals from pens', cups' and others' rings, and from seals overleaf.

    `one_ring` is half-way from the seals' fullest inner curve to a whole one; few look-alikes have any.
    """
    seals, others, overleaf = defaultdict(list), defaultdict(list), []
    seed = rng.randrange(2**31)
    for kind, number in ((k, n) for k in SEALS for n in range(pages)):
        for _, measured in (each for each in rings_on(seal_page(kind, number, seed)) if each[0]):
            for name, value in measured.items():
                seals[name].append(value)
    for number in range(len(LOOKALIKES) * pages):
        shines = LOOKALIKES[number % len(LOOKALIKES)] in (_ghost, _strong_ghost)
        for _, measured in rings_on(seal_page("no seals", number, seed)):
            if shines:
                overleaf.append(measured["pale"])
                continue
            for name, value in measured.items():
                others[name].append(value)
    found = {
        "wavers": parting(seals["wavers"], others["wavers"]),
        "one_ring": (float(np.percentile(seals["one_ring"], 100 - RARELY)) + 1) / 2,
        "strokes_red": parting(others["strokes_red"], seals["strokes_red"]),
    }
    return {name: (f"{WING}.seals.detect", value) for name, value in found.items()} | {
        "pale": (f"{WING}.seals", parting(overleaf, seals["pale"]))
    }


PARTS = {"glyphs": fitted_glyphs, "dashes": fitted_dashes, "seals": fitted_seals}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=1, help="of each kind")
    asked = parser.parse_args()
    print(f"{'number':16}{'present':>9}{'fitted':>9}  unit")
    for part in asked.parts:
        for name, (wing, value) in PARTS[part](Random(asked.seed), asked.pages).items():
            present = fitted_numbers(wing)[name]
            print(f"{name:16}{present.value:9.3f}{value:9.3f}  {present.unit}", flush=True)


if __name__ == "__main__":
    main()
