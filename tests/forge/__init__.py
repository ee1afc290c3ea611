"""The scan forge: stamps a printed paper, scans or photographs it badly, and knows where every seal went.

It knows nothing of zsgx_docs, so what it makes is a fair test of it.

    paper = stamp(pdf, [SealSpec("某某大学", page=1, middle=(300, 170))], seed=1)
    returned = scan(paper, SCANNERS["office"], seed=1)
    returned.pdf, returned.seals
    photo(paper, PHOTOS["desk lamp"], seed=1).pictures[0]
    scan(together(letter(), in_order(paper, [2, 1])), SCANNERS["copier"])
    stamp(pdf, [pressed_on(find(pdf, "2026年5月"), SealSpec("某某大学"), off=(0, -14))])
"""

from forge.bundle import in_order, letter, together
from forge.damage import Damage
from forge.faces import HANDS, PRINT, by_hand, in_print
from forge.paper import Paper, Stamp, pressed, printed, stamp
from forge.pens import INKS, PenMark, marked
from forge.photo import PHOTOS, PhotoSpec, photo
from forge.scanner import SCANNERS, Scan, ScanSpec, scan
from forge.seal import SealSpec
from forge.target import Target, find, pressed_on
from forge.unsteady import unsteady

__all__ = [
    "HANDS",
    "INKS",
    "PHOTOS",
    "PRINT",
    "SCANNERS",
    "Damage",
    "Paper",
    "PenMark",
    "PhotoSpec",
    "Scan",
    "ScanSpec",
    "SealSpec",
    "Stamp",
    "Target",
    "by_hand",
    "find",
    "in_order",
    "in_print",
    "letter",
    "marked",
    "photo",
    "pressed",
    "pressed_on",
    "printed",
    "scan",
    "stamp",
    "together",
    "unsteady",
]
