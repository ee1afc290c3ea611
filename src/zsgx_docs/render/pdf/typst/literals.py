"""Writes values as Typst code. All text passes through `string`, so none of it can be code."""

from __future__ import annotations

from zsgx_docs.word.formats import BorderLine


def string(text: str) -> str:
    """Return a text as a Typst string literal; control characters are dropped."""
    if not text.isprintable():
        text = "".join(c for c in text if c >= " " and not "\x7f" <= c <= "\x9f")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def points(amount: float) -> str:
    """Return a length in points."""
    return f"{round(amount, 3):g}pt" if abs(amount) < 1e5 else "0pt"


def paint(colour: str | None) -> str:
    """Return a colour; `colour` is "rrggbb", automatic (None) is black."""
    return f'rgb("#{colour}")' if colour else "black"


def stroke(line: BorderLine | None) -> str:
    """Return how a line is drawn; none for no line."""
    if line is None:
        return "none"
    dash = f", dash: {string(line.dash)}" if line.dash else ""
    return f"(paint: {paint(line.colour)}, thickness: {points(line.width)}{dash})"


def array(items: list[str]) -> str:
    """Return an array of pieces of code."""
    return "(" + "".join(f"{item}, " for item in items) + ")"


def call(name: str, *positional: str, **named: str | None) -> str:
    """Return a function call; named arguments that are None are left out, "_" in names stands for "-"."""
    given = [
        f"{key.rstrip('_').replace('_', '-')}: {value}" for key, value in named.items() if value is not None
    ]
    return f"{name}({', '.join([*given, *positional])})"


def sequence(parts: list[str]) -> str:
    """Return one expression that joins what its parts show."""
    if len(parts) == 1:
        return parts[0]
    return "{\n" + "\n".join(parts) + "\n}" if parts else "none"


def inset(left: float, top: float, right: float, bottom: float) -> str:
    """Return the room inside four edges, in points."""
    return f"(left: {points(left)}, top: {points(top)}, right: {points(right)}, bottom: {points(bottom)})"
