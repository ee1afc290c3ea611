"""Mends in a copy of a Word file what can be mended safely: formatting only, never text."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zsgx_docs.check.lint.lint import lint
from zsgx_docs.check.lint.measure import (
    CHARACTER,
    LINE,
    Kind,
    LayoutPart,
    PaperLayout,
    Typeface,
    is_black,
    own,
    typeface,
    width_of,
    word_layout,
)  # fmt: skip
from zsgx_docs.check.lint.mend import formatting as word
from zsgx_docs.check.lint.mend.numbers import number_changes
from zsgx_docs.check.lint.rules import (
    HALF,
    LEAN,
    PITCH_SLACK,
    Anatomy,
    AnnexPart,
    anatomy,
    guessed_kind,
    heading_of,
    is_heading,
    level_of,
    listed_name,
    page_findings,
    place,
    wanted_face,
)
from zsgx_docs.word.names import W
from zsgx_docs.word.package import open_word

if TYPE_CHECKING:
    from docx.document import Document


MOST_PASSES = 3
"""Passes over a paper: a guess; what one change uncovers is mended by the next, and what stays undone in the
last is not told."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The mended copy; `changes` are Chinese sentences, in the order of the paper."""

    data: bytes
    changes: tuple[str, ...]


def mended(data: bytes, filename: str, kind: Kind | None = None) -> Mended:
    """Return a copy of a Word file with its formatting mended; wording stays.

    Margins; typeface, size, colour, indents and spacing of each part; page numbers. Raises UnreadableFile.
    """
    document = open_word(data, filename)
    kind = kind or guessed_kind(word_layout(document))
    passes: list[list[str]] = []
    while len(passes) < MOST_PASSES and (not passes or passes[-1]):
        passes.append(list(_changes(document, kind)))
    vain = set(passes[-1])
    told = dict.fromkeys(change for done in passes for change in done if change not in vain)
    out = io.BytesIO()
    document.save(out)
    return Mended(out.getvalue(), tuple(told))


def _changes(document: Document, kind: Kind) -> Iterator[str]:
    layout = word_layout(document)
    rules = {finding.rule for finding in lint(layout, kind).findings}
    yield from _margins(document, layout)
    if kind != "certificate":
        yield from number_changes(layout) if "G-pageno" in rules else ()
        yield from _Mender(layout, separable(layout, anatomy(layout)), kind, rules).changes()


def separable(layout: PaperLayout, paper: Anatomy) -> Anatomy:
    """Return the parts that can be set apart: none shares a Word paragraph with one of another role."""
    named = {
        "mark": [paper.mark], "number": [paper.number], "title": paper.title, "to": [paper.addressee],
        "body": paper.body, "list": paper.annex_list, "issuers": paper.issuers, "date": [paper.date],
        "note": paper.note, "imprint": paper.imprint,
        "labels": [a.label for a in paper.annexes], "titles": [p for a in paper.annexes for p in a.title],
    }  # fmt: skip
    role_of = {id(part): role for role, parts in named.items() for part in parts if part is not None}
    roles: dict[int, set[str]] = {}
    for part in layout.printed:
        roles.setdefault(id(part.source), set()).add(role_of.get(id(part), "other"))
    shared = {source for source, found in roles.items() if len(found) > 1}

    def kept(parts: Sequence[LayoutPart]) -> tuple[LayoutPart, ...]:
        return tuple(part for part in parts if id(part.source) not in shared)

    def alone(part: LayoutPart | None) -> LayoutPart | None:
        return part if part is not None and id(part.source) not in shared else None

    return replace(
        paper, number=alone(paper.number), title=kept(paper.title), addressee=alone(paper.addressee),
        body=kept(paper.body), issuers=kept(paper.issuers), date=alone(paper.date), note=kept(paper.note),
        annex_list=paper.annex_list if len(kept(paper.annex_list)) == len(paper.annex_list) else (),
        annexes=tuple(a for a in paper.annexes if len(kept(_own(a))) == len(_own(a))),
    )  # fmt: skip


def _own(annex: AnnexPart) -> list[LayoutPart]:
    return [part for part in (annex.label, *annex.title) if part is not None]


def _margins(document: Document, layout: PaperLayout) -> Iterator[str]:
    from docx.shared import Mm

    wrong = {finding.where for finding in page_findings(layout)}
    for section, side in zip(document.sections, layout.sides, strict=True):
        if side.where not in wrong:
            continue
        paper = (Mm(297), Mm(210)) if side.is_landscape else (Mm(210), Mm(297))
        margins = (28, 35, 26, 37) if side.is_landscape else (37, 26, 35, 28)
        section.page_width, section.page_height = paper
        section.top_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
        section.bottom_margin, section.left_margin = Mm(margins[2]), Mm(margins[3])
        section.gutter = 0
        edges = "、".join(f"{edge}{mm}" for edge, mm in zip("上右下左", margins, strict=True))
        yield f"{side.where}：用纸改为A4，页边距改为{edges}毫米。"


