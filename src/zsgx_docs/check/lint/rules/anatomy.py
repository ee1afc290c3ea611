"""Tells which part of a paper is what: mark, number, title, addressee, body, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zsgx_docs.check.lint.measure import CHARACTER, Kind, LayoutPart, PaperLayout

BRACKETS = r"[〔\[［【（(「]", r"[〕\]］】）)」]"
NUMBER = re.compile(
    rf"\s*[\u4e00-\u9fff]{{2,12}}\s*{BRACKETS[0]}\s*\d{{2,4}}\s*年?{BRACKETS[1]}\s*第?\s*\d+\s*号?\s*"
    rf"(?:签发人：.*)?"
)
UNFILLED_NUMBER = re.compile(
    rf"\s*[\u4e00-\u9fff]{{2,12}}\s*{BRACKETS[0]}\s*[\d_＿×xX]*\s*年?{BRACKETS[1]}\s*第?[\s_＿×xX]*号\s*"
)
BLANK_LINE = re.compile(r"\s*[_＿]{3,}\s*")
DATE = re.compile(
    r"\s*[\d〇○零一二三四五六七八九]{2,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*"
    r"|\s*\d{4}\s*[-./．／]\s*\d{1,2}\s*[-./．／]\s*\d{1,2}\s*日?\s*"
)
ANNEX_LIST = re.compile(r"\s*附\s*件\s*(?:[：:]|\d{1,2}\s*[.．、：:]?\s*[^\s\d：:])")
ANNEX_LABEL = re.compile(r"\s*附\s*件\s*(\d{0,2}|[一二三四五六七八九十])\s*[：:]?\s*")
LABELLED = re.compile(r"\s*附\s*件\s*(\d{0,2}|[一二三四五六七八九十])\s*[：:]\s*\S.{1,60}")
NOTE = re.compile(r"\s*[（(].{2,60}[）)]\s*|\s*此件.{2,20}\s*")
IMPRINT = re.compile(r"\s*(?:抄\s*送|分\s*送)\s*[：:]|.{4,60}\d+\s*日\s*印\s*发\s*$", re.DOTALL)
LEVELS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*[一二三四五六七八九十]{1,3}[、.．]",
        r"\s*[（(][一二三四五六七八九十]{1,3}[）)]",
        r"\s*\d{1,2}\s*[.．、](?!\d)",
        r"\s*[（(]\d{1,2}[）)]",
    )
)
TITLE_SIZE = 18.0
"""Points from which text may be a title: a guess (小2号) below the 22 that GB/T 9704-2012, 7.3.1 wants."""
MARK_SIZE = 24.0
"""Points from which text may be an issuer's mark: a guess above the 22 of a title, as the standard names
none."""
WORKTABLE_SIZE = 8.0
"""Points up to which a table's type is that of no annex, which have 五号 (10.5) at least: a guess."""
CERTIFICATE_SIZE = 30.0
"""Points from which 证书 is the title of a certificate: a guess."""
LONGEST_NAME = 30
"""Characters of a unit's name at most, in a signature: a guess."""
SMALLEST_PROSE = 12.0
"""Points from which a paragraph is running text: a guess (小4号) below the 16 that the standard wants."""
_TITLE_WORDS = re.compile(r"关于|(?:通知|通报|公告|报告|请示|批复|方案|意见|决定|办法|规定|总结|函|表)\s*$")
_CLOSING = re.compile(r"\s*(?:特此|此复|以上|妥否|附件)")


@dataclass(frozen=True)
class AnnexPart:
    """An annex: its `label` (None where it is left out) with the parts up to the next one."""

    label: LayoutPart | None
    following: tuple[LayoutPart, ...]

    @property
    def number(self) -> str:
        match = re.match(
            r"\s*附\s*件\s*(\d{0,2}|[一二三四五六七八九十])", self.label.text if self.label else ""
        )
        return match[1] if match else ""

    @property
    def title(self) -> tuple[LayoutPart, ...]:
        """Return the large or centred lines before table or text."""
        printed = [part for part in self.following if not part.is_blank]
        count = 0
        while count < len(printed) and not printed[count].is_table and _is_heading(printed[count], count):
            count += 1
        return tuple(printed[:count])


@dataclass(frozen=True)
class Anatomy:
    """The parts of a paper by their roles; None or () for what it does not have."""

    mark: LayoutPart | None
    number: LayoutPart | None
    title: tuple[LayoutPart, ...]
    addressee: LayoutPart | None
    body: tuple[LayoutPart, ...]
    annex_list: tuple[LayoutPart, ...]
    issuers: tuple[LayoutPart, ...]
    date: LayoutPart | None
    note: tuple[LayoutPart, ...]
    imprint: tuple[LayoutPart, ...]
    annexes: tuple[AnnexPart, ...]


