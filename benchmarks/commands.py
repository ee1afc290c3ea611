"""`zsgx --help` and `zsgx extract form.docx`, whole processes, beside python-docx alone on the same file."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROUNDS = 5
ZSGX = str(Path(sys.executable).with_name("zsgx"))
TEMPLATE = "hubei/application-form"
SAMPLE = Path(__file__).parents[1] / "samples" / f"{TEMPLATE}.yaml"
PLAIN = """
import sys, docx
for table in docx.Document(sys.argv[1]).tables:
    for row in table.rows:
        [cell.text for cell in row.cells]
"""


def seconds(*command: str) -> float:
    """The best of some rounds, in seconds of wall time."""
    taken = []
    for _ in range(ROUNDS):
        began = perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        taken.append(perf_counter() - began)
    return min(taken)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        form = str(Path(folder) / "form.docx")
        subprocess.run([ZSGX, "render", TEMPLATE, str(SAMPLE), "-o", form], check=True)
        plain = seconds(sys.executable, "-c", PLAIN, form)
        print(f"{'python-docx alone':24}{plain:7.2f} s")
        for name, limit, command in (
            ("zsgx --help", 0.4, (ZSGX, "--help")),
            ("zsgx extract form.docx", 1.2, (ZSGX, "extract", form)),
        ):
            taken = seconds(*command)
            verdict = "ok" if taken <= limit else "over"
            print(f"{name:24}{taken:7.2f} s  {taken / plain:5.1f} × python-docx   limit {limit} s: {verdict}")


if __name__ == "__main__":
    main()