@dataclass(frozen=True)
class _Mender:
    layout: PaperLayout
    paper: Anatomy
    kind: Kind
    rules: set[str]

    def changes(self) -> Iterator[str]:
        if self.kind in ("letter", "notice"):
            yield from self._head()
            for part in self.paper.body:
                yield from _told(part, [*self._body(part)])
            yield from self._annex_list()
            yield from self._signature()
            for note in self.paper.note:
                yield from _told(note, [*_plain(note), *_first(note, 2)])
            for line in self.paper.imprint:
                yield from _told(line, [*_look(line, "仿宋", 14)])
        elif not self.paper.annexes:
            large = [line for line in self.paper.title if line.size >= CHARACTER and line.is_centred]
            yield from self._title(large)
        yield from self._annexes()

    def _head(self) -> Iterator[str]:
        number, addressee = self.paper.number, self.paper.addressee
        if number:
            yield from _told(number, [*_plain(number), *self._number_place(number)])
        yield from self._title(self.paper.title)
        if self.paper.title and self.paper.mark and number:
            yield from self._blanks(self.paper.title[0], 2)
        if addressee:
            yield from _told(addressee, [*_plain(addressee), *_first(addressee, 0)])
            if self.paper.title:
                yield from self._blanks(addressee, 1)

    def _number_place(self, number: LayoutPart) -> Iterator[str]:
        if not number.is_placed or self.paper.mark is None or "签发人" in number.text:
            return
        if self.kind == "letter" and number.right > LEAN:
            word.flush_right(number.source, 0)
            yield "改为顶格居右"
        elif self.kind == "notice" and not number.is_centred:
            word.centre(number.source)
            yield "改为居中"

    def _title(self, lines: tuple[LayoutPart, ...] | list[LayoutPart]) -> Iterator[str]:
        for line in lines:
            done = [*_look(line, "小标宋", 22)]
            if line.bold:
                word.set_light(line.source)
                done.append("去掉加粗")
            if not line.is_centred:
                word.centre(line.source)
                done.append("改为居中")
            yield from _told(line, done)

    def _blanks(self, part: LayoutPart, wanted: int) -> Iterator[str]:
        """Room is added as space before; blank paragraphs too many are left for a person."""
        blanks = self.layout.blanks_above(part)
        if blanks is not None and blanks < wanted and not part.is_table:
            word.lines_before(part.source, wanted - blanks)
            yield f"{place(part)}：之上补足{wanted}行的间距。"

    def _body(self, part: LayoutPart) -> Iterator[str]:
        level = level_of(part)
        yield from self._level(part, level) if level is not None else ()
        if level is None or not is_heading(part):
            wrong = part.face not in ("仿宋",) and (level is None or part.face != wanted_face(part, level))
            if wrong and (level is None or part.face != part.head):
                word.set_font(_runs(part, behind=level is not None), "仿宋", None)
                yield "改为仿宋"
            elif foreign := _foreign(part):
                word.set_font(foreign, "仿宋", None)
                yield "改为仿宋"
            if abs(part.size - CHARACTER) > HALF:
                word.set_font(_runs(part), None, CHARACTER)
                yield "改为3号字"
        yield from _black(part)
        yield from _first(part, 2)
        if "G-grid" in self.rules and (part.line is None or abs(part.line - LINE) > PITCH_SLACK):
            word.lead(part.source, LINE)
            yield "行距改为固定值28.95磅"

    def _level(self, part: LayoutPart, level: int) -> Iterator[str]:
        """The heading's own runs; one that shares a run with the text is left for a person."""
        face, runs = wanted_face(part, level), _heading_runs(part)
        if (
            face is not None
            and runs
            and part.head != face
            and (level < 2 or is_heading(part) or part.face != part.head)
        ):
            word.set_font(runs, face, None)
            yield f"标题改为{face}"
        if is_heading(part) and abs(part.head_size - CHARACTER) > HALF:
            word.set_font(_runs(part), None, CHARACTER)
            yield "标题改为3号字"

    def _annex_list(self) -> Iterator[str]:
        for at, line in enumerate(self.paper.annex_list):
            done = [*_plain(line)]
            name = listed_name(line)
            prefix = line.text[: line.text.find(name)].strip()
            start = 2 if at == 0 else 2 + width_of("附件：", 1)
            aligned = start + width_of(prefix, 1)
            lone = _is_lone(self.layout, line)
            wraps = len(name) >= 20 and line.rest is not None
            misled = wraps and abs((line.rest or 0) - aligned * CHARACTER) > CHARACTER
            if lone and line.is_placed and (misled or (at == 0 and abs(line.left - 2 * CHARACTER) > LEAN)):
                word.flush_left(line.source, start, aligned)
                done.append("改为左空2字，回行与名称首字对齐")
            yield from _told(line, done)
            if at == 0:
                yield from self._blanks(line, 1)

    def _signature(self) -> Iterator[str]:
        issuers, date = self.paper.issuers, self.paper.date
        for issuer in issuers:
            yield from _told(issuer, [*_plain(issuer)])
        if date is None:
            return
        yield from _told(date, [*_plain(date)])
        if (
            "G-signature" not in self.rules
            or len(issuers) != 1
            or not (date.is_placed and issuers[0].is_placed)
        ):
            return
        if abs(issuers[0].right - 2 * CHARACTER) <= CHARACTER and _is_lone(self.layout, date):
            start = issuers[0].left / CHARACTER + 2
            word.flush_left(date.source, start, start)
            yield f"{place(date)}：成文日期首字改为比署名首字右移2字。"
            return
        texts = [part.text.strip() for part in (issuers[0], date)]
        aside = 4 + (width_of(texts[1], 1) - width_of(texts[0], 1)) / 2
        if aside >= 0 and all(_is_lone(self.layout, part) for part in (issuers[0], date)):
            word.flush_right(issuers[0].source, aside)
            word.flush_right(date.source, 4)
            yield f"{place(date)}：成文日期改为右空4字，署名以成文日期为准居中。"

    def _annexes(self) -> Iterator[str]:
        for annex in self.paper.annexes:
            label = annex.label
            if label is not None:
                yield from _told(
                    label, [*_look(label, "黑体", CHARACTER), *_first(label, 0), *self._turned(label)]
                )
            yield from self._title(annex.title)
            if label is not None and annex.title:
                yield from self._blanks(annex.title[0], 1)

    def _turned(self, label: LayoutPart) -> Iterator[str]:
        at = top = self.layout.index(label)
        while top and not self.layout.parts[top].new_page and self.layout.parts[top - 1].is_blank:
            top -= 1
        if at and not self.layout.parts[top].new_page:
            word.on_new_page(label.source)
            yield "改为另起一面"


