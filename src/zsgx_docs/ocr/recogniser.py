"""Read what one line of text says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zsgx_docs.ocr.ctc import decode
from zsgx_docs.ocr.engine import Recognition
from zsgx_docs.ocr.models import Models
from zsgx_docs.ocr.session import Session, open_session
from zsgx_docs.ocr.tensor import as_tensor

if TYPE_CHECKING:
    from zsgx_docs.ocr.engine import Image

HEIGHT = 48
"""Pixels of the height that a line is scaled to; the model's."""
NARROWEST, WIDEST = 8, 3200
"""Pixels of the width that it is scaled to; for time and memory, a guess."""
STEP = 64
"""Pixels, times a power of two, that crops are padded to a multiple of, as each new width costs the runtime a
plan; a guess."""
PADDING = 6
"""Share (one in so many) of a wide crop that is padding at most; for speed, a guess."""


class Recogniser:
    """Run a recognition model on lines; `alphabet` is a file of what it can read, where it does not tell."""

    def __init__(self, session: Session, alphabet: Path | None = None) -> None:
        self._session = session
        self._alphabet = _listed(alphabet) if alphabet else session.characters()

    @classmethod
    def of(cls, models: Models) -> Recogniser:
        """Open the recogniser of these files."""
        return cls(open_session(models.recogniser), models.alphabet)

    @property
    def runtime(self) -> str:
        """Return the runtime that runs the network."""
        return self._session.runtime

    def read(self, image: Image) -> Recognition:
        """Read `image`, which is one line, upright."""
        height, width = image.shape[:2]
        if height < 2 or width < 2:
            return Recognition()
        filled = min(WIDEST, max(NARROWEST, round(HEIGHT * width / height)))
        padded = _padded(filled)
        steps = self._session.run(as_tensor(image, filled, HEIGHT, padded))[0]
        return decode(steps, self._alphabet, width / height, filled / padded)


def _padded(width: int) -> int:
    step = STEP
    while step * 2 * PADDING <= width:
        step *= 2
    return -(-width // step) * step


def _listed(alphabet: Path) -> list[str]:
    return [*alphabet.read_text(encoding="utf-8").rstrip("\n").split("\n"), " "]
