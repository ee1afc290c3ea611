"""Which part of a paper is what: mark, number, title, addressee, body, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zsgx_docs.check.lint.layout import CHARACTER, Kind, Layout, Part

BRACKETS = r"[〔\[［【（(「]", r"[〕\]］】）)」]"
NUMBER = re.compile(
    rf"\s*[\u4e00-\u9fff]{{2,12}}\s*{BRACKETS[0]}\s*\d{{2,4}}\s*年?{BRACKETS[1]}\s*第?\s*\d+\s*号\s*"
)
DATE = re.compile(
    r"\s*[\d〇○零一二三四五六七八九]{2,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*"
)
ANNEX_LIST = re.compile(r"\s*附\s*件\s*[：:]")
ANNEX_LABEL = re.compile(r"\s*附\s*件\s*(\d{0,2})\s*[：:]?\s*")
NOTE = re.compile(r"\s*[（(].{2,60}[）)]\s*")
IMPRINT = re.compile(r"\s*(?:抄\s*送|分\s*送|主\s*送)\s*[：:]|.{4,40}\d+日\s*印\s*发\s*$")
LEVELS = tuple(
    re.compile(pattern)
    for pattern in (r"\s*[一二三四五六七八九十]{1,3}、", r"\s*[（(][一二三四五六七八九十]{1,3}[）)]")
)
TITLE_SIZE = 18.0
MARK_SIZE = 24.0
CERTIFICATE_SIZE = 30.0
LONGEST_NAME = 30
SMALLEST_PROSE = 12.0


@dataclass(frozen=True)
class Annex:
    """`label` with the parts up to its table or text."""

    label: Part
    following: tuple[Part, ...]

    @property
    def title(self) -> tuple[Part, ...]:
        printed = [part for part in self.following if not part.is_blank]
        count = next((i for i, p in enumerate(printed) if p.is_table or not p.is_centred), len(printed))
        return tuple(printed[:count])


@dataclass(frozen=True)
class Anatomy:
    mark: Part | None
    number: Part | None
    title: tuple[Part, ...]
    addressee: Part | None
    body: tuple[Part, ...]
    annex_list: tuple[Part, ...]
    issuer: Part | None
    date: Part | None
    note: tuple[Part, ...]
    imprint: tuple[Part, ...]
    annexes: tuple[Annex, ...]


def anatomy(layout: Layout) -> Anatomy:
    main, annexes = _apart(layout.parts)
    mark = next((part for part in main[:6] if part.red and part.size >= MARK_SIZE), None)
    head = [part for part in main if part is not mark and not part.is_blank]
    number = next((part for part in head[:8] if not part.is_table and NUMBER.fullmatch(part.text)), None)
    head = [part for part in head if part is not number]
    title = _title(head)
    rest = head[len(title) :]
    addressee = rest[0] if rest and _is_addressee(rest[0]) else None
    rest = rest[1:] if addressee else rest
    date = next((part for part in reversed(rest) if not part.is_table and DATE.fullmatch(part.text)), None)
    issuer = _issuer(rest, date)
    listed = _annex_list(rest)
    note = tuple(p for p in _after(rest, date) if NOTE.fullmatch(p.text))
    imprint = tuple(p for p in rest if IMPRINT.match(p.text))
    apart = {id(part) for part in (date, issuer, *listed, *note, *imprint)}
    body = tuple(p for p in rest if id(p) not in apart and not p.is_table)
    return Anatomy(mark, number, title, addressee, body, listed, issuer, date, note, imprint, annexes)


def guessed_kind(layout: Layout) -> Kind:
    """By content: the rules that a paper of no known kind is judged by."""
    found = anatomy(layout)
    first = next((part for part in layout.parts if not part.is_blank), None)
    if first and first.size >= CERTIFICATE_SIZE and re.sub(r"\s", "", first.text).endswith("证书"):
        return "certificate"
    if len(layout.red_rules) >= 4 or (found.mark and found.number and found.number.right < CHARACTER):
        return "letter"
    if found.mark or found.number or found.addressee:
        return "notice"
    return "notice" if any(LEVELS[0].match(p.text) for p in found.body) or _is_prose(found) else "annex"


def _is_prose(found: Anatomy) -> bool:
    paragraphs = [part for part in found.body if len(part.text) >= 20 and part.size >= SMALLEST_PROSE]
    return bool(found.title) and found.title[0].size >= TITLE_SIZE and len(paragraphs) >= 2


def _apart(parts: Sequence[Part]) -> tuple[list[Part], tuple[Annex, ...]]:
    """The main text, and what follows each label of an annex."""
    starts = [i for i, part in enumerate(parts) if _is_label(part)]
    spans = pairwise([*starts, len(parts)])
    annexes = tuple(Annex(parts[start], tuple(parts[start + 1 : end])) for start, end in spans)
    return list(parts[: starts[0]] if starts else parts), annexes


def _is_label(part: Part) -> bool:
    return not part.is_blank and not part.is_table and ANNEX_LABEL.fullmatch(part.text) is not None


def _title(head: Sequence[Part]) -> tuple[Part, ...]:
    """The large lines at the head; of none is large, the first line if it is not a sentence."""
    large = 0
    while large < min(6, len(head)) and head[large].size >= TITLE_SIZE and not head[large].is_table:
        large += 1
    if large:
        return tuple(head[:large])
    first = head[0] if head else None
    plain = first and not first.is_table and not re.search(r"[。；：:]$", first.text) and len(first.text) < 60
    return (first,) if first and plain and not LEVELS[0].match(first.text) else ()


def _is_addressee(part: Part) -> bool:
    text = part.text.strip()
    return (
        not part.is_table and len(text) < 200 and text.endswith(("：", ":", "；", "，")) and "。" not in text
    )


def _issuer(rest: Sequence[Part], date: Part | None) -> Part | None:
    """The line right over the date, if it is a name and no sentence."""
    at = next((i for i, part in enumerate(rest) if part is date), 0)
    above = rest[at - 1] if date is not None and at else None
    if above is None or above.is_table or re.search(r"[。；：:）)]", above.text):
        return None
    return above if len(above.text.strip()) <= LONGEST_NAME else None


def _after(rest: Sequence[Part], part: Part | None) -> Sequence[Part]:
    at = next((i for i, one in enumerate(rest) if one is part), None)
    return rest[at + 1 :] if at is not None and part is not None else []


def _annex_list(rest: Sequence[Part]) -> tuple[Part, ...]:
    at = next((i for i, part in enumerate(rest) if not part.is_table and ANNEX_LIST.match(part.text)), None)
    if at is None:
        return ()
    end = at + 1
    while end < len(rest) and re.match(r"\s*\d{1,2}[.．、]", rest[end].text):
        end += 1
    return tuple(rest[at:end])
