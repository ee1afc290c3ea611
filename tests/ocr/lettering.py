"""Lines of print as pictures, for the engines to read."""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

FONT = Path(sys.prefix) / "share" / "zsgx-docs" / "fonts" / "FandolSong-Regular.otf"


def printed(*lines: str, size: int = 36, margin: int = 12, leading: float = 2.2) -> NDArray[np.uint8]:
    """Black on white, grey, the lines below each other."""
    font = ImageFont.truetype(str(FONT), size)
    width = round(max(font.getlength(line) for line in lines)) + 2 * margin
    height = round(size * (1 + leading * (len(lines) - 1))) + 2 * margin
    page = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((margin, margin + number * size * leading), line, fill=0, font=font, anchor="lt")
    return np.array(page, np.uint8)
