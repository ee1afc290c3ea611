"""Writes runs as Typst text: fonts by script, line edges, decorations."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from zsgx_docs.render.fonts import FaceStack, FontBook
from zsgx_docs.render.pdf.blocks import TextRun
from zsgx_docs.render.pdf.typst.fit import text_width
from zsgx_docs.render.pdf.typst.lines import Lines
from zsgx_docs.render.pdf.typst.literals import array, call, paint, points, sequence, string
from zsgx_docs.render.pdf.typst.scripts import BOX_KINDS, Parts, Script, by_script
from zsgx_docs.word.formats import RunFormat

_RAISED = {"superscript": -0.35, "subscript": 0.15}
"""Ems by which text is lowered: a guess at Word's superscripts and subscripts."""
_RAISED_SIZE = 0.65
"""Size of superscripts and subscripts as a share of the text's: a guess at Word's."""
_SMALL_CAPITALS = 0.8
"""Size of small capitals as a share of the text's: LibreOffice's, taken for Word's."""
_THICKENED = 0.028
"""Ems of the stroke drawn round the characters of a face that has no bold one: a guess."""
_WORD = re.compile(r"([!-~\u00c0-\u024f]+)")
_PLAIN_WORD = re.compile("[0-9A-Za-z]+")
_IDEOGRAPHS = re.compile("[\u4e00-\u9fff]+")
_CLOSE = 0.01
"""Share of a character: lines that end as near as this to a whole one are not counted; a guess."""
_BREAKS_CLOSE = 0.05
"""Points: where a word breaks as near as this to the line's end its lines are not counted; a guess."""
_MAY_BREAK = 0.001
"""Points: by definition the width of `may-break` in the prelude, which lets a word break there."""
_LATIN = r"[[\x20-\x7e][[\x{a0}-\x{10ff}]--[\p{So}\p{Sm}\p{No}·×÷±°§¶¨]]]"
"""What a Latin face prints in a run that has Chinese text too (a Rust regular expression)."""


@dataclass(frozen=True, slots=True)
class OneLook:
    """A look that can write a whole text in one call, on lines `height` points high.

    `hoists`: it says nothing that another look inside it would not say otherwise.
    """

    name: str
    height: float
    hoists: bool
    size: float
    tracking: float
    advances: Mapping[str, float]
    printed: Mapping[Script, set[str]]

    def note(self, parts: Parts) -> None:
        """Remember that these texts are printed."""
        for script, part in parts:
            self.printed[script].update(part)

    def lines(self, parts: Parts, room: float) -> int | None:
        """Return how many lines texts surely take where they have `room` points; None if that is not sure."""
        if self.width(parts) <= room:
            return 1
        if len(parts) > 1 or self.tracking or not re.fullmatch(_IDEOGRAPHS, parts[0][1]):
            return None
        characters, rest = divmod(room / self.size, 1)
        sure = characters >= 1 and _CLOSE < rest < 1 - _CLOSE
        return math.ceil(len(parts[0][1]) / characters) if sure else None

    def broken_lines(self, word: str, room: float) -> int | None:
        """Return how many lines a word takes that breaks wherever a line ends; None if that is not sure."""
        if not _PLAIN_WORD.fullmatch(word):
            return None
        lines, width = 1, 0.0
        for character in word:
            advance = self.advances[character] * self.size + _MAY_BREAK
            if abs(width + advance - room) < _BREAKS_CLOSE:
                return None
            if width + advance > room:
                lines, width = lines + 1, 0.0
            width += advance
        return lines

    def width(self, parts: Parts) -> float:
        """Return the most points that a line of texts takes; Typst parts the scripts by a quarter em."""
        ems = sum([_ems(part, self.advances) for _, part in parts]) + 0.25 * (len(parts) - 1)
        return ems * self.size + self.tracking * sum([len(part) for _, part in parts])


