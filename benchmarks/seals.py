"""Seals alone, the rest of the page unread: found, invented, read. `seals.py --kinds 'oval*'`."""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from fnmatch import fnmatch
from pathlib import Path
from time import process_time

import numpy as np
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from accuracy.score import SEAL_CER, plain
from accuracy.seal_pages import KINDS, LOOKALIKES, SealPage, seal_page
from forge import Stamp
from zsgx_docs.model.sheet import Seal
from zsgx_docs.ocr import load
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.read.preprocess.orientation import upright
from zsgx_docs.read.seals.page_seals import seals_on

SURE = 0.6
"""A text of that confidence counts against a paper (check.seals.LEGIBLE)."""


@dataclass(slots=True)
class Counts:
    """`told` within 10 % of its length, `sure` of those that are not and were read with confidence."""

    seals: int = 0
    found: int = 0
    invented: int = 0
    shape: int = 0
    told: int = 0
    exact: int = 0
    errors: int = 0
    length: int = 0
    sure: int = 0
    seconds: float = 0.0
    misread: list[str] = field(default_factory=list)

    def __iadd__(self, other: Counts) -> Counts:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))
        return self


def read(page: SealPage, engine: Engine) -> tuple[list[tuple[Seal, tuple[float, ...]]], float]:
    """The seals with their boxes as shares of the page, and the seconds of the processor."""
    began = process_time()
    up = upright(page.picture, *page.size, load("null"))
    seals = seals_on(up.picture, 1, up.at, lambda: engine)
    size = up.picture.shape[1] / up.at.scale, up.picture.shape[0] / up.at.scale
    boxes = [tuple(v / size[axis % 2] for axis, v in enumerate(seal.box)) for seal in seals]
    return list(zip(seals, boxes, strict=True)), process_time() - began


def counted(page: SealPage, engine: Engine) -> Counts:
    seals, seconds = read(page, engine)
    counts = Counts(seals=len(page.stamps), seconds=seconds)
    met = set()
    for stamp in page.stamps:
        box = tuple(v / page.size[axis % 2] for axis, v in enumerate(stamp.box))
        near = [i for i, (_, other) in enumerate(seals) if _holds(other, box) and _holds(box, other)]
        met |= set(near)
        counts += _told(
            stamp, min((seals[i][0] for i in near), key=lambda s: _errors(stamp, s), default=None)
        )
    counts.invented = len(seals) - len(met)
    return counts


def _told(stamp: Stamp, seal: Seal | None) -> Counts:
    text = plain(stamp.text)
    if seal is None:
        return Counts(errors=len(text), length=len(text), misread=[f"{text} NOT FOUND"])
    errors = _errors(stamp, seal)
    told = errors <= SEAL_CER * len(text)
    note = f"{text} | {seal.text} {seal.confidence:.3f}" + ("" if told else " MISREAD")
    return Counts(
        found=1,
        shape=seal.shape == stamp.shape,
        told=told,
        exact=errors == 0,
        errors=min(errors, len(text)),
        length=len(text),
        sure=not told and seal.confidence >= SURE,
        misread=[note] if errors else [],
    )


def _errors(stamp: Stamp, seal: Seal) -> int:
    return Levenshtein.distance(plain(stamp.text), plain(seal.text) or "")


def _holds(box: Sequence[float], other: Sequence[float]) -> bool:
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def row(name: str, c: Counts) -> str:
    cer = f"{100 * c.errors / c.length:.1f}" if c.length else "-"
    cells = (f"{c.found}/{c.seals}", c.invented, c.shape, c.told, c.exact, cer, c.sure, f"{c.seconds:.2f}")
    return f"{name:18}" + "".join(f"{cell:>9}" for cell in cells)


def page_of(kind: str, number: int, seed: int, cache: Path | None) -> SealPage:
    """Forged pages may be kept: making one takes longer than reading it."""
    kept = cache / f"{seed}-{kind}-{number}.pickle" if cache else None
    if kept and kept.is_file():
        return SealPage(*pickle.loads(kept.read_bytes()))
    page = seal_page(kind, number, seed)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps((np.ascontiguousarray(page.picture), page.stamps, page.size)))
    return page


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", nargs="+", default=["*"], help="names or patterns")
    parser.add_argument(
        "--pages", type=int, default=2, help="a kind, of four seals each; of look-alikes one each"
    )
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--show", action="store_true", help="print what was misread")
    parser.add_argument("--cache", type=Path, help="folder that keeps the forged pages")
    return parser.parse_args()


def main() -> None:
    asked, engine, whole = arguments(), load(), Counts()
    heads = ("found", "invented", "shape", "told", "exact", "CER%", "sure", "seconds")
    print(f"{'kind':18}" + "".join(f"{head:>9}" for head in heads))
    for kind in KINDS:
        if not any(fnmatch(kind, pattern) for pattern in asked.kinds):
            continue
        counts = Counts()
        for number in range(len(LOOKALIKES) if KINDS[kind].placed == "none" else asked.pages):
            counts += counted(page_of(kind, number, asked.seed, asked.cache), engine)
        print(row(kind, counts), flush=True)
        if asked.show:
            print(*(f"    {note}" for note in counts.misread), sep="\n")
        whole += counts
    print(row("all", whole))


if __name__ == "__main__":
    main()
