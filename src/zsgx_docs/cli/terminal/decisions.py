"""Tells at the end of a command what was done and decided, in one short block on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import get_args

from zsgx_docs.cli.terminal.escape import print_escaped
from zsgx_docs.model.decision import Section

SECTIONS: tuple[Section, ...] = get_args(Section)
"""What the block may tell of, in this order."""


class Decisions:
    """What a command decides while it runs, by sections; told once, when all is written."""

    def __init__(self) -> None:
        self._said: dict[Section, list[str]] = {section: [] for section in SECTIONS}

    def say(self, section: Section, *lines: str) -> None:
        """Add lines to a section; what it says already is not said twice."""
        self._said[section] += [line for line in dict.fromkeys(lines) if line not in self._said[section]]

    def look(self, line: str) -> None:
        """Add a line that a person should look at."""
        self.say("请核对", line)

    def tell(self) -> None:
        """Print the block: a section with one line beside its name, one with several below it."""
        for line in ("—— 处理说明 ——", *self._lines()):
            print_escaped(line, file=sys.stderr)

    def _lines(self) -> Iterable[str]:
        for section, said in self._said.items():
            plain = [" ".join(line.split()) for line in said]
            if len(plain) == 1:
                yield f"{section}：{plain[0]}"
            elif plain:
                yield f"{section}："
                yield from (f"  {number}. {line}" for number, line in enumerate(plain, 1))
