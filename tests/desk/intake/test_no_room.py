"""Where there is no room, or the database is held by another, nothing is half accepted, and it is said."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.intake.waiting import sent
from desk.seeding import SCAN
from zsgx_docs.desk.intake import extractions
from zsgx_docs.model.user import User
from zsgx_docs.store import Store, StorePlaces
from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.store.intake import sweep

FULL = Path(__file__).with_name("full_disk.py")


def test_a_file_for_which_there_is_no_room_is_not_accepted(store: Store, admin: User) -> None:
    """No file of the process may grow beyond what the first upload takes, which is how a full disk looks."""
    places: StorePlaces = store.places
    command = [sys.executable, str(FULL), str(places.data), str(places.key_file), str(SCAN)]
    found = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    said = subprocess.run(command, capture_output=True, check=True, timeout=60, env=found).stdout.decode()
    assert "没有存下" in said and "磁盘空间" in said
    assert extractions(store, admin).total == 0
    assert list(store.files.names()) == []
    assert sweep(store) == 0


def test_a_file_is_not_accepted_while_another_program_holds_the_database(store: Store, admin: User) -> None:
    other = sqlite3.connect(store.places.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.database.reading() as session:
        session.execute(text("PRAGMA busy_timeout = 1"))
    with pytest.raises(StoreUnavailable, match="占用"):
        sent(store, admin, SCAN.read_bytes())
    other.close()
    assert extractions(store, admin).total == 0
    assert sweep(store) == 1
