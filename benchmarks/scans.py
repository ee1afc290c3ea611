"""`zsgx extract` on scans, whole processes, beside plain rapidocr on the same pages; two jobs beside one.

Both take turns for some rounds; of each the processor time counts, start and models included, and as a ratio,
which holds on a busy machine too. Plain rapidocr is measured as it comes, and with one thread as readers are,
since the threads of its runtime spin while they wait for others. PDFs may be given; else papers are forged.

`--long` reads a scan of 300 pages too, which takes some minutes, for its memory beside that of one of 10.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import pypdfium2 as pdfium
from measuring import ZSGX, Taken, measured, verdict

from accuracy import case

FILES = 4
SEED = 5
RATIO, MEMORY, FASTER, GROWTH = 0.55, 1600, 1.7, 1.2
"""What is aimed at: of plain rapidocr's processor time as it comes; MB a process; times as fast with two
jobs; of the memory of a short scan."""
SHORT, LONG = 10, 300
AS_IT_COMES = -1
"""Threads of onnxruntime that rapidocr sets: as many as there are processors."""
PLAIN = """
import sys, logging, cv2, numpy, pypdfium2
from rapidocr import RapidOCR
logging.disable(logging.CRITICAL)
threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": int(sys.argv[1]) for kind in ("intra", "inter")}
engine = RapidOCR(params=threads)
cv2.setNumThreads(int(sys.argv[1]))
for path in sys.argv[2:]:
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


def pages_of(paths: Sequence[str]) -> int:
    """How many pages these PDFs have."""
    return sum(len(pdfium.PdfDocument(path)) for path in paths)


def report(paths: Sequence[str], pages: int, rounds: int) -> None:
    taken: dict[str, list[Taken]] = {}
    for _ in range(rounds):
        for name, command in _commands(paths).items():
            taken.setdefault(name, []).append(measured(*command))
    for name, found in taken.items():
        busy, wall = (min(getattr(one, what) for one in found) for what in ("busy", "wall"))
        rate = f"{busy / pages:7.2f} s CPU a page{pages / wall:7.2f} pages a second"
        print(f"{name:28}{rate}{max(one.most for one in found):7.0f} MB")
    plain, single, one, two = taken.values()
    ratio, faster = _ratio(one, plain, "busy"), _ratio(one, two, "wall")
    most = max(each.most for each in one)
    print(f"{ratio:.2f} × plain rapidocr, at most {RATIO}: {verdict(ratio <= RATIO)}")
    print(f"{_ratio(one, single, 'busy'):.2f} × plain rapidocr with one thread")
    print(f"{most:.0f} MB, at most {MEMORY}: {verdict(most <= MEMORY)}")
    print(f"--jobs 2: {faster:.2f} × --jobs 1 by the clock, at least {FASTER}: {verdict(faster >= FASTER)}")
    print(f"--jobs 2: {_ratio(two, one, 'busy'):.2f} × the processor time of --jobs 1")


def _commands(paths: Sequence[str]) -> dict[str, tuple[str, ...]]:
    plain, ours = (sys.executable, "-c", PLAIN), (ZSGX, "extract", *paths, "--jobs")
    return {
        "plain rapidocr": (*plain, str(AS_IT_COMES), *paths),
        "plain rapidocr, one thread": (*plain, "1", *paths),
        "zsgx --jobs 1": (*ours, "1"),
        "zsgx --jobs 2": (*ours, "2"),
    }


def _ratio(ones: Sequence[Taken], others: Sequence[Taken], what: str) -> float:
    """The median of the rounds' ratios: what disturbs a round disturbs both."""
    return median(getattr(a, what) / getattr(b, what) for a, b in zip(ones, others, strict=True))


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
    parser.add_argument("files", nargs="*", help="scanned PDFs to read, instead of forged ones")
    parser.add_argument("--rounds", type=int, default=1, help="how often both are measured in turn")
    parser.add_argument("--long", action="store_true", help="memory of a scan of 300 pages too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths, pages = (asked.files, pages_of(asked.files)) if asked.files else returned(Path(folder))
        report(paths, pages, asked.rounds)
        if asked.long:
            memory(Path(folder))


if __name__ == "__main__":
    main()
