"""Keep the fields of a Word paragraph that have begun and not ended, however many lie in each other."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class OpenField:
    """A field that has begun: the entry chosen in its list, and the pieces of its code so far."""

    choice: str | None
    pieces: list[str] = field(default_factory=list)
    in_code: bool = True

    @property
    def code(self) -> str:
        return "".join(self.pieces)


class OpenFields:
    """The open fields, the innermost last; it also knows which of them have shown a text of their own."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []
        self._in_code = 0
        self._with_text = 0

    @property
    def hide_text(self) -> bool:
        """Tell whether any is still in its code, so that text is none that a person sees."""
        return self._in_code > 0

    def begin(self, choice: str | None) -> None:
        self._open.append(OpenField(choice))
        self._in_code += 1

    def add_code(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)

    def leave_code(self) -> None:
        """The code of the innermost is over; what follows is what it shows."""
        if self._open:
            self._left(self._open[-1])

    def text_is_shown(self) -> None:
        """Every open one has a text now."""
        self._with_text = len(self._open)

    def end(self) -> OpenField | None:
        """End the innermost; return it where it is to show something and has shown no text."""
        if not self._open:
            return None
        ended = self._open.pop()
        self._left(ended)
        has_text = self._with_text > len(self._open)
        self._with_text = min(self._with_text, len(self._open))
        return None if self.hide_text or has_text else ended

    def _left(self, left: OpenField) -> None:
        self._in_code -= left.in_code
        left.in_code = False
