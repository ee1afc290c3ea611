"""Papers changed as people change them, read back: the same record, or a flag on every leaf that differs?

    scripts/bench changes --draws 3000 --seed 7
    scripts/bench changes --only 'drawn: *' --show 20
    scripts/bench changes --draw 123 --seed 7 --keep out/changes

Printed by change: `leaves` it was made to, how many of them are right, flagged (right or not) and silent
(wrong or invented, and nobody is told); `beside`: silent leaves elsewhere on the same papers, told by making
each change of a paper alone; `fuss`: right leaves elsewhere that are flagged, in percent.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from functools import partial
from itertools import chain
from pathlib import Path
from shutil import which
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from changes import CATALOGUE, Drawn, Judged, draw, judged, read
from changes.draws import KINDS, Kind, again

HEAD = ("change", "draws", "leaves", "right", "flagged", "silent", "beside", "fuss %", "refused", "s")
UNCHANGED = "unchanged"
CHUNK = 20


@dataclass
class Row:
    """What one change came to."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __iadd__(self, other: Row) -> Row:
        self.counts.update(other.counts)
        self.seconds += other.seconds
        return self


@dataclass(frozen=True)
class Silent:
    """A silent leaf, to be printed."""

    change: str
    kind: str
    template: str
    path: str
    want: object
    have: object
    number: int

    def __str__(self) -> str:
        return (
            f"{self.change}\n  {self.template} {self.kind} {self.path}: want {str(self.want)[:60]!r}"
            f" have {str(self.have)[:60]!r}  --draw {self.number}"
        )


