"""The main job: a file into a checked record, each value with where it was read and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from zsgx_docs.model.extraction import UNKNOWN, Extraction, FurtherPaper, Source
from zsgx_docs.model.sheet import Grid, Paragraph
from zsgx_docs.read.document import Document, IsLabel, Progress, give_back, join_overleaf, read_document
from zsgx_docs.read.identify import (
    Paper,
    Recognised,
    in_order,
    known_labels,
    label_forms,
    papers,
    recognise,
    score,
)
from zsgx_docs.read.match import DocumentView, label_form, read_paper
from zsgx_docs.read.source import DEFAULT_LIMITS, Limits, Opened, open_source
from zsgx_docs.read.verify import (
    doubted_at_edge,
    doubted_by_hand,
    doubted_cut_off,
    doubted_missing,
    doubted_print,
    doubted_under_seals,
    typed,
    with_owners,
)
from zsgx_docs.template.template import Template

SURE_SEAL = 0.8
"""A seal's text surer than this may help to read a doubtful name of the unit."""


@dataclass
class _Clock:
    """Seconds a stage."""

    timings: dict[str, float] = field(
        default_factory=lambda: {"read": 0.0, "ocr": 0.0, "match": 0.0, "check": 0.0}
    )
    _since: float = field(default_factory=perf_counter)

    def stage(self, name: str) -> None:
        now = perf_counter()
        self.timings[name] += now - self._since
        self._since = now


def extract(
    data: bytes,
    filename: str,
    templates: Iterable[Template],
    forced: Template | None = None,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress = lambda page, pages: None,
) -> Extraction:
    """Read one file. `forced` says which template it is, else the best of `templates` is taken.

    Raises InputError (see errors) where the file cannot be read at all; a file that opens but shows no
    known paper comes back as `unknown` with its text and tables.
    """
    clock = _Clock()
    opened = open_source(data, filename, limits)
    candidates = list(templates)
    is_label = known_labels(candidates)
    document = read_document(opened, is_label, progress)
    give_back()
    clock.stage("read")
    clock.timings["ocr"] = document.ocr_seconds
    clock.timings["read"] -= document.ocr_seconds
    found = _wanted(papers(document, candidates, is_label), forced)
    found = found or _whole(document, candidates, forced, is_label)
    return _taken(opened, document, found, clock, label_forms(candidates))


def taken_as(opened: Opened, document: Document, template: Template) -> Extraction:
    """All of a document that was read already, as one paper of that template."""
    return _taken(
        opened,
        document,
        _whole(document, (), template, known_labels([template])),
        _Clock(),
        label_forms([template]),
    )


def _taken(
    opened: Opened, document: Document, found: Sequence[Paper], clock: _Clock, labels: Collection[str]
) -> Extraction:
    source = _source(opened, document)
    if not found:
        return _unknown(source, document, clock)
    first, *others = (_read(paper, document, labels) for paper in found)
    clock.stage("match")
    return Extraction(
        source=source,
        document_type=first.document_type,
        template=first.template,
        template_score=first.template_score,
        record=first.record,
        fields=first.fields,
        seals=first.seals,
        more=tuple(others),
        timings=clock.timings,
    )


def _wanted(found: Sequence[Paper], forced: Template | None) -> list[Paper]:
    return [paper for paper in found if forced is None or paper.template.name == forced.name]


def _whole(
    document: Document, candidates: Sequence[Template], forced: Template | None, is_label: IsLabel
) -> list[Paper]:
    """All of the document as one paper; none where no template's print is there."""
    view = DocumentView(document.blocks)
    known = Recognised(forced, score(forced, view)) if forced else recognise(candidates, view)
    if known is None:
        return []
    blocks = document.blocks
    if len(document.sheets) > 1:
        blocks = join_overleaf(in_order(document.sheets, known.template), is_label)
    return [Paper(known.template, known.score, blocks, None, document.seals)]


def _read(paper: Paper, document: Document, labels: Collection[str]) -> FurtherPaper:
    template = paper.template
    look = document.look
    readings = doubted_by_hand(read_paper(template, paper.blocks, look))
    stamped = [seal.text for seal in paper.seals if seal.text and seal.confidence >= SURE_SEAL]
    record, typed_fields = typed(template.schema, readings, look, stamped)
    printed = {*labels, *map(label_form, template.layout.print_)}
    fields = doubted_print(doubted_under_seals(typed_fields, paper.seals), printed)
    fields = doubted_missing(fields, template.settings.required, template.settings.derived)
    first, last = paper.pages or (1, len(document.sheets))
    fields = doubted_cut_off(fields, document.sheets[first - 1 : last])
    if document.kind in ("pdf-scan", "image"):
        fields = doubted_at_edge(fields, document.sheets)
    return FurtherPaper(
        document_type=template.settings.document_type,
        template=template.name,
        template_score=paper.share,
        record=record,
        fields=tuple(fields),
        seals=with_owners(paper.seals, fields, [unit.path for unit in template.schema.in_role("unit")]),
        pages=paper.pages,
    )


def _source(opened: Opened, document: Document) -> Source:
    return Source(
        opened.filename, opened.sha256, opened.bytes_count, document.kind, opened.pages, document.sheets
    )


def _unknown(source: Source, document: Document, clock: _Clock) -> Extraction:
    """Nothing is lost: the text and the tables as they stand."""
    texts = [b.text.text for b in document.blocks if isinstance(b, Paragraph) and b.text.text.strip()]
    tables = [_rows(b) for b in document.blocks if isinstance(b, Grid)]
    clock.stage("match")
    return Extraction(
        source=source,
        document_type=UNKNOWN,
        template=None,
        template_score=0.0,
        record={"text": "\n".join(texts), "tables": tables},
        seals=document.seals,
        timings=clock.timings,
    )


def _rows(grid: Grid) -> list[list[str]]:
    """Each cell once, in the row where it begins."""
    return [[c.text.text for c in grid.row(row) if c.row == row] for row in range(grid.row_count)]
