"""Counts what review came to: flags that were right or wrong, effort, and what slips through unflagged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt
from statistics import median

from zsgx_docs.values.dates import beijing

QUANTILE = 1.959964
"""Standard deviations that hold 95 % of a normal distribution to both sides: by definition."""
AWAY_MILLISECONDS = 120_000
"""Milliseconds at one value, beyond which a person did something else: a guess."""
PER_HOW_MANY = 10_000
"""Values to which silent errors are counted, since a percentage would be all zeros: a guess."""


@dataclass(frozen=True, slots=True)
class ReviewedLeaf:
    """A value that a person has looked at: whose it is, what was said of it before, and what came of it.

    `was_right`: nobody changed what the machine had read. `keys` and `milliseconds` are None where no page
    told them.
    """

    paper: str
    label: str
    person: str
    at: datetime
    was_flagged: bool
    was_sampled: bool
    was_right: bool
    keys: int | None = None
    milliseconds: int | None = None

    @property
    def week(self) -> date:
        """Return the Monday of its week, as the clock on this machine's wall has it."""
        day = beijing(self.at).date()
        return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a share (0..1) most probably lies: `low` to `high` in 95 of 100 such samples."""

    low: float
    high: float


def wilson(count: int, of: int) -> Interval:
    """Return where the share lies of which `count` among `of` were drawn (E. B. Wilson, 1927).

    It holds for few and for none too; of nothing drawn nothing is known.
    """
    if of == 0:
        return Interval(0.0, 1.0)
    share, spread = count / of, QUANTILE**2 / of
    middle = (share + spread / 2) / (1 + spread)
    half = QUANTILE / (1 + spread) * sqrt(share * (1 - share) / of + spread / (4 * of))
    low = 0.0 if count == 0 else max(0.0, middle - half)
    return Interval(low, 1.0 if count == of else min(1.0, middle + half))


@dataclass(frozen=True, slots=True)
class Tally:
    """Flags that people looked at, and what that took; times are of those that a page measured."""

    right: int
    wrong: int
    keys: int
    milliseconds: int
    median_right: float | None
    median_wrong: float | None

    @property
    def flags(self) -> int:
        return self.right + self.wrong

    @property
    def share_wrong(self) -> float | None:
        """Return the share of flags that stood on something wrong; None of none."""
        return self.wrong / self.flags if self.flags else None


@dataclass(frozen=True, slots=True)
class SilentErrors:
    """What the random sample says of values that nobody was asked to look at.

    `looked` of the sample were looked at, `wrong` of them wrong; `waiting` still wait. `by_chance` were
    corrected without being asked for: real, but not drawn at random, so they are in no estimate.
    """

    looked: int
    wrong: int
    waiting: int = 0
    by_chance: int = 0

    @property
    def interval(self) -> Interval:
        return wilson(self.wrong, self.looked)

    @property
    def per_many(self) -> tuple[float, float, float]:
        """Return the estimate, its low and its high end, in values out of `PER_HOW_MANY`."""
        share = self.wrong / self.looked if self.looked else 0.0
        return share * PER_HOW_MANY, self.interval.low * PER_HOW_MANY, self.interval.high * PER_HOW_MANY


def tally(looks: Iterable[ReviewedLeaf]) -> Tally:
    """Count the flagged among them."""
    flagged = [look for look in looks if look.was_flagged]
    times = {
        right: [
            _present(look) for look in flagged if look.was_right is right and look.milliseconds is not None
        ]
        for right in (True, False)
    }
    return Tally(
        right=sum(look.was_right for look in flagged),
        wrong=sum(not look.was_right for look in flagged),
        keys=sum(look.keys or 0 for look in flagged),
        milliseconds=sum(map(sum, times.values())),
        median_right=median(times[True]) if times[True] else None,
        median_wrong=median(times[False]) if times[False] else None,
    )


def silent_errors(looks: Iterable[ReviewedLeaf], waiting: int = 0) -> SilentErrors:
    """Count the sample among them, and what was found without being asked for."""
    unflagged = [look for look in looks if not look.was_flagged]
    sample = [look for look in unflagged if look.was_sampled]
    wrong = sum(not look.was_right for look in sample)
    by_chance = sum(not look.was_right for look in unflagged if not look.was_sampled)
    return SilentErrors(len(sample), wrong, waiting, by_chance)


def tallies(
    looks: Sequence[ReviewedLeaf], by: Callable[[ReviewedLeaf], tuple[str, ...]]
) -> list[tuple[tuple[str, ...], Tally]]:
    """Count the flagged by what `by` names each, those with the most flags first."""
    groups: dict[tuple[str, ...], list[ReviewedLeaf]] = {}
    for look in looks:
        if look.was_flagged:
            groups.setdefault(by(look), []).append(look)
    counted = [(name, tally(group)) for name, group in groups.items()]
    return sorted(counted, key=lambda each: (-each[1].flags, each[0]))


def weeks(looks: Sequence[ReviewedLeaf], most: int) -> list[tuple[date, Tally]]:
    """Count the flagged by weeks, up to the last with any, empty ones too, at most so many."""
    known = {look.week for look in looks if look.was_flagged}
    if not known:
        return []
    first = max(min(known), max(known) - timedelta(weeks=most - 1))
    mondays = [first + timedelta(weeks=n) for n in range((max(known) - first).days // 7 + 1)]
    return [(monday, tally(look for look in looks if look.week == monday)) for monday in mondays]


def _present(look: ReviewedLeaf) -> int:
    return min(look.milliseconds or 0, AWAY_MILLISECONDS)
