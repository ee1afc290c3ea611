from collections.abc import Iterator

import httpx
import pytest

from web.offices import Office, an_office
from web.running import running


@pytest.fixture(scope="session")
def service() -> Iterator[httpx.Client]:
    with running() as client:
        yield client


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """A service with accounts, one of each role, called by its role."""
    with an_office() as opened:
        yield opened
