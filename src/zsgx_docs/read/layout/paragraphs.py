"""Make printed lines into running text: join wrapped lines, keep paragraphs apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from zsgx_docs.model.geometry import Box, union
from zsgx_docs.model.passage import EMPTY, Passage, join
from zsgx_docs.values.listing import ITEM_NUMBER

BLANK = 0.6
"""Ems of white between two pieces of a line that stand for a blank; a guess."""
INDENT = 1.4
"""Ems by which the first line of a paragraph is set in, at least; a guess about the standard two of GB/T
9704."""
TELLING = 3
"""Characters of a line from which their widths tell its size of type; a guess: ink is narrower than type."""
MOST_INDENT = 2.8
"""The same, at most; a guess."""
HANGING = 1.9
"""Ems from its line's start within which the line after a number hangs; a guess below GB/T 9704's standard
two."""
PARAGRAPH_GAP = 1.3
"""Line pitches from one line to the next beyond which white parts two paragraphs; a guess."""
TITLE = 17.0
"""Points from which type is a title's; a guess above the 16 of body type by the standard, GB/T 9704."""
PADDING = 5.4
"""Points between a cell's rule and its text where nothing better is known; Word's default, by its
standard."""

_TOKEN = re.compile(r"[0-9A-Za-z.,:;@/_+%()-]+")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．](?=\s*[\u4e00-\u9fff《“（])"
)
_COUNTED = re.compile(r"\s*(\d{1,3})[.．、](?!\d)")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_PUNCTUATION = re.compile("[，。；：！？,;:]")
SENTENCE_ENDS = ("。", "；", "：", "！", "？")
_UNIT = re.compile(rf"({_TOKEN.pattern}|.[，。、；：]*({_TOKEN.pattern})?)", re.S)
CLOSING = frozenset("，。、；：？！）》」』】〕”’…—,.;:?!)%")
OPENING = frozenset("（《「『【〔“‘”’([{")
_LATIN_BREAKS = frozenset("-/._@")


@dataclass(frozen=True, slots=True)
class TextLine:
    """Hold a piece of a printed line: its characters and the box round them, in points."""

    chars: Passage
    box: Box

    @property
    def em(self) -> float:
        """Return the width of a full-width character; where there is none, of the line's height.

        Signs say it only where nothing else does: their ink is narrower than their place.
        """
        wide = [
            (m.box.width, c in CLOSING or c in OPENING)
            for c, m in zip(self.chars.text, self.chars.marks, strict=True)
            if m.box and is_wide(c)
        ]
        widths = [width for width, is_sign in wide if not is_sign] or [width for width, _ in wide]
        return median(widths) if widths else self.box.height


def is_wide(character: str) -> bool:
    """Tell Chinese characters and full-width signs: no blank parts them from their neighbours."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—□☑·"


def lines_to_passage(
    lines: Sequence[TextLine], left: float, right: float, margin: float | None = None
) -> Passage:
    """Join the lines of a cell or column between the abscissas `left` and `right` (points) into its text.

    `lines` may come in any order and in several pieces a line. Wrapped lines are joined; "\\n" ends
    a paragraph. `margin` is where text begins that is not set in, if other lines of the page tell.
    """
    rows = in_rows(lines)
    if not rows:
        return EMPTY
    column = _Column.of(rows, left, right, margin)
    text = rows[0].chars
    for previous, line, following in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        parted = column.parts(previous, line, following)
        separator = "\n" if parted else wrap_separator(previous.chars.text, line.chars.text)
        text = join([text, line.chars], separator)
    return text


def in_rows(lines: Sequence[TextLine]) -> list[TextLine]:
    """Join pieces from left to right into whole lines, from top to bottom."""
    rows: list[list[TextLine]] = []
    for piece in sorted((p for p in lines if p.chars.text.strip()), key=_height_on_page):
        row = next((r for r in reversed(rows[-3:]) if _beside(r, piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    return sorted((_whole(sorted(row, key=lambda p: p.box.x0)) for row in rows), key=_height_on_page)


def _height_on_page(line: TextLine) -> float:
    return line.box.middle[1]


def wrap_separator(before: str, after: str) -> str:
    """Return what stands between two lines that one paragraph was wrapped into: a blank or nothing."""
    last, first = before[-1], after[0]
    if is_wide(last) or is_wide(first) or not (first.isalnum() or first == "("):
        return ""
    if last in _LATIN_BREAKS or not (last.isalnum() or last in ",;:.)"):
        return ""
    broken_token = _TOKEN.fullmatch(before) is not None
    return "" if broken_token else " "


def last_line(text: Passage) -> Passage:
    """Return the part of `text` that stands on its last printed line."""
    text = text.strip()
    if not text:
        return text
    end = (text.marks[-1].page, text.marks[-1].line)
    start = len(text)
    while start > 0 and (text.marks[start - 1].page, text.marks[start - 1].line) == end:
        start -= 1
    return text[start:]


def _beside(row: list[TextLine], piece: TextLine) -> bool:
    """Whether the piece stands on the row's line, without lying on top of one of its pieces."""
    return any(_shared_height(other.box, piece.box) > 0.5 for other in row) and not any(
        min(other.box.x1, piece.box.x1) - max(other.box.x0, piece.box.x0) > 0.5 * piece.em for other in row
    )


