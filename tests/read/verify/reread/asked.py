"""A line as first read, and a second look that says what it is told to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Mark, Passage
from zsgx_docs.read.source import TickReading

EM = 12.0


def printed(text: str, offers: dict[int, str] | None = None, sure: dict[int, float] | None = None) -> Passage:
    """A line on page 1 from x = 100; `offers` are other characters for places, which makes those doubtful.

    `sure` gives places another confidence.
    """
    offers, sure = offers or {}, sure or {}
    return Passage(
        text,
        tuple(
            Mark(
                page=1,
                box=Box(100 + i * EM, 50, 100 + (i + 1) * EM, 50 + EM),
                confidence=sure.get(i, 0.6 if i in offers else 0.99),
                alternatives=tuple(offers.get(i, "")),
            )
            for i in range(len(text))
        ),
    )


@dataclass
class Asked:
    """A second look that answers with texts in turn and keeps what it was asked."""

    again: list[Passage | None] = field(default_factory=list)
    other: list[Passage | None] = field(default_factory=list)
    boxes: list[tuple[str, int, Box]] = field(default_factory=list)

    def sees(self, page: int) -> bool:
        return True

    def tick(self, page: int, label: Box) -> TickReading | None:
        return None

    def text(self, page: int, box: Box) -> Passage | None:
        self.boxes.append(("again", page, box))
        return self.again.pop(0) if self.again else None

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        self.boxes.append(("other", page, box))
        return self.other.pop(0) if self.other else None

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        raise AssertionError("not asked here")
