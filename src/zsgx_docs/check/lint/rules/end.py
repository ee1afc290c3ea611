"""Rules of what follows the body: list of annexes, signature, date, note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zsgx_docs.check.lint.measure import CHARACTER, LayoutPart, PaperLayout, width_of
from zsgx_docs.check.lint.rules.anatomy import Anatomy
from zsgx_docs.check.lint.rules.findings import characters, found, place
from zsgx_docs.check.lint.rules.head import LEAN, plain_findings
from zsgx_docs.model.finding import LayoutFinding

NEAR = CHARACTER * 1.0
"""Points by which a signature or date may miss its place, one character: a guess."""
_ITEM = re.compile(r"\s*(?:附\s*件\s*[：:]?)?\s*(?:\d{1,2}\s*[.．、]?)?")


def end_findings(layout: PaperLayout, paper: Anatomy) -> Iterator[LayoutFinding]:
    """Yield what is wrong with list of annexes, signature, date and note."""
    yield from _annex_list(layout, paper)
    for issuer in paper.issuers:
        yield from plain_findings(issuer, "G-signature", "署名")
    if paper.date:
        yield from plain_findings(paper.date, "G-date", "成文日期")
        yield from _date(paper.date)
        yield from _signed(paper.issuers, paper.date)
    for note in paper.note:
        yield from _note(note)
    if paper.note and paper.date:
        blanks = layout.blanks_above(paper.note[0])
        if blanks:
            yield found(
                "G-note", place(paper.note[0]), "附注之上空行", f"{blanks}行", "0行（成文日期下一行）"
            )


def listed_name(line: LayoutPart) -> str:
    """Return the name of an annex on its line of the list, without 附件： and the number."""
    return _ITEM.sub("", line.text, count=1).strip()


def _annex_list(layout: PaperLayout, paper: Anatomy) -> Iterator[LayoutFinding]:
    if not paper.annex_list:
        yield from _unlisted(paper)
        return
    first = paper.annex_list[0]
    colon = re.match(r"\s*附\s*件\s*([：:]?)", first.text)
    if colon and colon[1] != "：":
        measured = "半角“:”" if colon[1] else "缺"
        yield found("G-annex-list", place(first), "“附件”后的冒号", measured, "全角“：”")
    if first.is_placed and abs(first.left - 2 * CHARACTER) > LEAN:
        yield found("G-annex-list", place(first), "附件说明缩进", characters(first.left), "2字")
    blanks = layout.blanks_above(first)
    if blanks is not None and blanks != 1:
        yield found("G-annex-list", place(first), "附件说明之上空行", f"{blanks}行", "1行")
    for line in paper.annex_list:
        yield from plain_findings(line, "G-annex-list", "附件说明")
        yield from _listed(line)
    if paper.annexes and len(paper.annexes) != len(paper.annex_list):
        counts = f"{len(paper.annex_list)}个", f"{len(paper.annexes)}个，与所附附件相同"
        yield found("G-annex-list", place(first), "附件说明所列附件", *counts)


def _listed(line: LayoutPart) -> Iterator[LayoutFinding]:
    ending = line.text.rstrip()[-1:]
    if ending in "。；，、;,.":
        yield found("G-annex-list", place(line), "附件名称末尾", f"标点“{ending}”", "无标点")
    name = listed_name(line)
    start = line.left + width_of(line.text[: line.text.find(name)].strip(), line.size)
    if not line.is_placed or line.rest is None or len(name) * line.size < CHARACTER * 20:
        return
    if abs(line.rest - start) > NEAR:
        measured, wanted = characters(line.rest), f"{characters(start)}（与附件名称首字对齐）"
        yield found("G-annex-list", place(line), "附件说明回行缩进", measured, wanted)


def _unlisted(paper: Anatomy) -> Iterator[LayoutFinding]:
    body = re.sub(r"\s", "", "".join(part.text for part in paper.body))
    for annex in paper.annexes:
        label = re.sub(r"\s|[：:].*", "", annex.label.text) if annex.label else ""
        if annex.label and label not in body:
            yield found(
                "G-annex-list", place(annex.label), "附件说明", "缺", "正文之下列出附件名称", "warning"
            )


def _date(date: LayoutPart) -> Iterator[LayoutFinding]:
    if plain_date(date.text) != date.text.strip():
        wanted = f"“{plain_date(date.text)}”"
        yield found("G-date", place(date), "成文日期写法", f"“{date.text.strip()}”", wanted)


def plain_date(text: str) -> str:
    """Return a date in Arabic numerals with the full year, without padding or blanks."""
    year, month, day = re.findall(r"[^\s年月日\-./．／]+", text)[:3]
    return f"{_numeral(year, True)}年{_numeral(month)}月{_numeral(day)}日"


def _numeral(text: str, is_year: bool = False) -> str:
    digits = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
    if is_year:
        plain = "".join(digits.get(c, c) for c in text)
        return f"20{plain}" if len(plain) == 2 else plain
    if "十" not in text:
        return str(int("".join(digits.get(c, c) for c in text)))
    tens, _, ones = text.partition("十")
    return str(int(digits.get(tens, "1")) * 10 + int(digits.get(ones, "0")))


def _signed(issuers: Sequence[LayoutPart], date: LayoutPart) -> Iterator[LayoutFinding]:
    """Sealed: the date four characters from the right, the issuer centred over it; else the issuer two."""
    if not date.is_placed or not all(issuer.is_placed for issuer in issuers):
        return
    if len(issuers) != 1:
        if abs(date.right - 4 * CHARACTER) > NEAR:
            yield found("G-signature", place(date), "成文日期右空", characters(date.right), "4字")
        return
    issuer = issuers[0]
    unsealed = abs(issuer.right - 2 * CHARACTER) <= NEAR
    sealed = abs(date.right - 4 * CHARACTER) <= NEAR
    off_centre = _middle(issuer) - _middle(date)
    written = abs(width_of(date.text.strip(), 1) - width_of(plain_date(date.text), 1)) * date.size / 2
    if sealed and abs(off_centre) <= NEAR + written:
        return
    if unsealed:
        aside = date.left - issuer.left - 2 * CHARACTER
        if abs(aside) > NEAR and not (aside < 0 and abs(date.right - 2 * CHARACTER) <= NEAR):
            gap = characters(date.left - issuer.left)
            yield found("G-signature", place(date), "成文日期首字距署名首字", gap, "右移2字")
    elif not sealed:
        yield found("G-signature", place(date), "成文日期右空", characters(date.right), "4字")
    else:
        side = "右" if off_centre > 0 else "左"
        measured = f"偏{side}{characters(abs(off_centre))}"
        yield found("G-signature", place(issuer), "署名相对成文日期", measured, "居中")


def _middle(part: LayoutPart) -> float:
    return part.left + width_of(part.text.strip(), part.size) / 2


def _note(note: LayoutPart) -> Iterator[LayoutFinding]:
    text = note.text.strip()
    yield from plain_findings(note, "G-note", "附注")
    if not (text.startswith("（") and text.endswith("）")):
        yield found("G-note", place(note), "附注括号", f"“{text[0]}…{text[-1]}”", "全角圆括号“（）”")
    if note.is_placed and abs(note.left - 2 * CHARACTER) > LEAN:
        yield found("G-note", place(note), "附注缩进", characters(note.left), "2字")
