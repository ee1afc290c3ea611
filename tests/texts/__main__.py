"""Where the notices as we print them part from the official texts: `PYTHONPATH=tests python -m texts`."""

from __future__ import annotations

import sys

from texts import NOTICES, differences, official, printed
from zsgx_docs import desk


def main() -> int:
    found = 0
    for notice in NOTICES:
        for fmt in desk.FORMATS:
            issued = desk.issue(notice, desk.sample(notice), fmt)
            apart = list(differences(official(notice), printed(issued.data, fmt)))
            print(f"{notice}.{fmt}：{f'{len(apart)} 处不同' if apart else '与原文逐字一致'}")
            for difference in apart:
                print(f"  {difference}")
            found += len(apart)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
