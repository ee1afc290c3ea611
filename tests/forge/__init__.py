"""The scan forge: stamps a printed paper and scans it, badly if asked, and knows where every seal went.

It knows nothing of zsgx_docs, so what it makes is a fair test of it.

    paper = stamp(pdf, [SealSpec("某某大学", page=1, middle=(300, 170))], seed=1)
    returned = scan(paper, SCANNERS["office"], seed=1)
    returned.pdf, returned.seals
"""

from forge.paper import Paper, Stamp, stamp
from forge.scanner import SCANNERS, Scan, ScanSpec, scan
from forge.seal import SealSpec

__all__ = ["SCANNERS", "Paper", "Scan", "ScanSpec", "SealSpec", "Stamp", "scan", "stamp"]
