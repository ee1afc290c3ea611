"""Part page numbers from the text: they stand in the margin and belong to none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zsgx_docs.read.layout.paragraphs import TextLine

FOOT, HEAD = 0.86, 0.1
"""Shares of a page's height below and above which page numbers stand; a guess about GB/T 9704's margins."""
_PAGE_NUMBER = re.compile(
    r"[\s—–―\-_·.•/]*(第|共|Page|of)?[\s—–―\-_·.•/]*\d{1,3}[\s—–―\-_·.•/第共页of\d]*", re.I
)


def is_page_number(text: str) -> bool:
    """Tell whether a text is `— 3 —`, `第3页 共5页` or the like."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def page_numbers_apart(lines: Sequence[TextLine], height: float) -> tuple[list[TextLine], list[TextLine]]:
    """Part the lines of the text from page numbers in the margins; `height` of the page in points."""
    body: list[TextLine] = []
    numbers: list[TextLine] = []
    for line in lines:
        outside = line.box.top > FOOT * height or line.box.bottom < HEAD * height
        (numbers if outside and is_page_number(line.chars.text) else body).append(line)
    return body, numbers
