"""Shows each field as the page has it: what stands there, how far people are with it, and where it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from zsgx_docs.desk.masking import masked
from zsgx_docs.desk.office import called
from zsgx_docs.desk.review.current import result_now
from zsgx_docs.desk.review.entry import LeafKind, shown_value
from zsgx_docs.desk.review.opened import OpenedExtraction
from zsgx_docs.desk.review.rows import row_around
from zsgx_docs.desk.review.sheet.groups import Headings
from zsgx_docs.desk.review.sheet.input_text import Doubts, input_text
from zsgx_docs.desk.review.sheet.twin import TwinFile, TwinSays
from zsgx_docs.desk.review.standing import LeafKey, LeafStanding
from zsgx_docs.desk.review.waiting import WaitingField, all_waiting
from zsgx_docs.model.user import User
from zsgx_docs.store.review import ReviewEvent, review_papers
from zsgx_docs.values import Context
from zsgx_docs.values.dates import beijing

FieldState = Literal["read", "waits", "elsewhere", "disputed", "settled"]
"""`read`: nobody doubts it; `elsewhere`: it waits for somebody else."""
RowState = Literal["read", "added", "gone"]
"""`gone`: a person took it away."""
LISTED = 120
"""Characters of a value that the list of fields shows; a guess: more is cut off there anyway."""
ACTS = {"accepted": "采纳", "corrected": "改正", "second": "第二人核对", "filled": "填写"}
HIDDEN = "待您照纸面填写"


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field on the page.

    `listed` is its value in the list (personal numbers masked), `text` in the input with its `doubts`; both
    tell nothing where a second person is to read it afresh (`why` second). `sort` says which input it takes.
    `twin` is what the other file says, `twin_says` how that stands to this. `choices` are what two people
    read. `boxes` are where it stands, `marks` its doubtful characters, each as page and box in points.
    `must_be_sent`: it says no value yet, so it is never simply accepted. `row` is the row's number in its
    list, `row_path` its own path, `row_state` what people did with it, `row_by` who took it away and when.
    """

    paper: int
    path: str
    label: str
    heading: str
    row: int | None
    sort: Literal["text", "prose", "tick", "answer"]
    state: FieldState
    why: str | None
    reason: str | None
    confidence: float
    listed: str
    text: str
    doubts: Doubts = ()
    must_be_sent: bool = False
    told: str | None = None
    boxes: tuple[tuple[float, ...], ...] = ()
    marks: tuple[tuple[float, ...], ...] = ()
    place: str | None = None
    twin: str | None = None
    twin_says: TwinSays | None = None
    choices: tuple[str, ...] = ()
    by: str | None = None
    row_path: str | None = None
    row_state: RowState = "read"
    row_by: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def fields_shown(
    extraction: OpenedExtraction,
    by: User,
    twin: TwinFile | None = None,
    wanted: Collection[LeafKey] | None = None,
) -> list[FieldShown]:
    """Return the fields of a submission in the form's order, all or those wanted, as a user may see them."""
    papers = review_papers(result_now(extraction.seen_by(by.id)))
    waiting = {(each.paper, each.path): each for each in all_waiting(extraction)}
    headings = [Headings(paper.get("template")) for paper in papers]
    contexts = [extraction.context(number) for number in range(len(papers))]
    now = [{field["path"]: field for field in paper["fields"]} for paper in papers]
    shown = []
    for key in extraction.leaves:
        if (wanted is not None and key not in wanted) or extraction.rows.is_hidden(key):
            continue
        number, _path = key
        one = _Showing(extraction, key, now[number], waiting.get(key), contexts[number], twin)
        shown.append(one.field(headings[number], by))
    return shown


