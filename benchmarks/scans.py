"""`zsgx extract` on scans, whole processes, beside plain rapidocr on the same pages; two jobs beside one.

`--long` reads a scan of 300 pages too, which takes some minutes, for its memory beside that of one of 10.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import pypdfium2 as pdfium
from measuring import ZSGX, measured, verdict

from accuracy import case

FILES = 4
SEED = 5
RATIO, MEMORY, FASTER, GROWTH = 0.6, 1600, 1.7, 1.2
"""What is aimed at: of plain rapidocr's processor time; MB a process; times as fast with two jobs;
of the memory of a short scan."""
SHORT, LONG = 10, 300
PLAIN = """
import sys, logging, numpy, pypdfium2
from rapidocr import RapidOCR
logging.disable(logging.CRITICAL)
engine = RapidOCR()
for path in sys.argv[1:]:
    for page in pypdfium2.PdfDocument(path):
        engine(numpy.asarray(page.render(scale=200 / 72).to_pil().convert("RGB"))[..., ::-1])
"""


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
    print(f"--jobs 2: {faster:.2f} × --jobs 1 by the clock, at least {FASTER}: {verdict(faster >= FASTER)}")
    print(f"--jobs 2: {two.busy / one.busy:.2f} × the processor time of --jobs 1")


def memory(folder: Path) -> None:
    """The same pages over and over, many times as many."""
    made, most = case("grey 150", 0, SEED).data, {}
    for pages in (SHORT, LONG):
        path = folder / f"{pages}.pdf"
        _repeated(made, pages, path)
        most[pages] = measured(ZSGX, "extract", str(path)).most
        print(f"{pages} pages: {most[pages]:.0f} MB", flush=True)
    growth = most[LONG] / most[SHORT]
    print(f"{growth:.2f} × the memory of {SHORT} pages, at most {GROWTH}: {verdict(growth <= GROWTH)}")


def _repeated(data: bytes, pages: int, path: Path) -> None:
    whole = pdfium.PdfDocument.new()
    with pdfium.PdfDocument(data) as source:
        while len(whole) < pages:
            whole.import_pages(source, list(range(min(len(source), pages - len(whole)))))
    whole.save(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--long", action="store_true", help="memory of a scan of 300 pages too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths, pages = returned(Path(folder))
        report(paths, pages)
        if asked.long:
            memory(Path(folder))


if __name__ == "__main__":
    main()