def anatomy(layout: PaperLayout) -> Anatomy:
    """Return which part of a layout is what."""
    imprint = _imprint(layout.parts)
    cut = {id(part) for part in imprint}
    main, annexes = _apart([part for part in layout.parts if id(part) not in cut])
    printed = [part for part in main if not part.is_blank]
    mark = _mark(printed[:8])
    number = _number(printed[:10], mark)
    rest = _below_head(printed, mark, number)
    title = _title(rest)
    rest = rest[len(title) :]
    addressee = rest[0] if rest and _is_addressee(rest[0]) else None
    rest = rest[1:] if addressee else rest
    date = next((part for part in reversed(rest) if not part.is_table and DATE.fullmatch(part.text)), None)
    issuers = _issuers(rest, date)
    listed = _annex_list(rest)
    note = tuple(p for p in _after(rest, date) if not p.is_table and NOTE.fullmatch(p.text))
    apart = {id(part) for part in (date, *issuers, *listed, *note)}
    body = tuple(p for p in rest if id(p) not in apart and not p.is_table)
    return Anatomy(mark, number, title, addressee, body, listed, issuers, date, note, imprint, annexes)


def _number(head: Sequence[LayoutPart], mark: LayoutPart | None) -> LayoutPart | None:
    """The document's number, or the place left for it: a blank line only right below a mark."""
    found = next((part for part in head if not part.is_table and is_number(part.text)), None)
    if found is None and mark is not None:
        below = head[[id(part) for part in head].index(id(mark)) + 1 :][:1]
        found = next((part for part in below if BLANK_LINE.fullmatch(part.text)), None)
    return found


def is_number(text: str) -> bool:
    """Whether a text is the number of a document, be its figures left out."""
    return any(pattern.fullmatch(text) for pattern in (NUMBER, UNFILLED_NUMBER))


def guessed_kind(layout: PaperLayout) -> Kind:
    """Return the kind of a paper by its content: the rules that it is judged by if none is given."""
    found = anatomy(layout)
    first = next((part for part in layout.parts if not part.is_blank), None)
    if first and first.size >= CERTIFICATE_SIZE and re.sub(r"\s", "", first.text).endswith("证书"):
        return "certificate"
    if _is_worktable(layout):
        return "worktable"
    at_the_right = found.number is not None and found.number.is_placed and found.number.right < CHARACTER
    if len(layout.red_rules) >= 4 or (found.mark and at_the_right):
        return "letter"
    if found.mark or found.number or found.addressee or found.imprint:
        return "notice"
    return "notice" if any(LEVELS[0].match(p.text) for p in found.body) or _is_prose(found) else "annex"


def _is_worktable(layout: PaperLayout) -> bool:
    """Wide tables that an office keeps for itself lie on their side, in type too small for an annex."""
    small = any(part.is_table and part.size <= WORKTABLE_SIZE for part in layout.parts)
    return small and all(side.is_landscape for side in layout.sides)


def _is_prose(found: Anatomy) -> bool:
    paragraphs = [part for part in found.body if len(part.text) >= 20 and part.size >= SMALLEST_PROSE]
    return bool(found.title) and found.title[0].size >= TITLE_SIZE and len(paragraphs) >= 2


def _mark(head: Sequence[LayoutPart]) -> LayoutPart | None:
    """Large and red; one that is not red is larger than a title and does not read like one."""
    for part in head:
        if part.is_table or (not part.is_red and is_number(part.text)):
            continue
        if part.is_red and part.size >= TITLE_SIZE:
            return part
        if part.size >= MARK_SIZE and not _TITLE_WORDS.search(part.text) and part is not head[-1]:
            followed = head[[id(p) for p in head].index(id(part)) + 1 :]
            if any(is_number(p.text) or _TITLE_WORDS.search(p.text) for p in followed):
                return part
    return None


def _below_head(
    printed: Sequence[LayoutPart], mark: LayoutPart | None, number: LayoutPart | None
) -> list[LayoutPart]:
    """Without mark and number, and what stands over the title beside them: copy number, secrecy, urgency."""
    places = {id(part): at for at, part in enumerate(printed)}
    at_mark = places[id(mark)] if mark is not None else -1
    at_number = places[id(number)] if number is not None else -1
    start = max(at_mark + 1, at_number + 1 if number is not None and mark is not None else 0)
    small = [p for p in printed[:at_number] if p.size < TITLE_SIZE]
    if mark is None and number is not None and len(small) == at_number:
        start = at_number + 1
    return [p for p in printed[start:] if p is not number and not (p.is_red and p.size >= MARK_SIZE)]


