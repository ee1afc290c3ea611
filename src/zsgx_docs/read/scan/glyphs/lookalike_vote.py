"""Vote a second time on single Chinese characters: does a look-alike fit the picture better?

The picture is held against the character read and its look-alikes, all drawn in the one face that fits best.
Where a look-alike wins, the reading is contested; where the reading wins clearly, what doubt the recogniser
left is made smaller.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from zsgx_docs.model.fitted import fitted_values
from zsgx_docs.read.language import look_alikes, may_lack_a_dot
from zsgx_docs.read.scan.glyphs.descriptors import Shape, is_chinese
from zsgx_docs.read.scan.glyphs.typefaces import Typeface, chinese_faces
from zsgx_docs.read.scan.text import Glyph

_FITTED = fitted_values(__package__)
CONTESTED = _FITTED["contested"]
"""Way from a look-alike (-1) to the character read (1), below which it is contested; fitted on forged
names."""
UNDECIDED = _FITTED["undecided"]
"""The same, below which neither fits clearly better; fitted on forged names."""
CONFIRMED = _FITTED["confirmed"]
"""The same, above which what was read is confirmed; fitted on forged names."""
TRUST_IF_CONTESTED = 0.5
"""Trust (0..1) at most in a character that a look-alike outdid; a guess."""
TRUST_IF_LOST = 0.85
"""The same where a fax may have lost the dot that tells it; a guess."""
TRUST_IF_UNDECIDED = 0.96
"""The same where neither fits clearly better; a guess."""
DOUBT_IF_CONFIRMED = 1 / 12
"""Factor on the doubt that the recogniser left in a confirmed character; a guess."""
LEAST_TO_CONFIRM = 0.76
"""Confidence (0..1) below which the recogniser's own doubt stays; a guess."""
NEAR_ENOUGH = 0.004
"""Distance (1 - cosine), beyond what the scanner adds, within which a face fits; a guess."""


def voted(glyph: Glyph, shape: Shape, blur: float, added: float) -> Glyph:
    """Return the glyph with its confidence, and the look-alike that won, after the vote.

    `blur` and `added` are the page's: what softens its edges, and the distance that its scanner adds.
    """
    others = [c for c in dict.fromkeys([*glyph.alternatives, *look_alikes(glyph.text)]) if is_chinese(c)]
    others = [c for c in others if c != glyph.text]
    face, distance = _face(glyph.text, others, shape, blur, added)
    if face is None:
        return glyph
    if may_lack_a_dot(glyph.text, glyph.alternatives):
        return replace(glyph, confidence=min(glyph.confidence, TRUST_IF_LOST))
    margin, rival = _margin(face, glyph.text, others, shape, blur)
    if margin < CONTESTED:
        alternatives = tuple(dict.fromkeys([rival, *glyph.alternatives]))
        return replace(glyph, confidence=min(glyph.confidence, TRUST_IF_CONTESTED), alternatives=alternatives)
    if margin < UNDECIDED:
        return replace(glyph, confidence=min(glyph.confidence, TRUST_IF_UNDECIDED))
    if margin > CONFIRMED and distance < added + 2 * NEAR_ENOUGH and glyph.confidence >= LEAST_TO_CONFIRM:
        return replace(glyph, confidence=1.0 - (1.0 - glyph.confidence) * DOUBT_IF_CONFIRMED)
    return glyph


def _face(
    text: str, others: Sequence[str], shape: Shape, blur: float, added: float
) -> tuple[Typeface | None, float]:
    """The face to compare in, and the reading's distance: the first that the reading fits well; if none, that
    which the reading or any look-alike fits best. None where no face has the character read."""
    best: tuple[Typeface | None, float] = None, np.inf
    nearest = np.inf
    for face in chinese_faces():
        read, *rest = 1.0 - face.shapes([text, *others], blur) @ shape
        if read < added + NEAR_ENOUGH:
            return face, float(read)
        if read < 1.0 and min(read, *rest, np.inf) < nearest:
            nearest, best = min(read, *rest, np.inf), (face, float(read))
    return best


def _margin(face: Typeface, text: str, others: Sequence[str], shape: Shape, blur: float) -> tuple[float, str]:
    """How far the picture is on the reading's side of the strongest look-alike, and which that is."""
    drawn = face.shapes([text, *others], blur)
    distances = 1.0 - drawn @ shape
    apart = np.maximum(1.0 - drawn[1:] @ drawn[0], 1e-3)
    margins = (distances[1:] - distances[0]) / apart
    drawable = np.flatnonzero(drawn[1:].any(axis=1)).tolist()
    return min(((float(margins[i]), others[i]) for i in drawable), default=(1.0, ""))
