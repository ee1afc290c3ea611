"""Papers changed as people change them, and what a person would read on them afterwards.

drawn = draw(123, seed=7)
drawn.data, drawn.truth.want, drawn.changes
judged(drawn, read(drawn)).silent
"""

from changes.catalogue import CATALOGUE, Change
from changes.draws import Drawn, alone, draw, read
from changes.judging import Judged, Verdict, judged

__all__ = ["CATALOGUE", "Change", "Drawn", "Judged", "Verdict", "alone", "draw", "judged", "read"]
