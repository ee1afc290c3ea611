"""Lays out a submission for the review page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zsgx_docs.desk.intake import ExtractionState
from zsgx_docs.desk.intake import extraction as file_state
from zsgx_docs.desk.office import called
from zsgx_docs.desk.review.entry import schema_called
from zsgx_docs.desk.review.opened import OpenedExtraction, open_for_review
from zsgx_docs.desk.review.sheet.fields import FieldShown, fields_shown
from zsgx_docs.desk.review.sheet.twin import TwinFile, find_twin
from zsgx_docs.desk.review.waiting import queue_place
from zsgx_docs.model import paths
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.review import decisions_of, review_papers
from zsgx_docs.values.dates import beijing

KINDS = {"docx": "Word 版", "xlsx": "表格", "pdf-text": "PDF", "pdf-scan": "扫描件", "image": "照片"}


UNREAD = {
    "picture": "图片",
    "drawing": "图形",
    "ink": "笔迹",
    "text": "文字",
    "symbol": "符号",
    "equation": "公式",
    "object": "嵌入对象",
    "annotation": "批注",
}
"""Marks that no value took, each with what people call it."""


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """A submission as the page has it.

    `title` is the unit, else the file's name; `chips` what is known of it, each with its colour; `sheets` the
    pages with their sizes in points, empty where nothing of the page is known; `seals` by paper,
    `unread` marks that no value took. `layout` changes where rows come or go.
    """

    id: str
    version: int
    state: str | None
    decided: str | None
    title: str
    filename: str
    kind: str
    papers: tuple[str, ...]
    chips: tuple[tuple[str, str], ...]
    sheets: tuple[Mapping[str, Any], ...]
    seals: tuple[Mapping[str, Any], ...]
    unread: tuple[Mapping[str, Any], ...]
    fields: tuple[FieldShown, ...]
    twin: Mapping[str, str] | None
    place: int
    total: int
    done: int
    layout: str

    def to_json(self) -> dict[str, Any]:
        told = {name: getattr(self, name) for name in self.__slots__}
        return {**told, "fields": [field.to_json() for field in self.fields]}


def review_sheet(store: Store, by: User, identifier: str) -> ReviewSheet:
    """Lay out a submission for a user. Raises NotFound, NotReadYet, StoreUnavailable."""
    file = file_state(store, by, identifier)
    extraction = open_for_review(store, by, identifier)
    source = extraction.read["source"]
    twin = find_twin(store, by, identifier)
    fields = tuple(fields_shown(extraction, by, twin))
    place, total, done = queue_place(store, by, identifier)
    return ReviewSheet(
        id=identifier,
        version=extraction.version,
        state=extraction.state,
        decided=_decided(store, extraction),
        title=_unit(extraction) or _title_of(extraction.read),
        filename=file.filename,
        kind=source["kind"],
        papers=tuple(_title_of(paper) for paper in review_papers(extraction.read)),
        chips=tuple(_chips(file, extraction, fields, twin)),
        sheets=tuple(source.get("sheets") or ()),
        unread=tuple(_unread(extraction)),
        seals=tuple(
            {"paper": number, "page": seal["page"], "box": seal["box"], "text": seal["text"], "index": index}
            for number, paper in enumerate(review_papers(extraction.read))
            for index, seal in enumerate(paper.get("seals") or ())
            if seal.get("box")
        ),
        fields=fields,
        twin={"id": twin.id, "called": twin.called} if twin else None,
        place=place,
        total=total,
        done=done,
        layout=extraction.rows.layout,
    )


def changed_fields(extraction: OpenedExtraction, by: User, store: Store, since: int) -> list[FieldShown]:
    """Return the fields that anybody settled since a version; their headings are not as on the sheet."""
    touched = {(event.paper, event.path) for event in extraction.events if event.version > since}
    twin = find_twin(store, by, extraction.id) if touched else None
    return fields_shown(extraction, by, twin, touched)


def _unit(extraction: OpenedExtraction) -> str | None:
    """The unit whose paper it is, as it now stands."""
    paper = extraction.read
    schema = schema_called(paper.get("template"))
    for field in schema.in_role("unit") if schema else ():
        standing = extraction.standings.get((0, field.path))
        value = standing.value if standing else paths.get(paper["record"], field.path)
        if isinstance(value, str) and value:
            return value
    return None


def _chips(
    file: ExtractionState, extraction: OpenedExtraction, fields: tuple[FieldShown, ...], twin: TwinFile | None
) -> list[tuple[str, str]]:
    seals = sum(len(paper.get("seals") or ()) for paper in review_papers(extraction.read))
    kind = KINDS.get(extraction.read["source"]["kind"], "文件")
    chips = [(f"盖章{kind}" if seals else kind, "")]
    if twin:
        chips.append((twin.called, ""))
    submission = file.submission or {}
    at = submission.get("received_at")
    received = datetime.fromisoformat(at) if at else file.created_at
    way = "邮件收到" if submission.get("container") == "mail" else "收到"
    chips.append((f"{beijing(received):%Y-%m-%d %H:%M} {way}", "g"))
    if twin:
        told = [field.twin_says for field in fields if field.twin_says]
        different = told.count("other")
        said = f"两份相同 {len(told) - different} 栏，不同 {different} 栏"
        chips.append((said, "amber" if different else "g"))
    return chips


def _unread(extraction: OpenedExtraction) -> Iterator[dict[str, Any]]:
    """Marks on the pages that are neither print nor part of a value."""
    for paper in review_papers(extraction.read):
        for mark in paper.get("unread") or ():
            if mark.get("box") and mark.get("page"):
                said = UNREAD.get(mark["what"], "记号")
                told = f"没有读作内容的{said}" + (f"：{mark['text']}" if mark.get("text") else "")
                yield {"page": mark["page"], "box": mark["box"], "said": told}


def _title_of(paper: Mapping[str, Any]) -> str:
    from zsgx_docs.errors import NotFound
    from zsgx_docs.template.catalogue import default_catalogue

    try:
        title = default_catalogue().get(paper["template"]).settings.title if paper.get("template") else ""
    except NotFound:
        title = ""
    return title or "不认识的文件"


def _decided(store: Store, extraction: OpenedExtraction) -> str | None:
    """Who decided it when, and why."""
    if extraction.state is None:
        return None
    with store.database.reading() as session:
        last = decisions_of(session, store.vault, extraction.id)[-1:]
    word = {"accepted": "通过", "returned": "退回"}[extraction.state]
    told = "".join(
        f"{called(each.account_id, each.account_name)} {beijing(each.at):%m-%d %H:%M} {word}" for each in last
    )
    return told + "".join(f"：{each.reason}" for each in last if each.reason)