def _shared_height(a: Box, b: Box) -> float:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared / max(1e-6, min(a.height, b.height))


def _whole(pieces: list[TextLine]) -> TextLine:
    text = pieces[0].chars.strip()
    for before, piece in pairwise(pieces):
        blank = piece.box.x0 - before.box.x1 > BLANK * min(before.em, piece.em)
        if text.text.endswith(("、", "）")) and ITEM_NUMBER.fullmatch(text.text):
            blank = False
        text = join([text, piece.chars.strip()], " " if blank else "")
    return TextLine(text, union(p.box for p in pieces))


@dataclass(frozen=True, slots=True)
class _Column:
    """What the lines of one cell or column have in common; `left` and `right` are those of the text."""

    left: float
    right: float
    middle: float
    width: float
    em: float
    pitch: float
    first_lines_set_in: bool

    @classmethod
    def of(cls, rows: list[TextLine], left: float, right: float, margin: float | None) -> _Column:
        em = median(r.em for r in rows)
        text_left, text_right = min(r.box.x0 for r in rows), max(r.box.x1 for r in rows)
        padding = min(max(PADDING, 0.4 * em), max(0.0, text_left - left) + 1.0)
        edge = max(text_right, right - padding)
        aligned = sum(text_right - r.box.x1 < 0.6 * em for r in rows) >= 2
        if aligned and len(rows) > 2 and edge - text_right < 3.5 * em:
            edge = text_right
        steps = [b.box.middle[1] - a.box.middle[1] for a, b in pairwise(rows)]
        lone = 2 * PARAGRAPH_GAP * em if len(rows) < 3 else 0.0
        pitch = max(lone, min((s for s in steps if s > 0.9 * em), default=em))
        middle, width = (left + right) / 2, right - left - 2 * padding
        begin = text_left if margin is None else min(margin, text_left)
        bare = cls(begin, edge, middle, width, em, pitch, False)
        return replace(bare, first_lines_set_in=bare._votes_for_set_in(rows) > 0)

    def _votes_for_set_in(self, rows: list[TextLine]) -> int:
        """Above 0 where first lines are set in, below 0 where the lines after them are (a hanging indent)."""
        votes = self._is_in(rows[0]) - self._is_at_left(rows[0])
        for previous, line in pairwise(rows):
            if self._ends_short(previous, line):
                votes += self._is_in(line) - self._is_at_left(line)
            else:
                votes += self._is_in(previous) and self._is_at_left(line)
                votes -= self._is_at_left(previous) and self._is_in(line)
        return votes

    def _begins_set_in(self, previous: TextLine, line: TextLine) -> bool:
        """Set in as first lines of this column are, below another first line or one that is not set in."""
        after_one = self._is_in(previous) or self._is_at_left(previous)
        return self.first_lines_set_in and self._is_in(line) and after_one

    def _is_in(self, line: TextLine) -> bool:
        return INDENT * self.em < line.box.x0 - self.left < MOST_INDENT * self.em

    def _is_at_left(self, line: TextLine) -> bool:
        return line.box.x0 - self.left < 0.7 * self.em

    def _ends_short(self, previous: TextLine, line: TextLine) -> bool:
        """Whether what `line` begins with would have had room on the line before it."""
        return self.right - previous.box.x1 > _first_unit(line) + self.em

    def parts(self, previous: TextLine, line: TextLine, following: TextLine | None) -> bool:
        """Whether `line` begins a new paragraph."""
        if line.box.middle[1] - previous.box.middle[1] > PARAGRAPH_GAP * self.pitch:
            return True
        if (
            _differ_in_size(previous, line)
            or self._is_heading(previous, line)
            or _counts_on(previous, line)
            or self._is_date(previous, line)
            or self._begins_set_in(previous, line)
        ):
            return True
        if self._wrapped_centred(previous, line) or self._wrapped_signature(previous, line):
            return False
        if self._of_one_title(previous, line):
            return False
        return self._ends_short(previous, line) or self._set_in(previous, line, following)

    def _of_one_title(self, previous: TextLine, line: TextLine) -> bool:
        """Lines of a title, which are made alike in length: the first need not be full."""
        rows = (previous, line)
        return (
            all(row.em > TITLE for row in rows)
            and abs(previous.box.middle[0] - line.box.middle[0]) < 0.75 * self.em
            and all(abs(row.box.middle[0] - self.middle) < 1.5 * self.em for row in rows)
        )

    def _wrapped_signature(self, previous: TextLine, line: TextLine) -> bool:
        """A name over two lines, centred in the right half of the page."""
        alike = abs(previous.box.middle[0] - line.box.middle[0]) < 0.75 * self.em
        far_in = min(previous.box.x0, line.box.x0) - self.left > 6 * self.em
        full = previous.box.width > 11 * self.em
        return alike and far_in and full and not _PUNCTUATION.search(line.chars.text)

    def _is_date(self, previous: TextLine, line: TextLine) -> bool:
        """The day below a signature, alone: the name above is no sentence and no part of a day."""
        alone = bool(_DATE.fullmatch("".join(line.chars.text.split())))
        elsewhere = abs(line.box.x0 - previous.box.x0) > 0.3 * self.em
        above = previous.chars.text
        return alone and not _PUNCTUATION.search(above) and (elsewhere or not re.search(r"\d", above))

    def _is_heading(self, previous: TextLine, line: TextLine) -> bool:
        """Numbered like a heading, and set in or after the end of a sentence."""
        ends, set_in = (
            previous.chars.text.endswith(SENTENCE_ENDS),
            line.box.x0 - self.left > INDENT * self.em,
        )
        return bool(_HEADING.match(line.chars.text)) and (ends or set_in)

    def _set_in(self, previous: TextLine, line: TextLine, following: TextLine | None) -> bool:
        """Set in like a first line, and not hanging: farther than the lines before and after it."""
        if _hangs(previous, line):
            return False
        beside = max(previous.box.x0, self.left if following is None else following.box.x0)
        return line.box.x0 - beside > INDENT * self.em

    def _wrapped_centred(self, previous: TextLine, line: TextLine) -> bool:
        """Centred text that ran out of room: both lines share the column's middle, the first one fills it."""
        centred = all(abs(row.box.middle[0] - self.middle) < 0.75 * self.em for row in (previous, line))
        return centred and previous.box.width + _first_unit(line) > self.width - 0.5 * self.em


