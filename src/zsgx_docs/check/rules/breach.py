"""What a check says is wrong."""

from __future__ import annotations

from typing import NamedTuple

from zsgx_docs.model.finding import Severity


class Breach(NamedTuple):
    """What is wrong: a Chinese clause without a full stop, the paths, how grave where the case decides."""

    said: str
    paths: tuple[str, ...]
    severity: Severity | None = None
    asks: bool = False

    @classmethod
    def for_person(cls, said: str, *paths: str) -> Breach:
        """Return what a person has to judge, or should know."""
        return cls(said, paths, "info", True)
