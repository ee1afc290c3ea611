"""One changed paper, drawn by its number: the same arguments give the same file."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal

from changes.catalogue import CATALOGUE, Change
from changes.paper import NoPlace, Paper
from changes.printed import Printed
from changes.records import RECORDS, WEIGHTS
from changes.truth import Truth
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.read.extract import extract
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.template.template import Template

Kind = Literal["word", "pdf", "office"]
KINDS: tuple[Kind, ...] = ("word", "pdf", "office")
"""As a Word file; as our own PDF of it; as the PDF that LibreOffice prints."""
UNCHANGED = 0.1
MOST = 3
Printer = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Drawn:
    number: int
    seed: int
    kind: Kind
    template: str
    changes: tuple[str, ...]
    truth: Truth
    data: bytes

    @property
    def filename(self) -> str:
        return f"来文.{'docx' if self.kind == 'word' else 'pdf'}"


def draw(
    number: int,
    seed: int,
    kinds: Sequence[Kind] = ("word", "pdf"),
    only: Callable[[str], bool] | None = None,
    printer: Printer | None = None,
) -> Drawn:
    """A paper with none to three changes; `only` says which changes may be made, and then one is.

    `printer` makes the PDF of a Word file for the kind `office`.
    """
    rng = Random(f"{seed}/{number}")
    kind = rng.choice(list(kinds))
    count = 0 if rng.random() < UNCHANGED else rng.randint(1, MOST)
    wanted = _in_order(kind, rng, only)
    papers = _templates(rng)
    if only is None:
        return _made(number, seed, kind, papers[0], wanted, count, printer)
    for template in papers:
        drawn = _made(number, seed, kind, template, wanted, 1, printer)
        if drawn.changes or not wanted:
            break
    return drawn


def alone(name: str, number: int, seed: int, printer: Printer | None = None) -> Drawn:
    """A paper with this one change: as Word, or as our PDF where the change is one of PDFs."""
    kind: Kind = "pdf" if CATALOGUE[name].group == "pdf" else "word"
    return draw(number, seed, (kind,), lambda each: each == name, printer)


def again(drawn: Drawn, change: str, printer: Printer | None = None) -> Drawn:
    """The same paper with one of its changes."""
    return _made(drawn.number, drawn.seed, drawn.kind, drawn.template, [CATALOGUE[change]], 1, printer)


def read(drawn: Drawn) -> Extraction | Exception:
    """As the product reads it, with all its templates, in this process."""
    try:
        return extract(drawn.data, drawn.filename, _catalogue())
    except Exception as why:
        return why


@cache
def _catalogue() -> list[Template]:
    return list(default_catalogue())


def _templates(rng: Random) -> list[str]:
    """All of them; common ones tend to come first."""
    pool = [name for name in RECORDS for _ in range(WEIGHTS.get(name, 1))]
    return list(dict.fromkeys(rng.sample(pool, len(pool))))


def _in_order(kind: Kind, rng: Random, only: Callable[[str], bool] | None) -> list[Change]:
    """What may be made to this kind of file; common changes tend to come first."""
    possible = [c for c in CATALOGUE.values() if _fits(c, kind) and (only is None or only(c.name))]
    pool = [change for change in possible for _ in range(change.common)]
    return list(dict.fromkeys(rng.sample(pool, len(pool))))


def _fits(change: Change, kind: Kind) -> bool:
    if kind == "word":
        return change.group != "pdf"
    return change.prints or change.group == "pdf"


def _made(
    number: int,
    seed: int,
    kind: Kind,
    template: str,
    wanted: Sequence[Change],
    count: int,
    printer: Printer | None,
) -> Drawn:
    record = RECORDS[template](Random(f"{seed}/{number}/{template}"))
    paper = Paper.filled(default_catalogue().get(template), record, Random(0))
    rng = Random(f"{seed}/{number}/last")
    later = [change for change in wanted if change.group == "pdf"]
    on_paper = 0 if not later else rng.randint(0, count)
    made = _apply(paper, [c for c in wanted if c.group != "pdf"], count - on_paper, number, seed)
    if kind == "word":
        return Drawn(number, seed, kind, template, tuple(made), paper.truth, paper.word())
    data = word_to_pdf(paper.word()).pdf if kind == "pdf" else (printer or _no_printer)(paper.word())
    printed = Printed(data, paper.truth, paper.spots, Random(0))
    made += _apply(printed, later, count - len(made), number, seed)
    return Drawn(number, seed, kind, template, tuple(made), printed.truth, printed.finished())


def _no_printer(word: bytes) -> bytes:
    raise ValueError("no printer was given")


def _apply(paper: Paper | Printed, wanted: Sequence[Change], count: int, number: int, seed: int) -> list[str]:
    """Make so many of the changes that have a place; their names."""
    made: list[str] = []
    for change in wanted:
        if len(made) == count:
            break
        before = copy.deepcopy(paper.truth)
        paper.rng = Random(f"{seed}/{number}/{change.name}")
        paper.truth.change = change.name
        try:
            change.make(paper)
        except NoPlace:
            paper.truth = before
        else:
            made.append(change.name)
    return made
