"""The law of read and render with fresh random records, as many as you like: `scripts/bench law`.

What fails is printed smallest first, with the record; `.hypothesis/` keeps it and tries it first next time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAWS = ("tests/test_law.py", "tests/test_law_papers.py")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("words", nargs="*", help="only tests with all these words: opening-notice pdf")
    options.add_argument("--examples", type=int, default=100, help="records for each template and format")
    chosen = options.parse_args()
    command = [sys.executable, "-m", "pytest", *LAWS, "--timeout=0", "-k", " and ".join(chosen.words)]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "LAW_EXAMPLES": str(chosen.examples)})


if __name__ == "__main__":
    sys.exit(main())
