"""A store of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from zsgx_docs.store import Store, StorePlaces, open_store


@pytest.fixture
def places(tmp_path: Path) -> StorePlaces:
    return StorePlaces(tmp_path / "data", tmp_path / "elsewhere" / "key")


@pytest.fixture
def store(places: StorePlaces) -> Iterator[Store]:
    opened = open_store(places)
    yield opened
    opened.close()