def _imprint(parts: Sequence[LayoutPart]) -> tuple[LayoutPart, ...]:
    """From the copies' line on, or the printing line's; up to an annex that follows it wrongly."""
    date = max((n for n, p in enumerate(parts) if not p.is_table and DATE.fullmatch(p.text)), default=0)
    start = next(
        (n for n, p in enumerate(parts) if n > date and not p.is_table and IMPRINT.match(p.text)), None
    )
    if start is None:
        return ()
    end = next((n for n in range(start, len(parts)) if _is_label(parts[n])), len(parts))
    return tuple(p for p in parts[start:end] if not p.is_blank and not p.is_table)


def _apart(parts: Sequence[LayoutPart]) -> tuple[list[LayoutPart], tuple[AnnexPart, ...]]:
    """The main text, and what follows each label of an annex, or the title of one without a label."""
    date = next((n for n, p in enumerate(parts) if not p.is_table and DATE.fullmatch(p.text)), len(parts))
    starts = [n for n, part in enumerate(parts) if _is_label(part) or (n > date and _begins_annex(parts, n))]
    annexes = []
    for start, end in pairwise([*starts, len(parts)]):
        labelled = re.match(r"\s*附\s*件", parts[start].text) is not None
        following = tuple(parts[start + 1 if labelled else start : end])
        annexes.append(AnnexPart(parts[start] if labelled else None, following))
    return list(parts[: starts[0]] if starts else parts), tuple(annexes)


def _is_label(part: LayoutPart) -> bool:
    return not part.is_blank and not part.is_table and ANNEX_LABEL.fullmatch(part.text) is not None


def _begins_annex(parts: Sequence[LayoutPart], at: int) -> bool:
    """On a new page: a label with the title in its line, or a large title with no label over it."""
    part = parts[at]
    if part.is_table or part.is_blank or not _on_new_page(parts, at):
        return False
    over = next((p for p in reversed(parts[:at]) if not p.is_blank), None)
    under_label = over is not None and (_is_label(over) or over.size >= TITLE_SIZE)
    large = part.size >= TITLE_SIZE and part.is_centred and not under_label
    return large or LABELLED.fullmatch(part.text) is not None


def _on_new_page(parts: Sequence[LayoutPart], at: int) -> bool:
    while at and not parts[at].new_page and parts[at - 1].is_blank:
        at -= 1
    return parts[at].new_page


def _is_heading(part: LayoutPart, at: int) -> bool:
    if part.size >= TITLE_SIZE:
        return True
    short = len(part.text) < 50 and not re.search(r"[。；：:]", part.text)
    return at == 0 and short and (part.is_centred or part.head in ("小标宋", "黑体"))


def _title(head: Sequence[LayoutPart]) -> tuple[LayoutPart, ...]:
    """The large lines at the head; of none is large, the first line if it is not a sentence."""
    large = 0
    while large < min(6, len(head)) and _is_title_line(head[large]):
        large += 1
    if any(line.size >= TITLE_SIZE for line in head[:large]):
        return tuple(head[:large])
    first = head[0] if head else None
    plain = first and not first.is_table and not re.search(r"[。；：:]$", first.text) and len(first.text) < 60
    return (first,) if first and plain and not LEVELS[0].match(first.text) else ()


def _is_title_line(part: LayoutPart) -> bool:
    return not part.is_table and (part.size >= TITLE_SIZE or (part.face == "小标宋" and part.is_centred))


def _is_addressee(part: LayoutPart) -> bool:
    text = part.text.strip()
    return (
        not part.is_table and len(text) < 200 and text.endswith(("：", ":", "；", "，")) and "。" not in text
    )


def _issuers(rest: Sequence[LayoutPart], date: LayoutPart | None) -> tuple[LayoutPart, ...]:
    """The names over the date: the one right over it, and others that stand as far in."""
    at = next((i for i, part in enumerate(rest) if part is date), 0)
    names: list[LayoutPart] = []
    while date is not None and at and len(names) < 6:
        at -= 1
        above = rest[at]
        if above.is_table or not _is_name(above.text) or (names and above.left < 6 * CHARACTER):
            break
        names.insert(0, above)
    return tuple(names)


def _is_name(text: str) -> bool:
    return (
        len(text.strip()) <= LONGEST_NAME
        and not re.search(r"[。；：:]", text)
        and not _CLOSING.match(text)
        and not any(level.match(text) for level in LEVELS)
    )


def _after(rest: Sequence[LayoutPart], part: LayoutPart | None) -> Sequence[LayoutPart]:
    at = next((i for i, one in enumerate(rest) if one is part), None)
    return rest[at + 1 :] if at is not None and part is not None else []


def _annex_list(rest: Sequence[LayoutPart]) -> tuple[LayoutPart, ...]:
    at = next((i for i, part in enumerate(rest) if not part.is_table and ANNEX_LIST.match(part.text)), None)
    if at is None:
        return ()
    end = at + 1
    while end < len(rest) and re.match(r"\s*\d{1,2}[.．、]", rest[end].text):
        end += 1
    return tuple(rest[at:end])
