"""What lies on the disk tells nobody anything; what was deleted is not there any more."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desk.intake.waiting import mailed, once_over, sent, until
from desk.seeding import DOUBTFUL, clean_result, flagged, seed, seed_clean, seed_doubtful, word_result
from zsgx_docs.desk.intake import (
    Dispatcher,
    delete,
    expire,
    extraction,
    extractions,
    keep_for,
    page_picture,
    retry,
)
from zsgx_docs.desk.review import change
from zsgx_docs.desk.season.papers import keep_paper, written_papers
from zsgx_docs.errors import NotFound, UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import sweep
from zsgx_docs.store.log import WantedEntries, log_entries
from zsgx_docs.store.tables import ExtractionRow, PaperRow, PictureRow, ResultRow, now

NAME, NUMBER, UNIT, SUBJECT = "林知远", "120101197201031016", "湖北江汉智造技术研究院", "机密的报送"


def lying_in(store: Store) -> Iterator[tuple[Path, bytes]]:
    """All that is on the disk of a store."""
    for path in store.places.data.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


def found(store: Store, needles: Iterable[bytes]) -> set[tuple[str, bytes]]:
    every = list(needles)
    return {(path.name, each) for path, data in lying_in(store) for each in every if each in data}


def pieces(sealed: bytes) -> list[bytes]:
    """Some of it that the database surely keeps together."""
    return [sealed[start : start + 64] for start in range(0, len(sealed) - 63, 64)]


def spelt(*texts: str) -> list[bytes]:
    escaped = [text.encode("unicode_escape") for text in texts if not text.isascii()]
    return [text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "gb18030")] + escaped


def fill(store: Store, admin: User) -> list[str]:
    """Some of all that a store holds of people: read, failed, in a mail, corrected, shown."""
    form = word_result(experts=f"{NAME}，{NUMBER}")[0]
    dispatcher = Dispatcher(store, 1)
    dispatcher.start()
    mail = sent(store, admin, mailed({f"{NAME}.docx": form}, SUBJECT), f"{NAME}.eml")
    bad = sent(store, admin, NAME.encode(), f"{NUMBER}.pdf")
    until(lambda: all(each.is_over for each in extractions(store, admin, containers=True).items))
    once_over(store, admin, bad)
    dispatcher.stop(1)
    scan = seed(store, admin, flagged(clean_result(), "experts"), f"{NAME}.pdf", DOUBTFUL.read_bytes())
    change(store, admin, scan, [{"path": "experts", "value": f"{NAME} {NUMBER}"}], "returned", f"{NAME}不对")
    page_picture(store, admin, scan, 1)
    assert {each.status for each in extractions(store, admin).items} == {"done", "failed"}
    return [mail, bad, scan]


def test_no_name_and_no_number_of_anybody_lies_on_the_disk_or_in_the_log(
    store: Store, admin: User, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        fill(store, admin)
    needles = [*spelt(NAME, NUMBER, UNIT, SUBJECT, "applicant", "a@example.org"), DOUBTFUL.read_bytes()[:200]]
    hashes = [each.sha256.encode() for each in extractions(store, admin, containers=True).items]
    assert found(store, [*needles, *hashes, b"\x89PNG"]) == set()
    said = caplog.text + "".join(str(record.args) for record in caplog.records)
    assert not [text for text in (NAME, NUMBER, UNIT, SUBJECT) if text in said]
    assert oct(store.places.data.stat().st_mode & 0o077) == oct(0)


def test_what_is_deleted_is_nowhere_any_more(store: Store, admin: User) -> None:
    sent_in = fill(store, admin)
    with store.database.reading() as session:
        sealed = [row.sealed for row in [*session.query(ExtractionRow), *session.query(ResultRow)]]
        names = [row.file for row in [*session.query(ExtractionRow), *session.query(PictureRow)]]
    assert all(found(store, pieces(each)) for each in sealed)
    for identifier in sent_in:
        delete(store, admin, identifier)
    assert extractions(store, admin, containers=True).total == 0
    needles = [piece for each in sealed for piece in pieces(each)]
    assert found(store, [*needles, *(name.encode() for name in names if name)]) == set()
    assert list(store.files.names()) == []


def test_a_mail_does_not_keep_what_was_deleted_of_it(store: Store, admin: User) -> None:
    mail = fill(store, admin)[0]
    [inside] = extractions(store, admin, container=mail).items
    delete(store, admin, inside.id)
    state = extraction(store, admin, mail)
    assert state.status == "done" and state.is_container
    with store.database.reading() as session:
        row = session.get_one(ExtractionRow, mail)
        assert row.file == ""
    assert store.vault.name_of_digest(state.sha256) not in set(store.files.names())
    assert retry(store, admin, mail).status == "done"


def test_files_go_when_they_were_kept_long_enough_open_or_not(store: Store, admin: User) -> None:
    old, new = seed_doubtful(store, admin), seed_clean(store, admin)
    with store.database.writing() as session:
        session.get_one(ExtractionRow, old).created_at = now() - timedelta(days=31)
    assert expire(store) == []
    with pytest.raises(UsageError):
        keep_for(store, admin, 0)
    keep_for(store, admin, 30)
    assert expire(store) == [old]
    with pytest.raises(NotFound):
        extraction(store, admin, old)
    assert extraction(store, admin, new).status == "done"
    papers = [keep_paper(store, admin, name, None, {"甲.docx": name.encode()}).id for name in ("旧", "新")]
    with store.database.writing() as session:
        session.get_one(PaperRow, papers[0]).at = now() - timedelta(days=31)
    assert expire(store) == papers[:1]
    assert [each.id for each in written_papers(store, admin)] == papers[1:]
    with store.database.reading() as session:
        told = list(log_entries(session, store.vault, WantedEntries(deed="expired")))
    assert [(each.subject, each.account_id, each.detail) for each in told] == [
        (each, None, {"days": 30}) for each in (papers[0], old)
    ]


def test_what_nothing_needs_is_swept_away_once_it_is_old(store: Store, admin: User) -> None:
    seed_clean(store, admin)
    needed = set(store.files.names())
    store.files.keep("f" * 64, DOUBTFUL.open("rb"))
    assert sweep(store, older=60) == 0
    assert sweep(store) == 1
    assert set(store.files.names()) == needed
