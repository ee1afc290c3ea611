"""Page numbers: what stands in the margin and belongs to no text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zsgx_docs.read.layout.paragraphs import TextLine

FOOT, HEAD = 0.86, 0.1
"""The shares of a page's height below and above which page numbers stand."""
_PAGE_NUMBER = re.compile(
    r"[\s—–―\-_·.•/]*(第|共|Page|of)?[\s—–―\-_·.•/]*\d{1,3}[\s—–―\-_·.•/第共页of\d]*", re.I
)


def is_page_number(text: str) -> bool:
    """`— 3 —`, `第3页 共5页` and the like."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def page_numbers_apart(lines: Sequence[TextLine], height: float) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the text, and those in the margins that are page numbers; `height` of the page."""
    body: list[TextLine] = []
    numbers: list[TextLine] = []
    for line in lines:
        outside = line.box.top > FOOT * height or line.box.bottom < HEAD * height
        (numbers if outside and is_page_number(line.chars.text) else body).append(line)
    return body, numbers
