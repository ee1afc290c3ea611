"""What was sent in is told to whom it may be told, page by page, with its pages as pictures."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from desk.seeding import DOUBTFUL, clean_result, doubtful_result, seed, seed_clean, seed_doubtful, seed_word
from zsgx_docs.desk.intake import (
    NewFile,
    cut_out,
    delete,
    deliveries,
    extraction,
    extractions,
    original,
    page_count,
    page_picture,
    raw_result,
    receive,
    seal_picture,
    shown,
)
from zsgx_docs.errors import NotFound, UnreadableFile
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import StoreQueue, pictures_kept


def it_tells_what_was_read(store: Store, admin: User) -> None:
    identifier = seed_doubtful(store, admin, "甲.pdf")
    told = extraction(store, admin, identifier)
    assert (told.filename, told.status, told.flags, told.open_flags) == ("甲.pdf", "done", 3, 3)
    assert told.document_type == "application_form" and told.unit == "湖北江汉智造技术研究院"
    result = raw_result(store, admin, identifier)
    assert result["fields"] == doubtful_result()["fields"]
    assert b"".join(original(store, admin, identifier)) == DOUBTFUL.read_bytes()
    assert [each.files for each in deliveries(store, admin).items] == [[told]]


def it_shows_nobody_what_is_anothers(store: Store, admin: User, organiser: User) -> None:
    theirs, own = seed_clean(store, admin), seed_clean(store, organiser)
    assert extraction(store, organiser, own).duplicate_of is None
    assert [each.id for each in extractions(store, organiser).items] == [own]
    assert extractions(store, admin).total == 2
    for verb in (extraction, raw_result, original, delete):
        with pytest.raises(NotFound):
            verb(store, organiser, theirs)
    assert extraction(store, admin, theirs).status == "done"


def it_draws_pages_upright_and_cuts_values_out(store: Store, admin: User) -> None:
    identifier = seed_doubtful(store, admin)
    assert page_count(store, admin, identifier) == 3
    page = Image.open(io.BytesIO(page_picture(store, admin, identifier, 2)))
    assert page.format == "PNG" and page.height > page.width > 1000
    cut = Image.open(io.BytesIO(cut_out(store, admin, identifier, "applicant.name")))
    assert cut.width < page.width and cut.height < 100
    assert Image.open(io.BytesIO(seal_picture(store, admin, identifier, 0))).width > 100
    with pytest.raises(NotFound):
        page_picture(store, admin, identifier, 4)
    with pytest.raises(NotFound):
        seal_picture(store, admin, identifier, 1)


def it_prints_word_files_to_be_seen(store: Store, admin: User) -> None:
    identifier = seed_word(store, admin)
    assert page_count(store, admin, identifier) >= 2
    assert Image.open(io.BytesIO(page_picture(store, admin, identifier, 1))).height > 1400
    with pytest.raises(NotFound, match="没有位置"):
        cut_out(store, admin, identifier, "applicant.name")


def it_really_deletes(store: Store, admin: User, tmp_path: Path) -> None:
    first, again = seed_clean(store, admin), seed_clean(store, admin)
    other = seed(store, admin, clean_result(), "乙.pdf")
    assert extraction(store, admin, again).duplicate_of == first
    page_picture(store, admin, first, 1)
    delete(store, admin, first)
    assert extraction(store, admin, again).duplicate_of is None
    assert page_count(store, admin, again) == 3
    delete(store, admin, again)
    assert [each.id for each in extractions(store, admin).items] == [other]
    assert len(list(store.files.names())) == 1


def it_tells_places_in_a_long_queue_too(store: Store, admin: User, organiser: User) -> None:
    def sent_at_once(by: User, count: int) -> list[str]:
        data = [f"{by.name}{number}".encode() for number in range(count)]
        return receive(
            store,
            by,
            [
                NewFile("甲.pdf", hashlib.sha256(each).hexdigest(), len(each), io.BytesIO(each))
                for each in data
            ],
        )

    first, second = sent_at_once(admin, 60), sent_at_once(organiser, 2)
    assert [extraction(store, admin, each).place for each in (first[0], first[1], first[59])] == [1, 3, 62]
    assert [extraction(store, organiser, each).place for each in second] == [2, 4]
    ticket = StoreQueue(store).claim("long")
    assert ticket and ticket.id == first[0]
    assert extraction(store, admin, first[0]).place is None
    assert [each.place for each in extractions(store, admin, size=1).items] == [4]


def it_draws_again_what_is_lost_and_nothing_beyond(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    identifier, word = seed_doubtful(store, admin), seed_word(store, admin)
    first, second = (page_picture(store, admin, identifier, page) for page in (1, 2))
    store.files.forget(store.vault.name_of(second))
    assert page_picture(store, admin, identifier, 2) == second
    assert page_picture(store, admin, identifier, 1) == first
    pages = page_count(store, admin, word)
    monkeypatch.setattr(shown, "have_drawn", None)
    for each, page in ((identifier, 0), (identifier, 4), (word, pages + 1)):
        with pytest.raises(NotFound):
            page_picture(store, admin, each, page)


def it_keeps_the_pages_before_one_that_cannot_be_drawn(
    store: Store, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = shown.ask

    def ends_after_one(verb: str, given: Any, subject: str, cancelled: Any, listeners: Any) -> Any:
        def drawn(page: int, *picture: Any) -> None:
            if page > 1:
                raise UnreadableFile("第 2 页已损坏。")
            listeners["drawn"](page, *picture)

        return ask(verb, given, subject, cancelled, {**listeners, "drawn": drawn})

    monkeypatch.setattr(shown, "ask", ends_after_one)
    scan, word = seed_doubtful(store, admin), seed_word(store, admin)
    for identifier in (scan, word):
        with pytest.raises(UnreadableFile):
            page_picture(store, admin, identifier, 2)
    assert (pictures_kept(store, scan), pictures_kept(store, word)) == (1, 0)
    assert len(list(store.files.names())) == 3
