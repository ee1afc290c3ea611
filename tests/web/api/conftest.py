"""Papers to send, and what one needs to send them by HTTP."""

from collections.abc import Callable, Iterator

import httpx
import pytest

from web.running import running
from zsgx_docs import desk
from zsgx_docs.desk.office import account_id_of, add_program, make_key
from zsgx_docs.web.app import create_service
from zsgx_docs.web.settings import ServiceSettings

TEMPLATE = "hubei/application-form"
Sent = Callable[..., dict]


@pytest.fixture(scope="session")
def paper() -> Callable[..., bytes]:
    """The application form of the samples, with some values changed, as Word or PDF."""

    def made(fmt: desk.Format = "docx", **changed: object) -> bytes:
        return desk.issue(TEMPLATE, {**desk.sample(TEMPLATE), **changed}, fmt).data

    return made


@pytest.fixture
def send(service: httpx.Client) -> Sent:
    """Sends a file, waits until it was read, and returns the answer."""

    def sent(data: bytes, name: str = "a.docx") -> dict:
        answer = service.post("/api/v1/extractions?wait=true", files={"file": (name, data)})
        assert answer.status_code == 200, answer.text
        told: dict = answer.json()
        return told

    return sent


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, dict[str, str]]]:
    """A service with accounts, and keys: a clerk's, one that may only look, those of two organisers."""
    folder = tmp_path_factory.mktemp("store")
    server = create_service(ServiceSettings(data=folder / "data", key_file=folder / "key", auth="on"))
    with running(service=server) as client:
        store = server.config.app.state.store  # type: ignore[union-attr]
        keys = {
            "clerk": add_program(store, None, "clerk", "clerk"),
            "second clerk": add_program(store, None, "second", "clerk"),
            "one": add_program(store, None, "one", "organiser"),
            "other": add_program(store, None, "other", "organiser"),
        }
        keys["looking"] = make_key(store, None, account_id_of(store, "clerk"), "looking", "read")
        yield client, keys


def at(told: dict, more: str = "") -> str:
    """The address of a file that was sent."""
    return f"/api/v1/extractions/{told['id']}{more}"
