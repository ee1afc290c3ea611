"""The rules of what follows the body: list of annexes, signature, date, note, imprint, annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zsgx_docs.check.lint.anatomy import Anatomy, Annex
from zsgx_docs.check.lint.findings import characters, found, place, points
from zsgx_docs.check.lint.layout import CHARACTER, Layout, Part, width_of
from zsgx_docs.check.lint.text_rules import HALF, LEAN, plain_findings
from zsgx_docs.model.finding import LayoutFinding

NEAR = CHARACTER * 1.0
"""Points by which a signature or date may miss its place."""


def end_findings(layout: Layout, paper: Anatomy) -> Iterator[LayoutFinding]:
    yield from _annex_list(layout.parts, paper)
    if paper.issuer:
        yield from plain_findings(paper.issuer, "G-signature", "署名")
    if paper.date:
        yield from plain_findings(paper.date, "G-date", "成文日期")
        yield from _date(paper.date)
        yield from _signed(paper.issuer, paper.date)
    for note in paper.note:
        yield from _note(note)
    for line in paper.imprint:
        if line.face != "仿宋" or abs(line.size - 14) > HALF:
            yield found(
                "G-imprint", place(line), "版记字体字号", f"{line.face}{points(line.size)}", "仿宋4号（14磅）"
            )


def annex_findings(annexes: Sequence[Annex]) -> Iterator[LayoutFinding]:
    for annex in annexes:
        label = annex.label
        if label.face != "黑体" or abs(label.size - CHARACTER) > HALF:
            measured = f"{label.face}{points(label.size)}"
            yield found("G-annex", place(label), "“附件”字体字号", measured, "黑体3号（16磅）")
        if label.left > LEAN:
            yield found("G-annex", place(label), "“附件”缩进", characters(label.left), "0字（顶格）")
        if re.search("[：:]", label.text):
            yield found("G-annex", place(label), "“附件”之后的标点", f"“{label.text.strip()[-1]}”", "无标点")
        if not label.new_page:
            yield found("G-annex", place(label), "附件的位置", "接排在前文之后", "另起一面")


def _annex_list(parts: Sequence[Part], paper: Anatomy) -> Iterator[LayoutFinding]:
    if not paper.annex_list:
        yield from _unlisted(paper)
        return
    first = paper.annex_list[0]
    if ":" in first.text[:4]:
        yield found("G-annex-list", place(first), "“附件”后的冒号", "半角“:”", "全角“：”")
    if abs(first.left - 2 * CHARACTER) > LEAN:
        yield found("G-annex-list", place(first), "附件说明缩进", characters(first.left), "2字")
    at = next(i for i, part in enumerate(parts) if part is first)
    if at and not parts[at - 1].is_blank:
        yield found("G-annex-list", place(first), "附件说明之上空行", "0行", "1行")
    for line in paper.annex_list:
        ending = line.text.rstrip()[-1:]
        if ending in "。；，、;,.":
            yield found("G-annex-list", place(line), "附件名称末尾", f"标点“{ending}”", "无标点")
    if paper.annexes and len(paper.annexes) != len(paper.annex_list):
        counts = f"{len(paper.annex_list)}个", f"{len(paper.annexes)}个，与所附附件相同"
        yield found("G-annex-list", place(first), "附件说明所列附件", *counts)


def _unlisted(paper: Anatomy) -> Iterator[LayoutFinding]:
    body = re.sub(r"\s", "", "".join(part.text for part in paper.body))
    for annex in paper.annexes:
        label = re.sub(r"\s|[：:]", "", annex.label.text)
        if label not in body:
            yield found(
                "G-annex-list", place(annex.label), "附件说明", "缺", "正文之下列出附件名称", "warning"
            )


def _date(date: Part) -> Iterator[LayoutFinding]:
    if plain_date(date.text) != date.text.strip():
        wanted = f"“{plain_date(date.text)}”"
        yield found("G-date", place(date), "成文日期写法", f"“{date.text.strip()}”", wanted)


def plain_date(text: str) -> str:
    """In Arabic numerals, the full year, without padding or blanks."""
    year, month, day = re.findall(r"[^\s年月日]+", text)[:3]
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


def _signed(issuer: Part | None, date: Part) -> Iterator[LayoutFinding]:
    """Sealed: the date four characters from the right, the issuer centred over it; else the issuer two."""
    if issuer is None:
        if abs(date.right - 4 * CHARACTER) > NEAR:
            yield found("G-signature", place(date), "成文日期右空", characters(date.right), "4字")
        return
    unsealed = abs(issuer.right - 2 * CHARACTER) <= NEAR
    sealed = abs(date.right - 4 * CHARACTER) <= NEAR
    off_centre = _middle(issuer) - _middle(date)
    if unsealed and (abs(date.left - issuer.left - 2 * CHARACTER) <= NEAR or not sealed):
        if abs(date.left - issuer.left - 2 * CHARACTER) > NEAR and abs(date.right - 2 * CHARACTER) > NEAR:
            gap = characters(date.left - issuer.left)
            yield found("G-signature", place(date), "成文日期首字距署名首字", gap, "右移2字")
    elif not sealed:
        yield found("G-signature", place(date), "成文日期右空", characters(date.right), "4字")
    elif abs(off_centre) > NEAR:
        side = "右" if off_centre > 0 else "左"
        measured = f"偏{side}{characters(abs(off_centre))}"
        yield found("G-signature", place(issuer), "署名相对成文日期", measured, "居中")


def _middle(part: Part) -> float:
    return part.left + width_of(part.text.strip(), part.size) / 2


def _note(note: Part) -> Iterator[LayoutFinding]:
    text = note.text.strip()
    if not (text.startswith("（") and text.endswith("）")):
        yield found("G-note", place(note), "附注括号", f"“{text[0]}{text[-1]}”", "全角圆括号“（）”")
    if abs(note.left - 2 * CHARACTER) > LEAN:
        yield found("G-note", place(note), "附注缩进", characters(note.left), "2字")
