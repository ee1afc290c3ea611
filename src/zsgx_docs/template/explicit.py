"""Rewrite tags for rendering: each slot names its kind, whatever the template left to its settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zsgx_docs.template.grammar import EndTag, ForTag, SlotTag, in_loop, tokens
from zsgx_docs.template.heal import Ground
from zsgx_docs.template.schema import Schema

SLOT_START, SLOT_PATH_END, SLOT_END = "\ue100", "\ue101", "\ue102"
"""Around each slot of a file rendered for marking: start, path, end of path, value, end."""


@dataclass
class Explicit:
    """A rewriter of one file's tags, given in their order; it knows by that which loop a slot is in."""

    schema: Schema
    where: str
    _loop: ForTag | None = field(default=None, init=False)

    def __call__(self, tag: str, ground: Ground) -> str:
        """Return the tag with all that printing it takes; `ground` is what it stands on."""
        parsed = tokens(tag, self.where)[0]
        if isinstance(parsed, SlotTag):
            return self._slot(parsed, ground)
        if isinstance(parsed, ForTag):
            self._loop = parsed
        elif isinstance(parsed, EndTag) and parsed.closes == "endfor":
            self._loop = None
        return re.sub(r"\{%(tr|p)\s+", r"{%\1 ", tag)

    def _slot(self, slot: SlotTag, ground: Ground) -> str:
        kind = slot.kind or self._kind_of(self._path(slot))
        path, listed, key = slot.path.partition("[]")
        filters = f"listed('{key.removeprefix('.')}', '{kind}')" if listed else kind
        return f"{{{{ {path}|{filters}{'' if ground == 'cell' else f'|{ground}'} }}}}"

    def _path(self, slot: SlotTag) -> str:
        return in_loop(slot.path, self._loop.variable, self._loop.path) if self._loop else slot.path

    def _kind_of(self, path: str) -> str:
        return next((field.kind for field in self.schema.fields if field.path == path), "text")


class Marked(Explicit):
    """A rewriter that puts each slot between marks that name its path."""

    def _slot(self, slot: SlotTag, ground: Ground) -> str:
        return f"{SLOT_START}{self._path(slot)}{SLOT_PATH_END}{super()._slot(slot, ground)}{SLOT_END}"
