r"""Shows what comes from files, and their names, so that it cannot command the terminal.

Control characters, those that turn the direction of writing, and halves of characters become `\uXXXX`, which
JSON reads as the same text.
"""

from __future__ import annotations

import re
import sys
from typing import TextIO

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_OF_LINES = re.compile("[\t\n]")


def escaped(text: str) -> str:
    """Return a text that is safe to print; its tabs and line ends stay."""
    return _UNSAFE.sub(_code, text)


def escaped_name(text: str) -> str:
    """Return a name that is safe to print and to write into any file: no tabs or line ends either."""
    return _OF_LINES.sub(_code, escaped(text))


def print_escaped(*lines: str, file: TextIO | None = None, flush: bool = False) -> None:
    """Print lines, escaped; to standard output if nothing is said."""
    print(*map(escaped, lines), sep="\n", file=file or sys.stdout, flush=flush)


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
