"""The main job: a file into a checked record, each value with where it was read and how sure that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter

from zsgx_docs.errors import NotFound
from zsgx_docs.model.extraction import UNKNOWN, Extraction, FurtherPaper, Source
from zsgx_docs.model.sheet import Grid, Paragraph
from zsgx_docs.read.document import Document, IsLabel, Progress, give_back, join_overleaf, read_document
from zsgx_docs.read.form_print import PrintOfForm, hints_of
from zsgx_docs.read.formats import open_source
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
from zsgx_docs.read.ledger import Ledger
from zsgx_docs.read.match import DocumentView, Reading, label_form, read_paper
from zsgx_docs.read.pictures import looked_at
from zsgx_docs.read.source import DEFAULT_LIMITS, Limits, Opened
from zsgx_docs.read.verify import (
    Case,
    Tracer,
    by_path,
    left_unread,
    path_called,
    typed,
    unknown_path,
    with_owners,
)
from zsgx_docs.template.template import Template


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
    explain: str | None = None,
) -> Extraction:
    """Read one file. `forced` says which template it is, else the best of `templates` is taken.

    `explain` is the path of a value, or its label, of which to keep a trace, in each paper that has it.
    Raises InputError (see errors) where the file cannot be read at all, NotFound where no paper of it has
    that path; a file that opens but shows no known paper comes back as `unknown` with its text and tables.
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
    taken = _taken(opened, document, found, clock, label_forms(candidates), explain)
    if explain is not None:
        _check_explained(taken, explain)
    return taken


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
    opened: Opened,
    document: Document,
    found: Sequence[Paper],
    clock: _Clock,
    labels: Collection[str],
    explain: str | None = None,
) -> Extraction:
    source = _source(opened, document)
    if not found:
        return _unknown(source, document, clock)
    first, *others = (_read(paper, document, labels, explain) for paper in found)
    clock.stage("match")
    return Extraction(
        source=source,
        document_type=first.document_type,
        template=first.template,
        template_score=first.template_score,
        record=first.record,
        fields=first.fields,
        seals=first.seals,
        unread=first.unread,
        more=tuple(others),
        timings=clock.timings,
        trace=first.trace,
    )


def _check_explained(taken: Extraction, path: str) -> None:
    """Raises NotFound where no paper has a value of that path."""
    papers: tuple[Extraction | FurtherPaper, ...] = (taken, *taken.more)
    if all(paper.trace is None for paper in papers):
        fields = [field for paper in papers for field in paper.fields]
        raise NotFound(unknown_path(taken.source.filename, path, fields))


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


def _read(
    paper: Paper, document: Document, labels: Collection[str], explain: str | None = None
) -> FurtherPaper:
    template, readings = paper.template, read_paper(paper.template, paper.blocks, document.look)
    case = _case(paper, document, labels, readings)
    unread, pictured = looked_at(case.unread, case.ink)
    case = replace(case, unread=unread, seals=(*case.seals, *pictured))
    tracer = None
    if explain is not None:
        tracer = Tracer(path_called(explain, template.schema), document.kind, document.look)
        case = replace(case, look=tracer.look)
    record, fields = typed(readings, case, tracer)
    return FurtherPaper(
        document_type=template.settings.document_type,
        template=template.name,
        template_score=paper.share,
        record=record,
        fields=tuple(fields),
        seals=with_owners(case.seals, fields, [unit.path for unit in template.schema.in_role("unit")]),
        unread=tuple(left_unread(case.unread, case.drawn_ink)),
        pages=paper.pages,
        trace=tracer.trace() if tracer is not None else None,
    )


def _case(paper: Paper, document: Document, labels: Collection[str], readings: Sequence[Reading]) -> Case:
    """What is known of a paper beside its values."""
    template = paper.template
    first, last = paper.pages or (1, len(document.sheets))
    sheets = document.sheets[first - 1 : last]
    beside = [thing for sheet in sheets for thing in sheet.unread]
    is_scan = document.kind in ("pdf-scan", "image")
    named = {field.path: label_form(field.label) for field in template.schema.fields}
    ledger = Ledger(paper.blocks, readings, PrintOfForm(template, labels), beside, is_scan, named)
    return Case(
        schema=template.schema,
        look=document.look,
        seals=paper.seals,
        sheets=sheets,
        hints=hints_of(template),
        readings=by_path(readings),
        unread=ledger.unread(),
        taken_twice=ledger.taken_twice(),
        is_scan=is_scan,
        printed={*labels, *map(label_form, template.layout.print_)},
        required={*template.settings.required, *template.settings.derived},
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
        unread=tuple(replace(thing, enclosed=None) for sheet in document.sheets for thing in sheet.unread),
        timings=clock.timings,
    )


def _rows(grid: Grid) -> list[list[str]]:
    """Each cell once, in the row where it begins."""
    return [[c.text.text for c in grid.row(row) if c.row == row] for row in range(grid.row_count)]
