"""The scan forge: stamps a printed paper, scans or photographs it badly, and knows where every seal went.

It knows nothing of zsgx_docs, so what it makes is a fair test of it.

    paper = stamp(pdf, [SealSpec("某某大学", page=1, middle=(300, 170))], seed=1)
    returned = scan(paper, SCANNERS["office"], seed=1)
    returned.pdf, returned.seals
    photo(paper, PHOTOS["desk lamp"], seed=1).pictures[0]
"""

from forge.damage import Damage
from forge.paper import Paper, Stamp, stamp
from forge.photo import PHOTOS, PhotoSpec, photo
from forge.scanner import SCANNERS, Scan, ScanSpec, scan
from forge.seal import SealSpec

__all__ = [
    "PHOTOS",
    "SCANNERS",
    "Damage",
    "Paper",
    "PhotoSpec",
    "Scan",
    "ScanSpec",
    "SealSpec",
    "Stamp",
    "photo",
    "scan",
    "stamp",
]
