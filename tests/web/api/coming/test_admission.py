"""No file comes in while too many come or wait."""

import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from zsgx_docs.desk.intake import NewFile, cancel, receive
from zsgx_docs.desk.office import Store, StorePlaces, local_admin, open_store
from zsgx_docs.web.api import Admission
from zsgx_docs.web.problems import ServiceStopping
from zsgx_docs.web.queue import Doors, QueueFull


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(StorePlaces(tmp_path / "data", tmp_path / "key"))
    yield opened
    opened.close()


@pytest.fixture
def doors() -> Iterator[Doors]:
    opened = Doors(workers=1)
    yield opened
    opened.close()


def sent(store: Store, data: bytes) -> str:
    new = NewFile("a.pdf", sha256(data).hexdigest(), len(data), io.BytesIO(data))
    return receive(store, local_admin(store), [new])[0]


def test_files_that_wait_take_places_until_they_are_over(store: Store, doors: Doors) -> None:
    admission = Admission(store, doors, waiting=2)
    waiting = [sent(store, data) for data in (b"one", b"two")]
    with pytest.raises(QueueFull, match="等待读取的文件太多"):
        admission.take_turn(1)
    cancel(store, local_admin(store), waiting[0])
    with admission.take_turn(1):
        assert admission.taken == 1
    assert admission.taken == 0


def test_only_so_many_come_at_once(store: Store, doors: Doors) -> None:
    admission = Admission(store, doors, coming=1)
    with admission.take_turn(1), pytest.raises(QueueFull):
        admission.take_turn(1)
    admission.take_turn(1)


def test_nothing_is_admitted_once_it_is_closed(store: Store, doors: Doors) -> None:
    admission = Admission(store, doors)
    admission.close()
    with pytest.raises(ServiceStopping):
        admission.take_turn(1)
