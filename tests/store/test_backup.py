"""A backup is one file, taken while the store is in use; restored, everything is there again."""

import errno
import io
import os
import tarfile
from pathlib import Path

import pytest

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.store import Store, StorePlaces, back_up, open_store, owned, restore, rotate_key
from zsgx_docs.store.errors import StoreSealed, StoreUnavailable
from zsgx_docs.store.tables import AccountRow

NUMBER = b"120101197201031016"


@pytest.fixture
def file(store: Store) -> str:
    name = store.vault.name_of(NUMBER)
    store.files.keep(name, io.BytesIO(NUMBER))
    with store.database.writing() as session:
        session.add(AccountRow(name="shouli", role="clerk"))
    return name


@pytest.fixture
def backup(store: Store, file: str, tmp_path: Path) -> Path:
    target = tmp_path / "backup.tar"
    assert back_up(store.places, target) == target.stat().st_size > 0
    return target


def names(places: StorePlaces) -> list[str]:
    store = open_store(places)
    with store.database.reading() as session:
        found = [account.name for account in session.query(AccountRow).order_by(AccountRow.name)]
    store.close()
    return found


def test_a_store_comes_back_elsewhere(backup: Path, file: str, places: StorePlaces, tmp_path: Path) -> None:
    elsewhere = StorePlaces(tmp_path / "new" / "data", places.key_file)
    assert restore(elsewhere, backup) is None
    assert names(elsewhere) == ["shouli"]
    store = open_store(elsewhere)
    assert store.files.read(file) == NUMBER
    store.close()


def test_what_stood_there_before_is_kept_aside(store: Store, backup: Path) -> None:
    with store.database.writing() as session:
        session.add(AccountRow(name="later", role="clerk"))
    store.close()
    before = restore(store.places, backup)
    assert names(store.places) == ["shouli"]
    assert before is not None
    assert names(StorePlaces(before, store.places.key_file)) == ["later", "shouli"]


def test_a_backup_tells_nobody_anything_without_the_key(
    backup: Path, places: StorePlaces, tmp_path: Path
) -> None:
    assert NUMBER not in backup.read_bytes()
    other = StorePlaces(tmp_path / "other" / "data", tmp_path / "other-key")
    with pytest.raises(StoreSealed, match="没有密钥文件"):
        restore(other, backup)
    open_store(StorePlaces(tmp_path / "third" / "data", other.key_file)).close()
    with pytest.raises(StoreSealed, match="密钥不对"):
        restore(other, backup)
    assert not other.database.exists()


@pytest.mark.parametrize("spoil", [lambda data: b"nothing", lambda data: data[: len(data) // 2]])
def test_a_broken_backup_leaves_everything_as_it_was(spoil, store: Store, backup: Path) -> None:  # type: ignore[no-untyped-def]
    backup.write_bytes(spoil(backup.read_bytes()))
    with pytest.raises((UnreadableFile, StoreUnavailable)):
        restore(store.places, backup)
    assert names(store.places) == ["shouli"]


def test_an_archive_that_points_elsewhere_writes_nothing_there(places: StorePlaces, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "evil.tar", "w") as tar:
        tar.addfile(tarfile.TarInfo("zsgx-backup-1"), io.BytesIO())
        entry = tarfile.TarInfo("../../escaped")
        entry.size = 1
        tar.addfile(entry, io.BytesIO(b"x"))
    open_store(places).close()
    with pytest.raises(UnreadableFile):
        restore(places, tmp_path / "evil.tar")
    assert not [*tmp_path.rglob("escaped")]


def test_a_store_in_use_is_neither_restored_nor_rotated(backup: Path, places: StorePlaces) -> None:
    with owned(places):
        for forbidden in (lambda: restore(places, backup), lambda: rotate_key(places)):
            with pytest.raises(StoreUnavailable, match="正由另一个服务使用"):
                forbidden()


def test_a_lock_that_is_somebody_elses_is_said_to_be(places: StorePlaces) -> None:
    places.lock.mkdir(parents=True)
    with pytest.raises(StoreUnavailable, match=r"data\.lock 打不开"), owned(places):
        raise AssertionError("nobody owns it")


def test_a_database_that_cannot_be_copied_is_said_to_be(
    store: Store, file: str, places: StorePlaces, tmp_path: Path
) -> None:
    store.close()
    places.database.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreUnavailable, match="备份没有写成"):
        back_up(places, tmp_path / "backup.tar")
    assert [each.name for each in tmp_path.iterdir() if "backup" in each.name] == []


def test_what_cannot_take_the_place_of_the_data_leaves_them_there(
    store: Store, backup: Path, places: StorePlaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.name == "data" and target == places.data:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        return replace(self, target)

    store.close()
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(StoreUnavailable, match="现有的数据没有动"):
        restore(places, backup)
    assert names(places) == ["shouli"]


def test_after_a_new_key_the_old_backup_still_opens(
    store: Store, backup: Path, places: StorePlaces, tmp_path: Path
) -> None:
    store.close()
    assert rotate_key(places) == 2
    elsewhere = StorePlaces(tmp_path / "new" / "data", places.key_file)
    restore(elsewhere, backup)
    assert names(elsewhere) == names(places) == ["shouli"]


def test_a_store_says_at_once_that_its_key_is_missing_or_another(store: Store, places: StorePlaces) -> None:
    store.close()
    places.key_file.unlink()
    with pytest.raises(StoreSealed, match="没有密钥文件"):
        open_store(places)
    open_store(StorePlaces(places.data.with_name("other"), places.key_file)).close()
    with pytest.raises(StoreSealed, match="密钥不对"):
        open_store(places)
