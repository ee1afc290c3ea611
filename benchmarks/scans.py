"""`zsgx extract scan.pdf`, the whole process, beside plain rapidocr on the same pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ZSGX = str(Path(sys.executable).with_name("zsgx"))
SCAN = Path(__file__).parents[1] / "samples" / "hubei" / "application-form.scan.pdf"
PLAIN = """
import sys, logging, numpy, pypdfium2
from rapidocr import RapidOCR
logging.disable(logging.CRITICAL)
engine = RapidOCR()
for page in pypdfium2.PdfDocument(sys.argv[1]):
    engine(numpy.asarray(page.render(scale=200 / 72).to_pil().convert("RGB"))[..., ::-1])
"""


def seconds(*command: str) -> tuple[float, bytes]:
    """Wall time of one run, and what it printed."""
    began = perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return perf_counter() - began, done.stdout


def main() -> None:
    plain, _ = seconds(sys.executable, "-c", PLAIN, str(SCAN))
    taken, printed = seconds(ZSGX, "extract", str(SCAN))
    pages = json.loads(printed)["source"]["pages"]
    print(f"{'plain rapidocr':24}{plain / pages:7.2f} s a page")
    print(f"{'zsgx extract scan.pdf':24}{taken / pages:7.2f} s a page  {taken / plain:5.2f} × plain rapidocr")


if __name__ == "__main__":
    main()
