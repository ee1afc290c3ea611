"""Pictures in the places of signatures and seals: looked at where a paper needs it, and only there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zsgx_docs.model.sheet import Seal
from zsgx_docs.model.unread import Unread

SURE_SEAL = 0.8
"""The confidence (0..1) from which the text of a seal's picture is legible; a guess."""
ILLEGIBLE = "这里的印章图片文字看不清，请看原件"
NO_INK = "这里的图片看不出是签字或印章，请看原件"


def looked_at(unread: Sequence[Unread], ink: frozenset[str]) -> tuple[list[Unread], list[Seal]]:
    """What is left unread once the pictures beside `ink` paths were looked at, and the seals that they show.

    The tools for it are loaded only where there is such a picture.
    """
    left: list[Unread] = []
    seals: list[Seal] = []
    for thing in unread:
        if thing.what == "picture" and thing.place is not None and not ink.isdisjoint(thing.near):
            found = _seals(thing)
            if found is None:
                thing = replace(thing, is_ink=False, reason=NO_INK)
            elif found and all(seal.confidence < SURE_SEAL for seal in found):
                thing = replace(thing, is_ink=False, reason=ILLEGIBLE)
            seals += found or ()
        left.append(replace(thing, enclosed=None))
    return left, seals


def _seals(thing: Unread) -> list[Seal] | None:
    """The seals of a picture; None where it shows neither a seal nor strokes of a pen."""
    if thing.enclosed is None:
        return None
    from zsgx_docs.read.enclosed import seen_in

    found = seen_in(thing.enclosed.data, thing.enclosed.width)
    if isinstance(found, str):
        return [] if found == "strokes" else None
    return [replace(seal, place=thing.place) for seal in found]
