"""Find in the bytes of a PDF what would take its reader minutes or gigabytes, before it is opened.

Programs that compute a colour for every point, and tables of characters that say much for little, are
streams of their own, so that they are found without following any reference. What is hidden under other
filters or a password is left to the limits of the process.
"""

from __future__ import annotations

import re
import zlib

from zsgx_docs.errors import TooLarge

BEGINNING = 512
"""Bytes of a stream by which it is known what it is; a guess."""
MOST_PROGRAM = 4_000
"""Bytes of a program that computes colours; a guess: those of spot colours have some 500."""
MOST_TABLE = 8 * 1024 * 1024
"""Bytes of one table of characters; a guess: one for 65,536 characters has 1.5 million."""
MOST_NAMED = 2_000_000
"""Characters that all entries of one table of characters name; a guess: a font has at most 65,536, each of
which may be a few."""
MOST_CONTENT = 16 * 1024 * 1024
"""Bytes that draw one page; a guess: a page full of drawn letters has 2 million."""
MOST_DEFLATED = 1032
"""Times that Deflate makes things smaller at most: by definition of the format (RFC 1951)."""
LONGEST_DICTIONARY = 8_000
"""Bytes before a stream in which it is said what it is; a guess: a picture's palette takes 1,600."""
CHUNK = 1024 * 1024
"""Bytes that are inflated at a time; for speed, a guess."""
LEAST_STEP = 0.1
"""Points from one tile of a pattern to the next; a guess: a dot of print is larger."""
_STEP = re.compile(rb"/[XY]Step\s*-?(\d*\.?\d+)")
_DATA = re.compile(rb"/(?:Image|Length1|FontFile|ObjStm|XRef|ICCBased|Alternate|Metadata|EmbeddedFile)\b")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f\s]*)>")
_REMEDY = "可能是恶意文件，未予打开，请重新导出后再提交"


def refuse_costly(data: bytes, filename: str) -> None:
    """Raises TooLarge where a stream of a PDF costs more than any paper needs."""
    if any(float(step) < LEAST_STEP for step in _STEP.findall(data)):
        raise TooLarge(f"「{filename}」里有密得看不清的底纹，{_REMEDY}。")
    for found in _STREAM.finditer(data):
        start = found.end()
        beginning = _inflated(data, start, BEGINNING)
        if beginning.lstrip().startswith(b"{"):
            if len(_inflated(data, start, MOST_PROGRAM + 1)) > MOST_PROGRAM:
                raise TooLarge(f"「{filename}」里有逐点计算颜色的长程序，{_REMEDY}。")
        elif b"begincmap" in beginning or b"/CIDInit" in beginning:
            table = _inflated(data, start, MOST_TABLE + 1)
            if len(table) > MOST_TABLE or _named(table) > MOST_NAMED:
                raise TooLarge(f"「{filename}」里字体的字符对照表大得反常，{_REMEDY}。")
        elif _is_dense(data, found.start(), start):
            raise TooLarge(f"「{filename}」里有一页的内容解压后大得反常，{_REMEDY}。")


def _is_dense(data: bytes, said: int, start: int) -> bool:
    """Whether a stream that is neither a picture nor a font is larger than any page's drawing."""
    begun = max(data.rfind(b"obj", max(0, said - LONGEST_DICTIONARY), said), said - LONGEST_DICTIONARY, 0)
    if _DATA.search(data, begun, said):
        return False
    packed = data.find(b"endstream", start) - start
    if not 0 < packed <= MOST_CONTENT < packed * MOST_DEFLATED:
        return packed > MOST_CONTENT
    inflater, left = zlib.decompressobj(), MOST_CONTENT
    try:
        pending = data[start : start + packed]
        while pending and left > 0:
            left -= len(inflater.decompress(pending, CHUNK))
            pending = inflater.unconsumed_tail
    except zlib.error:
        return False
    return left <= 0


def _inflated(data: bytes, start: int, most: int) -> bytes:
    """The beginning of a stream, as it is where it is not deflated."""
    try:
        return zlib.decompressobj().decompress(memoryview(data)[start:], most)
    except zlib.error:
        return data[start : start + most].partition(b"endstream")[0]


def _named(table: bytes) -> int:
    """How many characters the ranges of a table name, each as often as it is said."""
    parts = (part.partition(b"endbfrange")[0] for part in table.split(b"beginbfrange")[1:])
    return sum(
        max(0, int(last, 16) - int(first, 16) + 1) * max(1, len(said) // 4)
        for part in parts
        for first, last, said in _RANGE.findall(part)
    )
