"""Cut places out of pictures of pages, to be shown beside what was read there."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image


def cut_out_address(picture: Image, box: Sequence[float], sheet: Mapping[str, Any], around: float) -> str:
    """Return a box, in points of a result's sheet, with so many points round it, as a picture's address."""
    across, down = picture.width / sheet["width"], picture.height / sheet["height"]
    left, top, right, bottom = box
    grown = (left - around, top - around, right + around, bottom + around)
    x0, y0, x1, y1 = (round(edge * (down if place % 2 else across)) for place, edge in enumerate(grown))
    held = (max(0, x0), max(0, y0), min(picture.width, max(x1, x0 + 1)), min(picture.height, max(y1, y0 + 1)))
    return picture_address(picture.crop(held), "PNG")


def picture_address(picture: Image, form: str) -> str:
    """Return a picture as an address that holds it."""
    out = io.BytesIO()
    picture.save(out, form, quality=80)
    return f"data:image/{form.lower()};base64,{base64.b64encode(out.getvalue()).decode()}"
