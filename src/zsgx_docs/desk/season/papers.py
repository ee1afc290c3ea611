"""Keeps the papers that people had written, of a record or of a whole class: sealed, each with its owner."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from zsgx_docs.desk.office import record
from zsgx_docs.desk.season.bundle import bundled, file_name, member
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import forget_unneeded, make_sure
from zsgx_docs.store.tables import AccountRow, PaperRow, new_id

if TYPE_CHECKING:
    from sqlalchemy import Select

SHOWN_AT_MOST = 200
"""Papers that the list shows: a guess, older ones are found by nobody's scrolling."""


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """What somebody had written: `files` are its names, `said` sentences of what needs a second look.

    `template` is None for a class's papers; `texts` are what was typed into the form, by path, if any was.
    """

    id: str
    title: str
    template: str | None
    files: tuple[str, ...]
    said: tuple[str, ...]
    texts: Mapping[str, str]
    at: datetime
    owner_name: str

    @property
    def printed(self) -> str | None:
        """Return the name of the file to look at first."""
        return next((name for name in self.files if name.endswith(".pdf")), None)

    @property
    def by_stem(self) -> dict[str, list[str]]:
        """Return the files of each paper, Word and PDF, by what they have in common."""
        found: dict[str, list[str]] = {}
        for name in self.files:
            found.setdefault(name.rpartition(".")[0], []).append(name)
        return found


def keep_paper(
    store: Store,
    by: User,
    title: str,
    template: str | None,
    files: Mapping[str, bytes],
    said: Sequence[str] = (),
    texts: Mapping[str, str] | None = None,
    instead_of: str | None = None,
) -> WrittenPaper:
    """Keep files that were written, sealed; `instead_of` is a paper of the same person that they replace."""
    archive = bundled(files)
    name = store.vault.name_of(archive)
    store.files.keep(name, io.BytesIO(archive))
    told = {"title": title, "files": [*files], "said": [*said], "texts": dict(texts or {})}
    with store.database.writing() as session:
        make_sure(store, name, io.BytesIO(archive))
        identifier = new_id()
        session.add(
            PaperRow(
                id=identifier,
                owner_id=by.id,
                template=template,
                format="zip",
                file=name,
                sealed=store.vault.seal_json(told, _about(identifier)),
            )
        )
        record(store, session, by, "paper_written", identifier, {"template": template})
    if instead_of:
        _forget_own(store, by, instead_of)
    return written_paper(store, by, identifier)


def written_papers(store: Store, by: User, count: int = SHOWN_AT_MOST) -> list[WrittenPaper]:
    """List the papers that somebody may see, newest first: an organiser their own."""
    with store.database.reading() as session:
        rows = session.execute(_seen_by(by).order_by(PaperRow.at.desc()).limit(count)).all()
    return [_opened(store, row, name) for row, name in rows]


def written_paper(store: Store, by: User, identifier: str) -> WrittenPaper:
    """Return one paper. Raises NotFound, also for another's."""
    row, name = _row(store, by, identifier)
    return _opened(store, row, name)


def paper_file(store: Store, by: User, identifier: str, name: str | None = None) -> tuple[str, bytes]:
    """Return one file of a paper, or the archive of all: its name and contents. Raises NotFound."""
    row, _ = _row(store, by, identifier)
    archive = store.files.read(row.file)
    if name is not None:
        return name, member(archive, name)
    return file_name(_opened(store, row, "").title, "zip"), archive


def taken(store: Store, by: User, identifier: str) -> None:
    """Tell the log that somebody took a paper away."""
    with store.database.writing() as session:
        record(store, session, by, "paper_taken", identifier)


def delete_paper(store: Store, by: User, identifier: str) -> None:
    """Delete a paper and its file. Raises NotFound."""
    row, _ = _row(store, by, identifier)
    with store.database.writing() as session:
        found = session.get(PaperRow, row.id)
        if found is not None:
            session.delete(found)
            record(store, session, by, "deleted", identifier)
    forget_unneeded(store, [row.file])
    store.database.forget_deleted()


def _forget_own(store: Store, by: User, identifier: str) -> None:
    try:
        row, _ = _row(store, by, identifier)
    except NotFound:
        return
    if row.owner_id == by.id:
        delete_paper(store, by, identifier)


def _seen_by(by: User) -> Select[Any, Any]:
    seen = select(PaperRow, AccountRow.name).join(AccountRow, AccountRow.id == PaperRow.owner_id)
    return seen if by.sees_all else seen.where(PaperRow.owner_id == by.id)


def _row(store: Store, by: User, identifier: str) -> tuple[PaperRow, str]:
    with store.database.reading() as session:
        found = session.execute(_seen_by(by).where(PaperRow.id == identifier)).first()
    if found is None:
        raise NotFound("没有这份文书，可能已经删除，请刷新页面再看。")
    return found[0], found[1]


def _opened(store: Store, row: PaperRow, owner_name: str) -> WrittenPaper:
    told = store.vault.open_json(row.sealed, _about(row.id))
    return WrittenPaper(
        row.id,
        told["title"],
        row.template,
        tuple(told["files"]),
        tuple(told["said"]),
        told["texts"],
        row.at,
        owner_name,
    )


def _about(identifier: str) -> str:
    return f"papers/{identifier}"