@dataclass(frozen=True, slots=True)
class _Showing:
    """One field with all that is known of it."""

    extraction: OpenedExtraction
    key: LeafKey
    now: Mapping[str, Any]
    waits: WaitingField | None
    context: Context
    twin: TwinFile | None

    def field(self, headings: Headings, by: User) -> FieldShown:
        read, leaf = self.extraction.leaves[self.key], self.extraction.kind(self.key)
        standing = self.extraction.standings.get(self.key)
        sort = _sort(leaf, read["value"])
        heading = headings.of(self.key[1], sort == "prose")
        value = self.now[self.key[1]]["value"]
        shown = FieldShown(
            *self.key,
            headings.label(self.key[1], read["label"]),
            heading,
            None,
            sort,
            self._state(by),
            self.waits.why if self.waits else None,
            self.waits.reason if self.waits else None,
            read["confidence"],
            _listed(leaf, value),
            "",
            boxes=tuple(_placed(read.get("boxes"))),
            place=_place(read.get("place")),
            by=_by(standing),
        )
        shown = self._in_row(shown)
        if shown.why == "second" and shown.state == "waits":
            return replace(shown, listed=HIDDEN, by=None)
        return self._with_text(shown, leaf, value)

    def _in_row(self, shown: FieldShown) -> FieldShown:
        place, rows = row_around(self.key[1]), self.extraction.rows
        if place is None:
            return shown
        removal = rows.removal(self.key)
        state: RowState = "gone" if removal else "added" if rows.is_added(self.key) else "read"
        number = rows.number((self.key[0], place))
        return replace(shown, row=number, row_path=place.path, row_state=state, row_by=_who(removal))

    def _with_text(self, shown: FieldShown, leaf: LeafKind, value: Any) -> FieldShown:
        standing = self.extraction.standings.get(self.key)
        read = self.extraction.leaves[self.key]
        inside = input_text(leaf, read, self.context)
        corrected = standing is not None and value != read["value"]
        told = self.extraction.rows.numbering.told(self.key)
        twin = self.twin.values.get(told) if self.twin and told else None
        return replace(
            shown,
            text=shown_value(leaf, value) if corrected else inside.text,
            doubts=() if standing else inside.doubts,
            marks=() if standing else tuple(_placed(read.get("doubts"))),
            must_be_sent=not corrected and inside.must_be_sent,
            told=_told(leaf, self.key[1], self.now),
            twin=shown_value(leaf, twin) if self.twin and told in self.twin.values else None,
            twin_says=self.twin.says(told, value) if self.twin and told else None,
            choices=tuple(shown_value(leaf, each) for each in self.waits.values) if self.waits else (),
        )

    def _state(self, by: User) -> FieldState:
        if self.waits is None:
            return "settled" if self.key in self.extraction.standings else "read"
        if self.waits.why == "disputed":
            return "disputed"
        return "elsewhere" if self.waits.first_id == by.id else "waits"


def _placed(told: Iterable[Mapping[str, Any]] | None) -> Iterator[tuple[float, ...]]:
    """Those of boxes on pages that are known, each as page and box."""
    for each in told or ():
        if each.get("box") and each.get("page"):
            yield (each["page"], *each["box"])


def _sort(leaf: LeafKind, value: Any) -> Literal["text", "prose", "tick", "answer"]:
    if leaf.kind.json_type.get("type") == ["boolean", "null"]:
        return "tick" if leaf.kind.name in ("tick", "ink") else "answer"
    long = leaf.kind.may_be_long or (isinstance(value, str) and "\n" in value)
    return "prose" if long else "text"


def _listed(leaf: LeafKind, value: Any) -> str:
    if isinstance(value, bool) and leaf.kind.name not in ("tick", "ink"):
        return leaf.kind.format(value)
    text = " ".join(str(masked(shown_value(leaf, value), leaf.kind.name)).split())
    return text if len(text) <= LISTED else f"{text[:LISTED]}…"


def _told(leaf: LeafKind, path: str, now: Mapping[str, Any]) -> str | None:
    """What is taken from the text of a composed value: its days, its months."""
    if not leaf.part:
        return None
    stem = path.rpartition(".")[0]
    parts = (now.get(f"{stem}.{name}") for name in leaf.kind.leaves if name != leaf.part)
    values = [str(part["value"]) for part in parts if part and part["value"] is not None]
    return " 至 ".join(dict.fromkeys(values)) or None


def _by(standing: LeafStanding | None) -> str | None:
    return f"{_who(standing.last)} {ACTS[standing.last.act]}" if standing else None


def _who(event: ReviewEvent | None) -> str | None:
    """Who did it, and when."""
    if event is None:
        return None
    return f"{called(event.account_id, event.account_name)} {beijing(event.at):%m-%d %H:%M}"


def _place(place: Mapping[str, Any] | None) -> str | None:
    """Where it stands in a file without pictures of its own: a table's cell, a paragraph, a sheet's cell."""
    return "，".join(_steps(place)) if place else None


def _steps(place: Mapping[str, Any]) -> Iterator[str]:
    if place.get("sheet"):
        yield f"工作表“{place['sheet']}” {place.get('cell') or ''}".strip()
    if place.get("table") is not None and place.get("row") is not None:
        yield f"第 {place['table'] + 1} 个表第 {place['row'] + 1} 行"
    elif place.get("paragraph") is not None:
        yield f"第 {place['paragraph'] + 1} 段"
