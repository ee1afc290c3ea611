from collections.abc import Iterator

import httpx
import pytest

from web.running import running


@pytest.fixture(scope="session")
def service() -> Iterator[httpx.Client]:
    with running() as client:
        yield client
