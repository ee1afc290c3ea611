"""What may be wrong with a returned paper, one name a fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from forge import HANDS, PHOTOS, SCANNERS, PhotoSpec, ScanSpec, SealSpec

Over = Literal["unit", "value", "line", "date"]
Bundle = Literal["letter", "shuffled", "two"]


@dataclass(frozen=True, slots=True)
class Fault:
    """`way` one of the forge's scanners or photos; `hand` the face that fills in the blanks; `seal` what is
    pressed `over` something; `bundle` what else lies in the file; `paper` the only template that it befalls.
    """

    group: Literal["easy", "hard", "bw", "photo", "hand"]
    way: str
    hand: str | None = None
    seal: SealSpec | None = None
    over: Over = "unit"
    bundle: Bundle | None = None
    paper: str | None = None

    def spec(self, rng: Random) -> ScanSpec | PhotoSpec:
        """The way, a little otherwise each time."""
        if self.way in PHOTOS:
            photo = PHOTOS[self.way]
            return replace(
                photo, lean=photo.lean * rng.uniform(-1, 1), tilt=photo.tilt * rng.uniform(0.3, 1.2)
            )
        scanner = SCANNERS[self.way]
        return replace(scanner, skew=scanner.skew * rng.choice((-1, 1)) * rng.uniform(0.5, 1))


FORM = "hubei/application-form"
RED, DARK = SealSpec(""), SealSpec("", colour="dark", strength=0.75)
OVAL, SQUARE = SealSpec("", shape="oval", line="业务专用章"), SealSpec("", shape="square", width=30)

FAULTS: Mapping[str, Fault] = {
    "office": Fault("easy", "office"),
    "fine 300": Fault("easy", "fine"),
    "red over the unit": Fault("easy", "office", seal=RED),
    "red over a date": Fault("easy", "office", seal=RED, over="date"),
    "red over a value": Fault("easy", "office", seal=RED, over="value"),
    "red over a table line": Fault("easy", "office", seal=RED, over="line"),
    "oval seal": Fault("easy", "office", seal=OVAL, over="unit"),
    "square seal": Fault("easy", "office", seal=SQUARE, over="value"),
    "dark over a value": Fault("easy", "office", seal=DARK, over="value"),
    "sideways": Fault("easy", "sideways", seal=RED),
    "head down": Fault("easy", "head down", seal=RED),
    "steep": Fault("easy", "steep", seal=RED),
    "letter before": Fault("easy", "office", seal=RED, bundle="letter"),
    "out of order": Fault("easy", "office", seal=RED, bundle="shuffled", paper=FORM),
    "two submissions": Fault("easy", "office", seal=RED, bundle="two"),
    "filed": Fault("hard", "filed", seal=RED),
    "hurried": Fault("hard", "hurried", seal=RED),
    "grey 150": Fault("hard", "grey", seal=RED),
    "soft 150": Fault("hard", "soft 150", seal=RED),
    "worn 150": Fault("hard", "worn 150", seal=RED),
    "grey dark seal": Fault("hard", "grey", seal=DARK, over="value"),
    "faint": Fault("hard", "faint", seal=RED),
    "copier": Fault("bw", "copier", seal=RED),
    "copier over a value": Fault("bw", "copier", seal=RED, over="value"),
    "broken lines": Fault("bw", "broken", seal=RED),
    "fax": Fault("bw", "fax", seal=RED),
    "adaptive": Fault("bw", "adaptive", seal=RED),
    **{f"photo {name}": Fault("photo", name, seal=RED) for name in PHOTOS},
    "hand neat": Fault("hand", "office", hand=HANDS[0]),
    "hand running": Fault("hand", "office", hand=HANDS[1]),
    "hand cursive": Fault("hand", "office", hand=HANDS[2]),
    "hand photographed": Fault("hand", "careful", hand=HANDS[0]),
}
