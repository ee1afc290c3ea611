"""Makes the season's table: a line a paper that was sent in, filtered, searched, sorted, by pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from zsgx_docs.desk.season.digest import FileDigest, PaperDigest, digests_within, unturned
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import ExtractionState, Wanted, states
from zsgx_docs.store.tables import AccountRow, DecisionRow

LINES_A_PAGE = 100
"""Lines of a page: a guess, a few screens."""
MOST_FILES = 20_000
"""Files that are looked at: a guess, ten times the largest season known."""
PATIENCE = 0.4
"""Seconds that a page may take to look into new results: a guess; the rest is looked into by the next."""

Stand = Literal["reading", "failed", "open", "accepted", "returned"]
STANDS: dict[Stand, str] = {
    "open": "待审核",
    "accepted": "已通过",
    "returned": "已退回",
    "reading": "读取中",
    "failed": "读不出",
}
KINDS = {"scan": "扫描件", "pdf": "PDF", "word": "Word", "sheet": "表格"}
_KIND_OF = {"pdf-scan": "scan", "image": "scan", "pdf-text": "pdf", "docx": "word", "xlsx": "sheet"}


@dataclass(frozen=True, slots=True)
class SeasonLine:
    """A line of the table; `paper` is None while a result was not looked into, or there is none.

    `decided_by` is who accepted or returned it.
    """

    file: ExtractionState
    paper: PaperDigest | None
    decided_by: str | None

    @property
    def unit(self) -> str | None:
        return self.paper.unit if self.paper else unturned(self.file.unit)

    @property
    def project(self) -> str | None:
        return self.paper.project if self.paper else unturned(self.file.project)

    @property
    def filename(self) -> str:
        return unturned(self.file.filename) or "（没有文件名）"

    @property
    def stand(self) -> Stand:
        """Return how far it is."""
        if self.file.status == "failed":
            return "failed"
        if self.file.status != "done":
            return "reading"
        return self.file.state or "open"

    @property
    def kind(self) -> str:
        """Return what sort of file it is, a key of KINDS."""
        return _KIND_OF.get(self.file.kind or "", "")

    @property
    def sought(self) -> str:
        """Return the words by which it is found."""
        own = (self.file.filename, self.unit, self.project, self.file.owner_name)
        return " ".join(filter(None, own)).lower() + (f" {self.paper.sought}" if self.paper else "")


@dataclass(frozen=True, slots=True)
class SeasonWish:
    """What of the table is wanted; empty means all. `sort` is a key of SORTS, with `-` falling."""

    words: str = ""
    stand: str = ""
    kind: str = ""
    document_type: str = ""
    trouble: str = ""
    sort: str = "unit"
    page: int = 1


@dataclass(frozen=True, slots=True)
class SeasonTable:
    """A page of the table.

    `total` lines there are of the wish; `stands` counts all by how far they are, `types` names the types of
    papers there are. `unlooked` results were not looked into yet: filters and searches miss what they say.
    """

    lines: Sequence[SeasonLine]
    total: int
    pages: int
    page: int
    stands: dict[Stand, int]
    types: dict[str, str]
    unlooked: int


def _order(text: str | None) -> bytes:
    """By sound, as far as the order of GB 18030 goes: that of its common characters."""
    return (text or "").encode("gb18030", "replace")


def _gravity(paper: PaperDigest | None) -> tuple[int, int]:
    return (paper.errors, paper.warnings) if paper else (0, 0)


SORTS: dict[str, Callable[[SeasonLine], object]] = {
    "unit": lambda line: (line.unit is None, _order(line.unit), _order(line.project), line.file.created_at),
    "project": lambda line: (line.project is None, _order(line.project)),
    "dates": lambda line: line.paper.start if line.paper and line.paper.start else "9999",
    "received": lambda line: line.file.created_at,
    "flags": lambda line: line.file.open_flags,
    "findings": lambda line: _gravity(line.paper),
    "stand": lambda line: (*STANDS,).index(line.stand),
}
"""What the lines may be sorted by."""


def season_table(store: Store, by: User, wish: SeasonWish) -> SeasonTable:
    """Return a page of the table of what somebody may see. Raises StoreUnavailable."""
    files, digests, unlooked = season_files(store, by, PATIENCE)
    every = list(_lines(store, files, digests))
    falling, key = wish.sort.startswith("-"), wish.sort.removeprefix("-")
    wanted = [line for line in every if _is_wanted(line, wish)]
    wanted.sort(key=SORTS.get(key, SORTS["unit"]), reverse=falling)  # type: ignore[arg-type]
    pages = max(1, -(-len(wanted) // LINES_A_PAGE))
    page = min(max(1, wish.page), pages)
    shown = wanted[(page - 1) * LINES_A_PAGE : page * LINES_A_PAGE]
    stands = {stand: sum(line.stand == stand for line in every) for stand in STANDS}
    types = {line.paper.document_type: line.paper.title for line in every if line.paper}
    return SeasonTable(shown, len(wanted), pages, page, stands, dict(sorted(types.items())), unlooked)


def season_files(
    store: Store, by: User, seconds: float
) -> tuple[Sequence[ExtractionState], dict[str, FileDigest], int]:
    """Return the files that somebody may see, doubles apart, and what is known of those that were read."""
    owner = None if by.sees_all else by.id
    files = [each for each in states(store, Wanted(owner), size=MOST_FILES).items if _counts(each)]
    digests, unlooked = digests_within(store, by, [each for each in files if each.status == "done"], seconds)
    return files, digests, unlooked


def _counts(file: ExtractionState) -> bool:
    return file.duplicate_of is None or file.is_kept_double


def _lines(
    store: Store, files: Sequence[ExtractionState], digests: dict[str, FileDigest]
) -> Iterator[SeasonLine]:
    deciders = _deciders(store)
    for file in files:
        papers = digests[file.id].papers if file.id in digests else ()
        for paper in papers or (None,):
            yield SeasonLine(file, paper, deciders.get(file.id) if file.state else None)


def _deciders(store: Store) -> dict[str, str]:
    """Who decided last, by the file's identifier."""
    with store.database.reading() as session:
        rows = session.execute(
            select(DecisionRow.extraction_id, AccountRow.name)
            .join(AccountRow, AccountRow.id == DecisionRow.account_id)
            .order_by(DecisionRow.id)
        )
        return {row.extraction_id: row.name for row in rows}


def _is_wanted(line: SeasonLine, wish: SeasonWish) -> bool:
    paper = line.paper
    troubles = {
        "": True,
        "flags": line.file.open_flags > 0,
        "errors": paper is not None and paper.errors > 0,
        "warnings": paper is not None and paper.errors + paper.warnings > 0,
        "none": line.file.open_flags == 0 and (paper is None or paper.errors + paper.warnings == 0),
    }
    return (
        wish.stand in ("", line.stand)
        and wish.kind in ("", line.kind)
        and wish.document_type in ("", paper.document_type if paper else None)
        and troubles.get(wish.trouble, True)
        and all(word in line.sought for word in wish.words.lower().split())
    )
