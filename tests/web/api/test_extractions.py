"""What was sent in is listed and kept, also when the service ends and starts again."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from web.running import alone, running

NUMBER = "120101197201031016"
ADDRESS = "/api/v1/extractions"
Paper = Callable[..., bytes]
Sent = Callable[..., dict]


@pytest.fixture(scope="module")
def three(service: httpx.Client, paper: Paper) -> list[dict]:
    """Three files, the last of them unreadable."""
    files = [("一.docx", paper(venue="一")), ("二.docx", paper(venue="二")), ("三.docx", b"no Word file")]
    answers = [service.post(ADDRESS, files={"file": file}).json() for file in files]
    for each in answers:
        service.get(f"{ADDRESS}/{each['id']}/events")  # until it is over
    return answers


def test_the_newest_stand_first_a_page_at_a_time(service: httpx.Client, three: list[dict]) -> None:
    first = service.get(ADDRESS, params={"size": 2}).json()
    assert [each["id"] for each in first["items"]] == [three[2]["id"], three[1]["id"]]
    assert (first["page"], first["size"], first["links"]["prev"]) == (1, 2, None)
    second = service.get(first["links"]["next"]).json()
    assert second["items"][0]["id"] == three[0]["id"]
    assert service.get(second["links"]["prev"]).json() == first
    last = service.get(first["links"]["last"]).json()
    assert last["links"]["next"] is None and first["total"] == last["total"] >= 3
    beyond = service.get(ADDRESS, params={"size": 2, "page": 1000}).json()
    assert (beyond["items"], beyond["links"]["prev"]) == ([], last["links"]["last"])


def test_a_list_can_be_of_one_status_or_state(service: httpx.Client, three: list[dict]) -> None:
    failed = service.get(ADDRESS, params={"status": "failed"}).json()["items"]
    assert three[2]["id"] in [each["id"] for each in failed]
    assert {each["status"] for each in failed} == {"failed"}
    service.patch(f"{ADDRESS}/{three[0]['id']}", json={"state": "accepted"})
    accepted = service.get(ADDRESS, params={"state": "accepted"}).json()
    assert three[0]["id"] in [each["id"] for each in accepted["items"]]
    assert three[0]["id"] not in [
        each["id"] for each in service.get(ADDRESS, params={"state": "open"}).json()["items"]
    ]
    assert "state=accepted" in accepted["links"]["first"]


def test_an_empty_choice_is_none(service: httpx.Client, three: list[dict]) -> None:
    assert service.get(f"{ADDRESS}?status=&state=").json()["total"] == service.get(ADDRESS).json()["total"]


@pytest.mark.parametrize("wanted", ["page=0", "page=x", "size=0", "size=9999", "status=lost", "state=x"])
def test_a_page_that_cannot_be_is_a_problem(service: httpx.Client, wanted: str) -> None:
    answer = service.get(f"{ADDRESS}?{wanted}")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_request")


def test_a_list_tells_no_results_and_masks_id_numbers(
    service: httpx.Client, paper: Paper, send: Sent
) -> None:
    told = send(paper(venue="三"), f"张三{NUMBER}.docx")
    assert NUMBER in told["filename"]
    broken = {"file": (f"{NUMBER}.docx", b"no Word file")}
    service.post(f"{ADDRESS}?wait=true", files=broken)
    listed = service.get(ADDRESS, params={"size": 2})
    assert NUMBER not in listed.text and listed.text.count("120101********1016") >= 2
    assert all("result" not in each for each in listed.json()["items"])


@pytest.mark.slow
def test_what_was_answered_with_202_is_read_after_a_restart(tmp_path: Path, paper: Paper) -> None:
    settings = alone(tmp_path)
    with running(settings=settings) as service:
        sent = [
            service.post(ADDRESS, files={"file": (f"{n}.docx", paper(venue=f"{n}"))}).headers["location"]
            for n in range(6)
        ]
    with running(settings=settings) as service:
        for location in sent:
            with service.stream("GET", f"{location}/events") as events:
                assert "event: done" in events.read().decode()
            assert service.get(location).json()["result"]["record"]["venue"] == str(sent.index(location))
        assert service.get(ADDRESS).json()["total"] == len(sent)