@dataclass(slots=True)
class TextMarkup:
    """A writer of runs that keeps the looks it used (each defined once) and the characters it printed."""

    book: FontBook
    definitions: list[str] = field(default_factory=list)
    _looks: dict[tuple[RunFormat, Script, Lines], str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _printed: dict[FaceStack, set[str]] = field(default_factory=dict)

    def missing(self) -> str:
        """Return the characters that no face can print."""
        lost = {
            c for stack, characters in self._printed.items() for c in self.book.missing(characters, stack)
        }
        return "".join(sorted(lost))

    def run(self, piece: TextRun, lines: Lines, room: float = math.inf) -> str:
        """Return a run as Typst code; a word wider than `room`, in points, may break anywhere, as in Word."""
        form = piece.format
        text = piece.text.upper() if form.capitals == "all" else piece.text
        if form.capitals != "small":
            parts: list[str] = []
            for stretch, loose in self._stretches(text, form, room):
                if loose and _PLAIN_WORD.fullmatch(stretch):
                    self._printed.setdefault(self._stack(form, "latin"), set()).update(stretch)
                    parts.append(call("loose", self.look(form, "latin", lines), string(stretch)))
                    continue
                for part in stretch if loose else [stretch]:
                    parts += [self._written(part, form, lines), *(["may-break"] if loose else [])]
            return _decorated(sequence(parts), form)
        small = replace(form, size=form.size * _SMALL_CAPITALS)
        parts = [
            self._written("".join(run).upper(), small if low else form, lines)
            for low, run in groupby(text, key=str.islower)
        ]
        return _decorated(sequence(parts), form)

    def one_look(self, form: RunFormat, lines: Lines, scripts: frozenset[Script]) -> OneLook | None:
        """Return a look that writes texts of these scripts, None where their faces cannot share one."""
        script = self._shared_script(form, lines, scripts)
        return self._one_look(form, lines, script, scripts) if script else None

    def broken_look(self, form: RunFormat, lines: Lines) -> OneLook | None:
        """Return a look for words that may break anywhere, None where it is not known how wide they are."""
        if form.italic or form.raised or form.capitals or form.tracking or lines.extra:
            return None
        return self._one_look(form, lines, "latin", frozenset(["latin"]))

    def _one_look(self, form: RunFormat, lines: Lines, script: Script, scripts: frozenset[Script]) -> OneLook:
        tracking = form.tracking + lines.extra
        stack = self._stack(form, script)
        return OneLook(
            name=self.look(form, script, lines),
            height=sum(self._edges(form, script, lines)),
            hoists=script not in BOX_KINDS
            and not (form.italic or form.raised or form.shift or tracking or stack.thicken),
            size=form.size,
            tracking=tracking,
            advances=self._advances(form),
            printed={
                script: self._printed.setdefault(self._stack(form, script), set()) for script in scripts
            },
        )

    def _shared_script(self, form: RunFormat, lines: Lines, scripts: frozenset[Script]) -> Script | None:
        """Latin text alone is written as mixed where its lines get no higher by that: looks are to be few."""
        (only, *others) = scripts
        if not scripts.isdisjoint(BOX_KINDS) or not self._can_mix(form, lines):
            return None if others else only
        same_height = self._edges(form, "latin", lines) == self._edges(form, "east", lines)
        return "latin" if scripts == {"latin"} and not same_height else "mixed"

    def _advances(self, form: RunFormat) -> Mapping[str, float]:
        return self.book.advances(self._stack(form, "latin"))

    def _written(self, text: str, form: RunFormat, lines: Lines) -> str:
        """One call where one look can serve both scripts, else one for each stretch of a script."""
        calls: list[str] = []
        for boxes, group in groupby(
            by_script(text, lines.chinese or form.east_hint), key=lambda part: part[0] in BOX_KINDS
        ):
            parts = list(group)
            for script, part in parts:
                self._printed.setdefault(self._stack(form, script), set()).update(part)
            if not boxes and len(parts) > 1 and self._can_mix(form, lines):
                parts = [("mixed", "".join(part for _, part in parts))]
            calls += [f"{self.look(form, script, lines)}({string(part)})" for script, part in parts]
        return sequence(calls)

    def _can_mix(self, form: RunFormat, lines: Lines) -> bool:
        latin, east = self._stack(form, "latin"), self._stack(form, "east")
        return not lines.extra and (latin.weight, latin.thicken) == (east.weight, east.thicken)

    def _stack(self, form: RunFormat, script: Script) -> FaceStack:
        """Where a bold face stands in for 小标宋, the Latin text beside it is bold too."""
        east = self.book.stack(form.east, bold=form.bold)
        if script in BOX_KINDS and (fit := self.book.box(BOX_KINDS[script])):
            return FaceStack((fit.family, *east.families), 400, False, east.line_height)
        if script != "latin":
            return east
        return self.book.stack(form.latin, bold=form.bold or east.weight > 400, east_asian=False)

    def look(self, form: RunFormat, script: Script, lines: Lines) -> str:
        """Return the name of the Typst function that writes text in this format."""
        key = (form, script, lines)
        if key not in self._looks:
            given = self._look(form, script, lines)
            if given not in self._names:
                self._names[given] = f"look-{len(self._names)}"
                self.definitions.append(f"#let {self._names[given]} = {given}")
            self._looks[key] = self._names[given]
        return self._looks[key]

    def _look(self, form: RunFormat, script: Script, lines: Lines) -> str:
        stack = self._stack(form, script)
        fonts = [string(family) for family in stack.families]
        if script == "mixed":  # a longer list of Latin faces would cost Typst much time
            latin = self._stack(form, "latin").families[0]
            fonts.insert(0, f"(name: {string(latin)}, covers: regex({string(_LATIN)}))")
        size = _size(form)
        fit = self.book.box(BOX_KINDS[script]) if script in BOX_KINDS else None
        top, bottom = self._edges(form, script, lines)
        shift = _RAISED.get(form.raised or "", 0) * form.size - form.shift
        tracking = form.tracking + (0 if script == "latin" else lines.extra)
        if fit is not None:
            shift, size = shift + fit.lower * size, fit.scale * size
        return call(
            "text.with",
            font=array(fonts),
            size=points(size),
            weight=str(stack.weight),
            style='"italic"' if form.italic else None,
            fill=paint(form.colour),
            stroke=f"{points(_THICKENED * size)} + {paint(form.colour)}" if stack.thicken else None,
            top_edge=points(top),
            bottom_edge=points(-bottom),
            baseline=points(shift) if shift else None,
            tracking=points(tracking) if tracking else None,
        )

    def has_long_word(self, text: str, form: RunFormat, room: float) -> bool:
        """Tell whether there is a word wider than `room`, in points."""
        return any(loose for _, loose in self._stretches(text, form, room))

    def _stretches(self, text: str, form: RunFormat, room: float) -> list[tuple[str, bool]]:
        """The text in parts; True for those that may be broken after every character."""
        if text_width(text, form.size) < room:
            return [(text, False)]

        def too_long(part: str) -> bool:
            if not re.fullmatch(_WORD, part) or text_width(part, form.size) < room:
                return False
            return _ems(part, self._advances(form)) * form.size + form.tracking * len(part) > room

        return [(part, too_long(part)) for part in re.split(_WORD, text) if part]

    def edges(self, form: RunFormat, lines: Lines) -> tuple[float, float]:
        """Return the points above and below the baseline, for a line without text."""
        return self._edges(form, "east", lines)

    def _edges(self, form: RunFormat, script: Script, lines: Lines) -> tuple[float, float]:
        size = _size(form)
        return lines.edges(size, size * self._stack(form, script).line_height)


def _decorated(body: str, look: RunFormat) -> str:
    if look.underline:
        body = call("underline", body, offset=points(0.16 * look.size), stroke="0.5pt", evade="false")
    if look.underline == "double":
        body = call("underline", body, offset=points(0.16 * look.size + 1.5), stroke="0.5pt", evade="false")
    if look.strike:
        body = call("strike", body)
    if look.fill:
        body = call("highlight", body, fill=paint(look.fill))
    return body


def _size(form: RunFormat) -> float:
    return form.size * (_RAISED_SIZE if form.raised else 1)


def _ems(text: str, advances: Mapping[str, float]) -> float:
    """At most how wide the text is; what is not ASCII counts as a full-width character."""
    return sum([advances.get(character, 1.0) for character in text])
