"""Backs a store up into one file while it is in use, and brings it back; both stay sealed."""

from __future__ import annotations

import io
import os
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.store.errors import StoreSealed, StoreUnavailable
from zsgx_docs.store.owning import owned
from zsgx_docs.store.places import StorePlaces
from zsgx_docs.store.store import open_store
from zsgx_docs.store.vault import put_in_place

MARK = "zsgx-backup-1"
"""The first entry of a backup, which says what it is; by definition of this format."""
TRIES = 3
"""Times that a copy is begun anew where files were deleted meanwhile: a guess."""


class DeletedMeanwhile(Exception):
    """A file of the copied database is gone: somebody deleted a submission since."""


def back_up(places: StorePlaces, target: Path) -> int:
    """Write the store into one file, sealed as it lies; the key file is no part of it. Return its bytes.

    Raises StoreUnavailable; the target is either whole or not there.
    """
    if not places.database.is_file():
        raise StoreUnavailable(f"{places.data} 里还没有数据，没有可以备份的。")
    beside = target.with_name(f".{target.name}.part")
    try:
        for _ in range(TRIES):
            try:
                _write(places, beside)
                break
            except DeletedMeanwhile:
                continue
        else:
            raise StoreUnavailable("备份时一直有文件被删除，请稍后再备份。")
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        put_in_place(beside, target)
    except OSError as error:
        raise StoreUnavailable(f"{target}：备份没有写成（{error.strerror}），请检查磁盘空间。") from error
    except sqlite3.Error as error:
        why = f"{target}：备份没有写成，数据库没有复制出来（{error}）"
        raise StoreUnavailable(f"{why}，请检查数据文件夹所在的磁盘，稍后再备份。") from error
    finally:
        beside.unlink(missing_ok=True)
    return target.stat().st_size


def _write(places: StorePlaces, target: Path) -> None:
    with TemporaryDirectory(dir=places.data, prefix=".backup-") as folder, tarfile.open(target, "w") as tar:
        tar.addfile(tarfile.TarInfo(MARK), io.BytesIO())
        copy = Path(folder) / places.database.name
        _copy_database(places.database, copy)
        tar.add(copy, places.database.name)
        for path in _files(places):
            try:
                tar.add(path, path.relative_to(places.data).as_posix())
            except FileNotFoundError:
                raise DeletedMeanwhile from None


def _copy_database(source: Path, target: Path) -> None:
    """By SQLite itself, so that the copy is of one moment."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def _files(places: StorePlaces) -> Iterator[Path]:
    for folder in (places.files, places.templates):
        yield from sorted(path for path in folder.rglob("[!.]*") if path.is_file())


def restore(places: StorePlaces, source: Path) -> Path | None:
    """Bring a store back from a backup. Return where the data that stood there before lie now, if any did.

    Raises UnreadableFile for what is no backup, StoreSealed where the key file does not fit it,
    StoreUnavailable where a service uses the store; then everything stays as it was.
    """
    with owned(places), TemporaryDirectory(dir=places.data.parent, prefix=".restore-") as folder:
        fresh = StorePlaces(Path(folder) / "data", places.key_file)
        fresh.prepare()
        _unpack(source, fresh.data)
        _prove(fresh, source)
        return _exchange(fresh, places)


def _unpack(source: Path, folder: Path) -> None:
    try:
        with tarfile.open(source, "r:") as tar:
            first = tar.next()
            if first is None or first.name != MARK:
                raise UnreadableFile(f"{source}：不是 zsgx backup 写出的备份，请核对文件。")
            tar.extractall(folder, filter="data")
        (folder / MARK).unlink(missing_ok=True)
    except (tarfile.TarError, EOFError) as error:
        raise UnreadableFile(f"{source}：备份已损坏或不完整，请换一份备份。") from error
    except OSError as error:
        raise StoreUnavailable(f"{source}：读不出来或没有地方展开（{error.strerror}）。") from error


def _prove(places: StorePlaces, source: Path) -> None:
    """That the database is whole, and that the key opens what lies in it."""
    if not places.key_file.is_file():
        raise StoreSealed(f"没有密钥文件 {places.key_file}，备份打不开；请先把密钥文件放回去。")
    store = open_store(places)
    try:
        with store.database.engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                raise UnreadableFile(f"{source}：备份里的数据库已损坏，请换一份备份。")
        for name in store.files.names():
            for _ in store.files.pieces(name):
                break
    finally:
        store.close()


def _exchange(fresh: StorePlaces, places: StorePlaces) -> Path | None:
    before = places.data.with_name(f"{places.data.name}.before-{datetime.now():%Y%m%d-%H%M%S-%f}")
    had_any = places.database.exists()
    try:
        places.data.replace(before)
        try:
            fresh.data.replace(places.data)
        except OSError:
            before.replace(places.data)
            raise
    except OSError as error:
        why = f"数据文件夹 {places.data} 不能换成备份里的（{error.strerror}），现有的数据没有动"
        raise StoreUnavailable(f"{why}；它不能是挂载点，请检查它和所在的文件夹。") from error
    if had_any:
        return before
    shutil.rmtree(before, ignore_errors=True)
    return None
