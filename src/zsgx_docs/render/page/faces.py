"""Chooses the faces of a designed page: for each role a stack of what is installed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from zsgx_docs.render.fonts import FontBook, Role

ROLES: Mapping[str, Role] = {
    "fangsong": "仿宋",
    "kai": "楷体",
    "hei": "黑体",
    "title": "小标宋",
    "song": "宋体",
}
LATIN = ("serif", "sans")
_UNQUOTABLE = frozenset("'\"\\<>&")
_COLLECTIONS = (".ttc", ".otc")
"""Files that CSS cannot name a face of; those that hold Chinese faces are the system's own."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The font stacks of a designed page, and the CSS that makes them known.

    `stacks` are values of `font-family`, by the names of `ROLES`, fit for CSS and for attributes of SVG;
    those of `LATIN` have Latin letters and figures alone, to stand before one of the others.

    `style` makes the families of these stacks known, from the font files at `addresses` (file: addresses).
    """

    stacks: Mapping[str, Markup]
    style: str
    addresses: frozenset[str]


@lru_cache(maxsize=4)
def faces_in(book: FontBook) -> Faces:
    """Return the font stacks that the installed faces make up."""
    families = {name: book.stack(role).families for name, role in ROLES.items()}
    families |= {name: book.stack(name, east_asian=False).families[:1] for name in LATIN}
    all_families = dict.fromkeys(family for stack in families.values() for family in stack)
    rules = {address: rule for family in all_families for address, rule in _rules(book, family)}
    stacks = {name: _font_family(stack) for name, stack in families.items()}
    return Faces(stacks, "".join(rules.values()), frozenset(rules))


def _font_family(families: tuple[str, ...]) -> Markup:
    return Markup(", ".join(f"'{family}'" for family in families if not set(family) & _UNQUOTABLE))


def _rules(book: FontBook, family: str) -> Iterator[tuple[str, str]]:
    """The address of each font file of a family, and the CSS that names it."""
    for face in book.faces_of(family):
        if face.path is not None and not face.path.lower().endswith(_COLLECTIONS):
            address = Path(face.path).as_uri()
            descriptors = f"font-weight: {face.weight}; font-style: {face.style}"
            yield address, f"@font-face {{font-family: '{family}'; src: url('{address}'); {descriptors}}}\n"
