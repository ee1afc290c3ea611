"""Sealed files: on the disk before anybody is told so, and said not to be deleted where they are not."""

import io
import os
import stat

import pytest

from zsgx_docs.store import Store
from zsgx_docs.store.errors import StoreUnavailable


def test_a_file_and_its_place_are_written_to_the_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[int] = []

    def noted(handle: int) -> None:
        status = os.fstat(handle)
        settled.append(status.st_ino if stat.S_ISDIR(status.st_mode) else 0)

    monkeypatch.setattr(os, "fsync", noted)
    name = store.vault.name_of(b"x")
    store.files.keep(name, io.BytesIO(b"x"))
    folder = store.places.files / name[:2]
    assert settled == [0, folder.stat().st_ino, store.places.files.stat().st_ino]


def test_a_file_that_cannot_be_deleted_is_said_not_to_be(store: Store) -> None:
    (store.places.files / "ab" / "abc").mkdir(parents=True)
    with pytest.raises(StoreUnavailable, match="没有删掉"):
        store.files.forget("abc")
    store.files.forget("abd")