def _told(part: LayoutPart, done: list[str]) -> Iterator[str]:
    if done:
        yield f"{place(part)}：{'、'.join(done)}。"


def _plain(part: LayoutPart) -> Iterator[str]:
    """What is set as the body is."""
    yield from _look(part, "仿宋", CHARACTER)


def _look(part: LayoutPart, face: Typeface, size: float) -> Iterator[str]:
    names = {14.0: "4号", CHARACTER: "3号", 22.0: "2号"}
    if part.face != face or abs(part.size - size) > HALF:
        word.set_font(_runs(part), face, size)
        yield f"改为{names[size]}{face}"
    elif foreign := _foreign(part):
        word.set_font(foreign, face, None)
        yield f"改为{face}"
    yield from _black(part)


def _black(part: LayoutPart) -> Iterator[str]:
    if not is_black(part.colour):
        word.set_black(part.source)
        yield "改为黑色"


def _first(part: LayoutPart, wanted: int) -> Iterator[str]:
    """Indents that blanks were typed for are left: taking them away would change the text."""
    if not part.is_placed or part.text[:1].isspace():
        return
    if abs(part.left - wanted * CHARACTER) > LEAN or abs(part.rest or 0) > LEAN:
        word.flush_left(part.source, wanted)
        yield f"改为首行缩进{wanted}字、回行顶格" if wanted else "改为顶格"


def _runs(part: LayoutPart, behind: bool = False) -> list[object]:
    """The runs of a part; `behind` those after its heading."""
    runs = list(own(part.source, "r"))
    headed = {id(run) for run in _heading_runs(part)} if behind else set()
    return [run for run in runs if id(run) not in headed]


def _heading_runs(part: LayoutPart) -> list[object]:
    """The runs that hold a heading and nothing more; none where it shares a run with the text."""
    runs = list(own(part.source, "r"))
    if is_heading(part):
        return runs
    wanted, taken, text = len(heading_of(part)), [], ""
    for run in runs:
        taken.append(run)
        text += "".join(t.text or "" for t in run.findall(f"{W}t"))
        if wanted <= len(text.strip()) <= wanted + 1:
            return taken
    return []


def _foreign(part: LayoutPart) -> list[object]:
    """Runs that name a font outside the standard's directly."""
    if all(typeface(font) != "其他" for font in part.faces):
        return []
    fonts = ((run, run.find(f"{W}rPr/{W}rFonts")) for run in own(part.source, "r"))
    return [
        run
        for run, given in fonts
        if given is not None and typeface(given.get(f"{W}eastAsia") or "仿宋") == "其他"
    ]


def _is_lone(layout: PaperLayout, part: LayoutPart) -> bool:
    """Whether a paragraph holds nothing but this part."""
    return sum(other.source is part.source for other in layout.parts) == 1