def _counts_on(previous: TextLine, line: TextLine) -> bool:
    """Lines of a list in which each item takes one: `4.…` under `3.…`; or a heading next."""
    first, second = (_COUNTED.match(row.chars.text) for row in (previous, line))
    if not first or abs(previous.box.x0 - line.box.x0) > 0.5 * line.em:
        return False
    return int(second[1]) == int(first[1]) + 1 if second else bool(_HEADING.match(line.chars.text))


def _hangs(previous: TextLine, line: TextLine) -> bool:
    """Whether it begins under the text of a numbered line, or less far in than paragraphs are set in."""
    number = ITEM_NUMBER.match(previous.chars.text)
    behind = previous.chars.marks[number.end() :] if number else ()
    begins = behind[0].box if behind else None
    if begins is None or ITEM_NUMBER.match(line.chars.text):
        return False
    under = abs(begins.x0 - line.box.x0) < 0.5 * line.em
    return under or line.box.x0 - previous.box.x0 < HANGING * line.em


def _differ_in_size(previous: TextLine, line: TextLine) -> bool:
    """A title over text: two lines of Chinese, one in clearly larger type."""
    if not all(any(is_wide(c) for c in row.chars.text) for row in (previous, line)):
        return False
    return not _same_size(previous, line, 1.22)


def _first_unit(line: TextLine) -> float:
    """The width of what must stay together at the line's start: a word, or a character with its full stop."""
    text = line.chars.text
    unit = _UNIT.match(text)
    end = unit.end() if unit else 1
    while end < len(text) and (text[end] in CLOSING or text[end - 1] in OPENING):
        end += 1
    boxes = [m.box for m in line.chars.marks[:end] if m.box]
    return union(boxes).width if boxes else line.em * end


def by_size(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Part lines into runs of one size of type, top to bottom: a title is no part of what follows it."""
    runs: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda one: one.box.middle[1]):
        if runs and (_same_height(runs[-1][-1], line) or _same_size(runs[-1][-1], line)):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _same_height(one: TextLine, other: TextLine) -> bool:
    return min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > 0.5 * other.box.height


def _same_size(one: TextLine, other: TextLine, most: float = 1.25) -> bool:
    """By their widths; of a line of one or two characters the height may say it instead."""
    few = min(sum(map(is_wide, line.chars.text)) for line in (one, other)) < TELLING
    sizes = [(one.em, other.em)] + ([(one.box.height, other.box.height)] if few else [])
    return any(max(pair) <= most * max(0.1, min(pair)) for pair in sizes)
