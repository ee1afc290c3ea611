"""How many small faults a wing's own quick tests notice: `mutations.py --wing values --number 12 --seed 5`.

A fault (planted_faults.py: a comparison turned, a constant off by one, a branch's condition negated, a
`return` of nothing, a call to `strip` dropped ...) is planted at a random place of the wing's modules, one at
a time, in a copy of the project; the tests of that wing alone (`tests/read/match` for `read.match`) then run
there, the slow ones left out, the quickest file first, and stop at the first that fails. A fault is caught if
a test fails or the tests take thrice the time of the processor that they take without it.

What survives is printed with its place. Some faults change nothing that can be seen (a `<` that never meets
its equal, a shortcut that only saves time); no tool can tell these from holes, so they count as survivors,
and 100 % is not to be had. `--all` counts the places by kind and runs nothing.

Why no library does it: mutmut plants inside functions only, so in none of the thresholds and tables at the
top of a module, and runs all mutants there are instead of a draw; cosmic-ray keeps a session in a database
and changes the files where they stand. Both bring a tree of dependencies for what are two small files here.
"""

from __future__ import annotations

import argparse
import compileall
import math
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from tempfile import TemporaryDirectory

from planted_faults import Fault, faults_in

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("src", "tests", "templates", "samples", "pyproject.toml")
UNHURRIED = 3.0
"""So many times the processor's seconds that the tests take without a fault."""
PASSED = (0, 5)
"""How pytest ends where all passed, and where a file holds only slow tests."""
LONGEST = 1800.0
"""Seconds on the clock after which tests that wait for something are ended."""


@dataclass(frozen=True, slots=True)
class Wing:
    """`name` as modules are named below the package: `values`, `read.match`."""

    name: str

    @property
    def folder(self) -> Path:
        return Path("src/zsgx_docs", *self.name.split("."))

    @property
    def tests(self) -> Path:
        return Path("tests", *self.name.split("."))

    def places(self) -> list[tuple[Path, Fault]]:
        sources = sorted((ROOT / self.folder).rglob("*.py"))
        return [(p.relative_to(ROOT), fault) for p in sources for fault in faults_in(p.read_bytes())]


@dataclass(frozen=True, slots=True)
class Copy:
    """The project in a folder of its own, where faults are planted."""

    folder: Path

    @classmethod
    def into(cls, folder: Path) -> Copy:
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, folder)
        hashed = PycInvalidationMode.CHECKED_HASH  # by time and size alone, a fault could go unnoticed
        compileall.compile_dir(folder / "src", quiet=2, invalidation_mode=hashed)
        return cls(folder)

    def run(self, tests: Sequence[Path], seconds: float | None = None) -> tuple[bool, float]:
        """Whether the quick tests pass within so many seconds of the processor, and how many they took."""
        command = [sys.executable, "-m", "pytest", *map(str, tests), "-m", "not slow", "-x", "-q"]
        path = os.pathsep.join([str(self.folder / "src"), os.environ.get("PYTHONPATH", "")])
        before = children_seconds()
        with subprocess.Popen(
            [*command, "-p", "no:cacheprovider", "--tb=no"],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as child:
            if seconds is not None:
                resource.prlimit(child.pid, resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds)))
            try:
                status = child.wait(LONGEST)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                status = child.wait()
        return status in PASSED, children_seconds() - before

    def notices(self, path: Path, fault: Fault, tests: Sequence[Path], seconds: float) -> bool:
        whole = (ROOT / path).read_bytes()
        (self.folder / path).write_bytes(fault.planted(whole))
        try:
            passed, _ = self.run(tests, seconds)
            return not passed
        finally:
            (self.folder / path).write_bytes(whole)


def measured(wing: Wing, copy: Copy, number: int, seed: int) -> tuple[int, int]:
    """How many of so many faults were caught; each is printed as it is known."""
    places = wing.places()
    drawn = random.Random(f"{wing.name} {seed}").sample(places, min(number, len(places)))
    tests, seconds = in_order_of_time(wing, copy)
    caught = 0
    for path, fault in drawn:
        noticed = copy.notices(path, fault, tests, UNHURRIED * seconds)
        caught += noticed
        print(f"{'caught' if noticed else 'SURVIVED':9} {path}:{fault.line}  {fault.kind}", flush=True)
        print(f"          - {_in_a_line(fault.old)}\n          + {_in_a_line(fault.new)}", flush=True)
    print(f"{wing.name}, seed {seed}: {caught} of {len(drawn)} caught", flush=True)
    return caught, len(drawn)


def in_order_of_time(wing: Wing, copy: Copy) -> tuple[list[Path], float]:
    """The wing's files of tests, the quickest first, and the processor's seconds that all of them take."""
    took: dict[Path, float] = {}
    for file in sorted((copy.folder / wing.tests).rglob("test_*.py")):
        passed, took[file] = copy.run([file])
        if not passed:
            raise SystemExit(f"{file.relative_to(copy.folder)} fails as it stands: nothing can be measured")
    return sorted(took, key=lambda file: took[file]), sum(took.values())


def children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _in_a_line(code: str) -> str:
    return " ".join(code.split())


def count_places(wings: Sequence[Wing]) -> None:
    for wing in wings:
        kinds = Counter(fault.kind for _, fault in wing.places())
        print(wing.name, sum(kinds.values()), *(f"{n} {kind}" for kind, n in kinds.most_common()), sep="\n  ")


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--wing", nargs="+", default=["values", "template", "records", "read.match"])
    options.add_argument("--number", type=int, default=12, help="faults in each wing")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--all", action="store_true", help="only count the places by kind")
    asked = options.parse_args()
    wings = [Wing(name) for name in asked.wing]
    if asked.all:
        count_places(wings)
        return
    os.nice(10)
    with TemporaryDirectory(prefix="mutations-") as folder:
        copy = Copy.into(Path(folder))
        counts = [measured(wing, copy, asked.number, asked.seed) for wing in wings]
    if len(wings) > 1:
        print(f"all: {sum(c for c, _ in counts)} of {sum(n for _, n in counts)} caught")


if __name__ == "__main__":
    main()
