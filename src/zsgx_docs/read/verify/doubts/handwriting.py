"""Doubt values that were written by hand, told by glyphs that no face of print is like.

One value is called handwritten where its glyphs are very strange. Where several are, the others of the paper
need less: who fills in half a form by hand seldom prints the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median, median_low

from zsgx_docs.model.passage import Passage
from zsgx_docs.read.match import HANDWRITTEN, Reading

LEAST_CHINESE = 2
"""Chinese glyphs from which a value by itself tells a hand; a guess."""
LEAST_LATIN = 4
"""Letters and figures from which a value by itself tells a hand; a guess: each of them tells less."""
CHINESE = 0.0115
"""Strangeness (0: print) of a value's middle Chinese glyph from which on it is handwriting; chosen on
forged pages: seven scanners, six faces of print that we do not have, nine hands."""
LATIN = 0.04
"""The same of letters and figures; chosen on the same pages."""
CHINESE_BESIDE = 0.006
"""The same of Chinese on a paper with handwriting; chosen on the same pages."""
LATIN_BESIDE = 0.014
"""The same of letters and figures on a paper with handwriting; chosen on the same pages."""
SEVERAL = 3
"""Values by hand that make a paper one with handwriting, at least; a guess."""
SHARE = 0.2
"""The share (0..1) of a paper's values that must be by hand besides; a guess."""
MOST = 0.5
"""The share (0..1) of a paper's values by hand from which values are taken for such that tell
nothing themselves; a guess."""
PRINTED = 0.005
"""Strangeness of the lower quarter of a paper's values below which it is mostly print; chosen on
dev and forged scans."""
ENOUGH = 6
"""Values that a paper must have to tell that of it; a guess."""
CHINESE_AMONG_PRINT = 0.035
"""Strangeness from which on a value is by hand on such a paper: a rule through its glyphs makes print 0.03
strange, on dev and forged scans."""
LATIN_AMONG_PRINT = 0.06
"""The same of letters and figures; chosen on the same scans."""
SURELY_READ = 0.9
"""The confidence (0..1) from which a character counts there: a misread one is as strange, and is
doubted as it is; a guess."""


@dataclass(frozen=True, slots=True)
class _Strangeness:
    """That of a value's middle glyph, Chinese and Latin; None where too few were looked at."""

    chinese: float | None
    latin: float | None

    def beyond(self, chinese: float, latin: float) -> bool:
        return (self.chinese is not None and self.chinese > chinese) or (
            self.latin is not None and self.latin > latin
        )

    @property
    def known(self) -> bool:
        return self.chinese is not None or self.latin is not None


def doubted_by_hand(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of one paper; of those handwritten it is observed."""
    told = [_strangeness(r.text, LEAST_CHINESE, LEAST_LATIN) for r in readings]
    if _is_mostly_print(told):
        return _marked(readings, [_is_hand_among_print(r.text) for r in readings])
    strong = [t.beyond(CHINESE, LATIN) for t in told]
    share = sum(strong) / max(1, sum(t.known for t in told))
    if sum(strong) >= SEVERAL and share > SHARE:
        strong = [s or _is_beside(r, share > MOST) for s, r in zip(strong, readings, strict=True)]
    return _marked(readings, strong)


def _is_mostly_print(told: Sequence[_Strangeness]) -> bool:
    """Who fills in a form by hand prints hardly any of it; a rule makes print strange here and there."""
    known = sorted(t.chinese for t in told if t.chinese is not None)
    return len(known) >= ENOUGH and known[len(known) // 4] < PRINTED


def _is_hand_among_print(text: Passage) -> bool:
    """At least half of what was read for certain is strange, and the Chinese in it is not print."""
    chinese, latin = (sorted(found) for found in _by_script(text, SURELY_READ))
    if len(chinese) >= LEAST_CHINESE:
        middle = median_low(chinese)
        if middle > CHINESE_AMONG_PRINT or middle < PRINTED:
            return middle > CHINESE_AMONG_PRINT
    return len(latin) >= LEAST_LATIN and median_low(latin) > LATIN_AMONG_PRINT


def _marked(readings: Sequence[Reading], strong: Sequence[bool]) -> list[Reading]:
    return [
        replace(r, observations=(*r.observations, HANDWRITTEN)) if hand and r.tick is None else r
        for r, hand in zip(readings, strong, strict=True)
    ]


def _is_beside(reading: Reading, mostly: bool) -> bool:
    """On a paper with handwriting: somewhat strange; or, where most is handwritten, not known to be print."""
    if _strangeness(reading.text, 1, 1).beyond(CHINESE_BESIDE, LATIN_BESIDE):
        return True
    return mostly and bool(reading.text) and not _strangeness(reading.text, LEAST_CHINESE, LEAST_LATIN).known


def _strangeness(text: Passage, least_chinese: int, least_latin: int) -> _Strangeness:
    chinese, latin = _by_script(text)
    return _Strangeness(
        median(chinese) if len(chinese) >= least_chinese else None,
        median(latin) if len(latin) >= least_latin else None,
    )


def _by_script(text: Passage, least_sure: float = 0.0) -> tuple[list[float], list[float]]:
    """The strangeness of Chinese and of Latin characters that were read so surely."""
    found = [
        (c, m.strangeness)
        for c, m in zip(text.text, text.marks, strict=True)
        if m.strangeness is not None and m.confidence >= least_sure
    ]
    return [s for c, s in found if not c.isascii()], [s for c, s in found if c.isascii()]
