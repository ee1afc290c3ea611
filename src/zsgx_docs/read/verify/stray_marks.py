"""Remove points at the ends of a scanned value: dust, since nobody begins or ends one so."""

from __future__ import annotations

from dataclasses import replace

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match import Reading

LEADING, TRAILING, BULLET = ".·`'、", ".·`'", "·"


def without_dust(reading: Reading) -> Reading:
    """Return a scan's reading without points before it, or behind a Chinese character or a figure.

    Prose may be a list with bullets, and ends with a full stop.
    """
    text = reading.text
    if reading.kind == "prose":
        is_list = text.text.count(f"\n{BULLET}") > 0
        clean = text if is_list else _begun(text, BULLET)
    else:
        clean = _ended(_begun(text, LEADING))
    return reading if clean is text else replace(reading, text=clean)


def _begun(text: Passage, points: str) -> Passage:
    bare = text.text.lstrip(points)
    start = len(text.text) - len(bare)
    return text[start:] if start and bare and not bare[0].isascii() else text


def _ended(text: Passage) -> Passage:
    bare = text.text.rstrip(TRAILING)
    ends_well = bool(bare) and (not bare[-1].isascii() or (bare[-1].isdigit() and len(bare) > 2))
    return text[: len(bare)] if ends_well and len(bare) < len(text.text) else text