@dataclass
class Slice:
    """The rows and silent leaves of some draws."""

    rows: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    silent: list[Silent] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def office(word: bytes) -> bytes:
    """The PDF that LibreOffice prints of a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "x.docx")
        source.write_bytes(word)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".pdf").read_bytes()


def slice_of(
    numbers: range, seed: int, kinds: tuple[Kind, ...], only: tuple[str, ...], keep: Path | None
) -> Slice:
    found = Slice()
    fits = partial(matches, patterns=only) if only else None
    for number in numbers:
        drawn = draw(number, seed, kinds, fits, office)
        if only and not drawn.changes:
            continue
        began = perf_counter()
        result = judged(drawn, read(drawn))
        count(found, result, perf_counter() - began)
        if keep is not None and (result.silent or result.refused):
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{seed}-{number}.{'docx' if drawn.kind == 'word' else 'pdf'}").write_bytes(drawn.data)
    return found


def matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def count(found: Slice, result: Judged, seconds: float) -> None:
    drawn = result.drawn
    names = drawn.changes or (UNCHANGED,)
    for name in names:
        row = found.rows[name]
        row.counts["draws"] += 1
        row.seconds += seconds
        if result.refused:
            row.counts["refused"] += 1
    if result.refused:
        found.refused.append(f"{' + '.join(names)}: {drawn.template} {result.refused}  --draw {drawn.number}")
        return
    blamed = blame(drawn, {v.path for v in result.silent if not v.change})
    for verdict in result.verdicts:
        name = verdict.change or blamed.get(verdict.path, "")
        if verdict.silent:
            told = name or " + ".join(names)
            have = (verdict.want, verdict.have)
            found.silent.append(Silent(told, drawn.kind, drawn.template, verdict.path, *have, drawn.number))
            found.rows[told].counts["silent" if verdict.change else "beside"] += 1
        if verdict.change:
            row = found.rows[verdict.change]
            row.counts.update(leaves=1, right=verdict.right, flagged=verdict.flagged)
            continue
        for each in names:
            found.rows[each].counts.update(others=1, fuss=verdict.right and verdict.flagged)


def blame(drawn: Drawn, paths: set[str]) -> dict[str, str]:
    """The change that, made alone, makes these leaves silent too."""
    if len(drawn.changes) < 2 or not paths:
        return dict.fromkeys(paths, drawn.changes[0]) if drawn.changes else {}
    found: dict[str, str] = {}
    for change in drawn.changes:
        once = again(drawn, change, office)
        for verdict in judged(once, read(once)).silent:
            found.setdefault(verdict.path, change)
    return found


def table(rows: dict[str, Row]) -> Iterator[str]:
    width = max(map(len, (*rows, HEAD[0]))) + 2
    yield f"{HEAD[0]:{width}}" + "".join(f"{head:>9}" for head in HEAD[1:])
    for name in sorted(
        rows, key=lambda n: (n not in CATALOGUE, -rows[n].counts["silent"] - rows[n].counts["beside"], n)
    ):
        yield f"{name:{width}}" + "".join(f"{cell:>9}" for cell in cells(rows[name]))


def _worst_first(name: str, row: Row) -> tuple[bool, int, str]:
    return name not in CATALOGUE, -row.counts["silent"] - row.counts["beside"], name


def cells(row: Row) -> Iterator[str]:
    counts = row.counts
    yield from (str(counts[name]) for name in ("draws", "leaves", "right", "flagged", "silent", "beside"))
    yield f"{100 * counts['fuss'] / counts['others']:.2f}" if counts["others"] else "-"
    yield str(counts["refused"])
    yield f"{row.seconds / max(1, counts['draws']):.2f}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--draws", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="number of the first draw")
    parser.add_argument("--draw", type=int, help="this one draw and no other")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=["word", "pdf"])
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="NAME", help="changes or patterns; one is made a paper"
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="silent leaves to print")
    parser.add_argument("--keep", type=Path, help="folder for the files with silent leaves")
    parser.add_argument("--jobs", type=int, default=2, choices=(1, 2))
    parser.add_argument("--list", action="store_true", help="the catalogue, and nothing else")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    if asked.list:
        for change in CATALOGUE.values():
            print(f"{change.name:60}{_first_line(change.make.__doc__)}")
        return 0
    if "office" in asked.kinds and which("soffice") is None:
        print("LibreOffice is not installed: no draws of the kind office", file=sys.stderr)
        return 2
    numbers = range(asked.first, asked.first + asked.draws)
    if asked.draw is not None:
        numbers = range(asked.draw, asked.draw + 1)
    work = partial(
        slice_of, seed=asked.seed, kinds=tuple(asked.kinds), only=tuple(asked.only), keep=asked.keep
    )
    report(done(work, numbers, asked.jobs), asked.show or (99 if asked.draw is not None else 0))
    return 0


def _first_line(docstring: str | None) -> str:
    return docstring.partition("\n")[0] if docstring else ""


def done(work: Callable[[range], Slice], numbers: range, jobs: int) -> Slice:
    chunks = [numbers[start : start + CHUNK] for start in range(0, len(numbers), CHUNK)]
    whole = Slice()
    if jobs == 1 or len(chunks) == 1:
        return merged(whole, map(work, chunks))
    with ProcessPoolExecutor(jobs) as pool:
        return merged(whole, pool.map(work, chunks))


def merged(whole: Slice, slices: Iterator[Slice]) -> Slice:
    for part in slices:
        for name, row in part.rows.items():
            whole.rows[name] += row
        whole.silent += part.silent
        whole.refused += part.refused
    return whole


def report(whole: Slice, show: int) -> None:
    for line in table(dict(whole.rows)):
        print(line)
    for line in chain(whole.silent[:show], whole.refused[:show]):
        print(line)
    total = Row()
    for name, row in whole.rows.items():
        total += replace(row) if name != UNCHANGED else Row()
    counts, fuss = total.counts, whole.rows[UNCHANGED].counts
    silent = counts["silent"] + counts["beside"]
    per = 1000 * silent / max(1, counts["leaves"])
    print(
        f"{counts['leaves']} changed leaves: right {counts['right']}, flagged {counts['flagged']},"
        f" silent {silent} ({counts['beside']} of them elsewhere), {per:.2f} in 1,000;"
        f" {len(whole.refused)} refused"
    )
    if fuss["others"]:
        share = 100 * fuss["fuss"] / fuss["others"]
        print(f"unchanged papers: {fuss['draws']}, flagged {share:.2f} % of {fuss['others']} leaves")


if __name__ == "__main__":
    sys.exit(main())
