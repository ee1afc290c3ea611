"""Stamp and scan a PDF: `PYTHONPATH=tests python -m forge form.pdf scan.pdf --seal 某某大学 --at 300 170`."""

from __future__ import annotations

import argparse
from pathlib import Path

from forge import PHOTOS, SCANNERS, SealSpec, photo, scan, stamp


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("form", type=Path)
    parser.add_argument("scan", type=Path)
    parser.add_argument("--seal", help="ring text; none, no seal")
    parser.add_argument("--page", type=int, default=1)
    parser.add_argument(
        "--at", type=float, nargs=2, default=(300.0, 170.0), metavar=("X", "Y"), help="points"
    )
    parser.add_argument("--tilt", type=float, default=0.0)
    parser.add_argument("--scanner", choices=[*SCANNERS, *PHOTOS], default="office")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    seals = [SealSpec(asked.seal, asked.page, tuple(asked.at), tilt=asked.tilt)] if asked.seal else []
    paper = stamp(asked.form.read_bytes(), seals, asked.seed)
    if asked.scanner in PHOTOS:
        returned = photo(paper, PHOTOS[asked.scanner], asked.seed)
    else:
        returned = scan(paper, SCANNERS[asked.scanner], asked.seed)
    asked.scan.write_bytes(returned.pdf)
    for seal in returned.seals:
        print(seal)


if __name__ == "__main__":
    main()
