"""A store of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zsgx_docs.store import Store, StorePlaces, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(StorePlaces(tmp_path / "data", tmp_path / "elsewhere" / "key"))
    yield opened
    opened.close()
