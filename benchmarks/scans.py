"""`zsgx extract` on scans, whole processes, beside plain rapidocr on the same pages; two jobs beside one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from accuracy import case

ZSGX = str(Path(sys.executable).with_name("zsgx"))
FILES = 4
SEED = 5
RATIO, MEMORY, FASTER = 0.6, 1600, 1.7
"""What is aimed at: of plain rapidocr's processor time; MB a process; times as fast with two jobs."""
PLAIN = """
import sys, logging, numpy, pypdfium2
from rapidocr import RapidOCR
logging.disable(logging.CRITICAL)
engine = RapidOCR()
for path in sys.argv[1:]:
    for page in pypdfium2.PdfDocument(path):
        engine(numpy.asarray(page.render(scale=200 / 72).to_pil().convert("RGB"))[..., ::-1])
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of wall and processor time, its children's with it; the most megabytes of any one process."""

    wall: float
    busy: float
    most: float


def measured(*command: str) -> Taken:
    began = perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return Taken(perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def returned(folder: Path) -> tuple[list[str], int]:
    """Scans of several papers, and how many pages they are."""
    paths, pages = [], 0
    for number in range(FILES):
        made = case("office", number, SEED)
        path = folder / f"{number}.pdf"
        path.write_bytes(made.data)
        paths.append(str(path))
        pages += len(made.page_sizes)
    return paths, pages


def verdict(met: bool) -> str:
    return "ok" if met else "missed"


def report(paths: Sequence[str], pages: int) -> None:
    plain = measured(sys.executable, "-c", PLAIN, *paths)
    one = measured(ZSGX, "extract", *paths, "--jobs", "1")
    two = measured(ZSGX, "extract", *paths, "--jobs", "2")
    for name, taken in (("plain rapidocr", plain), ("zsgx --jobs 1", one), ("zsgx --jobs 2", two)):
        rate = f"{taken.busy / pages:7.2f} s CPU a page{pages / taken.wall:7.2f} pages a second"
        print(f"{name:20}{rate}{taken.most:7.0f} MB")
    ratio, faster = one.busy / plain.busy, one.wall / two.wall
    print(f"{ratio:.2f} × plain rapidocr, at most {RATIO}: {verdict(ratio <= RATIO)}")
    print(f"{one.most:.0f} MB, at most {MEMORY}: {verdict(one.most <= MEMORY)}")
    print(f"--jobs 2: {faster:.2f} × --jobs 1, at least {FASTER}: {verdict(faster >= FASTER)}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        report(*returned(Path(folder)))


if __name__ == "__main__":
    main()
