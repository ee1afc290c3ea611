"""Define what all record classes share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Doubt(NamedTuple):
    """Values that do not go together: their paths, and why, in Chinese.

    `of_matter`: what the paper says is odd, not how it was read; a sure reading needs no second look for it.
    `rule` is the number of the rule that this breaks, where one says just that.
    """

    paths: tuple[str, ...]
    reason: str
    of_matter: bool = False
    rule: str | None = None


class Record(BaseModel):
    """The typed values of one paper. Keys a template adds beyond the class are kept as they are."""

    model_config = ConfigDict(extra="allow")

    def doubts(self) -> Iterator[Doubt]:
        """Yield contradictions within the record; `read` looks again there, `check` reports them."""
        yield from ()

    def vouched(self) -> Iterator[tuple[str, ...]]:
        """Yield paths of values that bear each other out: a misreading would hardly fit as well."""
        yield from ()


class Part(BaseModel):
    """A group of values inside a record."""

    model_config = ConfigDict(extra="allow")
