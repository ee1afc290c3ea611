"""Invented papers through the forge and back, counted by fault: `accuracy.py --faults 'photo*'`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from accuracy import FAULTS, Case, Leaf, Tally, case, scored
from accuracy.others import case_of_others

HEAD = (
    "fault",
    "files",
    "pages",
    "leaves",
    "right%",
    "silent%",
    "flagged%",
    "CER%",
    "seals",
    "inv",
    "text",
    "s/page",
)
REPORTED, CALIBRATED = 2, 1
"""Seeds: what is reported is never what confidence was calibrated on."""
MAKERS = {"own": case, "others": case_of_others}
Result = tuple[Case, Tally, list[Leaf]]


def read(fault: str, number: int, seed: int, maker: str) -> Result:
    """One paper made, read in this process and counted; processor time is that of the reading alone."""
    from zsgx_docs.read.extract import extract
    from zsgx_docs.template.catalogue import default_catalogue

    made = MAKERS[maker](fault, number, seed)
    began = process_time()
    extraction = extract(made.data, f"{made.name}.pdf", default_catalogue())
    tally, leaves = scored(made, extraction)
    tally.seconds = process_time() - began
    return made, tally, leaves


def within(pages: int, fault: str, seed: int, first: int, maker: str) -> Iterator[Result]:
    """Papers of one fault until so many pages are read."""
    number = first
    while pages > 0:
        result = read(fault, number, seed, maker)
        yield result
        pages -= result[1].pages
        number += 1


def slice_of(fault: str, pages: int, seed: int, first: int, maker: str) -> tuple[str, list[Result]]:
    return fault, list(within(pages, fault, seed, first, maker))


def row(name: str, t: Tally) -> str:
    def share(part: float, whole: float) -> str:
        return f"{100 * part / whole:.2f}" if whole else "-"

    counts = (share(n, t.leaves) for n in (t.right, t.silent, t.flagged))
    cells = (
        t.files,
        t.pages,
        t.leaves,
        *counts,
        share(t.errors, t.length),
        f"{t.found}/{t.seals}",
        t.invented,
        t.told,
    )
    return _set((name, *map(str, cells), f"{t.seconds / max(1, t.pages):.2f}"))


def _set(cells: tuple[str, ...]) -> str:
    return f"{cells[0]:22}" + "".join(f"{cell:>9}" for cell in cells[1:])


def told(result: Result, left: int) -> int:
    """Print wrong leaves, at most so many; how many more may be printed."""
    made, tally, _ = result
    for leaf in tally.wrong[:left]:
        mark = "flagged" if leaf.needs_review else "SILENT"
        print(f"  {made.name} {leaf.path} {mark} {leaf.confidence:.3f}\n    {leaf.want!r}\n    {leaf.have!r}")
    return left - len(tally.wrong[:left])


def keep(folder: Path, made: Case) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{made.name}.pdf").write_bytes(made.data)
    truth = {"papers": made.papers, "seals": [asdict(seal) for seal in made.seals]}
    (folder / f"{made.name}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", nargs="+", default=["*"], help="names or patterns")
    parser.add_argument("--pages", type=int, default=6, help="budget a fault")
    parser.add_argument("--seed", type=int, default=REPORTED)
    parser.add_argument("--first", type=int, default=0, help="number of the first paper")
    parser.add_argument("--maker", choices=MAKERS, default="own", help="who laid out and printed the papers")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="wrong leaves to print")
    parser.add_argument("--save", type=Path, help="all leaves as JSON lines, for calibration.py")
    parser.add_argument("--keep", type=Path, help="folder for the papers with silent errors")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    chosen = [fault for fault in FAULTS if any(fnmatch(fault, pattern) for pattern in asked.faults)]
    groups: dict[str, Tally] = {}
    left, save = asked.show, asked.save.open("a") if asked.save else None
    print(_set(HEAD), flush=True)
    work = partial(slice_of, pages=asked.pages, seed=asked.seed, first=asked.first, maker=asked.maker)
    with ProcessPoolExecutor(asked.jobs) as pool:
        for fault, results in pool.map(work, chosen) if asked.jobs > 1 else map(work, chosen):
            whole = Tally()
            for result in results:
                made, tally, leaves = result
                whole += tally
                if asked.keep and tally.silent:
                    keep(asked.keep, made)
                for leaf in leaves if save else ():
                    print(
                        json.dumps({"fault": fault, "case": made.name, **asdict(leaf)}, ensure_ascii=False),
                        file=save,
                    )
            print(row(fault, whole), flush=True)
            for result in results:
                left = told(result, left)
            group = groups.setdefault(FAULTS[fault].group, Tally())
            group += whole
    for name, tally in groups.items():
        print(row(f"= {name}", tally))


if __name__ == "__main__":
    main()
