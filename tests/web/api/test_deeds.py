"""Files are changed, decided, read again and deleted; two people at once lose nothing unsaid."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from web.api.conftest import at

Paper = Callable[..., bytes]
Sent = Callable[..., dict]


@pytest.fixture
def form(paper: Paper, send: Sent) -> dict:
    return send(paper())


def changed(path: str, value: object, **more: object) -> dict:
    return {"changes": [{"path": path, "value": value}], **more}


def field(told: dict, path: str) -> dict:
    return next(each for each in told["result"]["fields"] if each["path"] == path)


def test_a_value_is_changed_and_the_answer_has_it(service: httpx.Client, form: dict) -> None:
    answer = service.patch(at(form), json=changed("applicant.name", "天津海河学院"))
    told = answer.json()
    assert answer.status_code == 200 and told["version"] > form["version"]
    assert told["result"]["record"]["applicant"]["name"] == "天津海河学院"
    assert field(told, "applicant.name")["value"] == "天津海河学院"
    assert service.get(at(form)).json() == told


def test_a_submission_is_accepted_and_opened_again(service: httpx.Client, form: dict) -> None:
    assert service.patch(at(form), json={"state": "accepted"}).json()["state"] == "accepted"
    refused = service.patch(at(form), json=changed("venue", "武汉"))
    assert refused.status_code == 409
    assert service.patch(at(form), json={"state": "open"}).json()["state"] is None
    told = service.patch(at(form), json=changed("venue", "武汉", state="returned", reason="缺盖章")).json()
    assert (told["state"], told["result"]["record"]["venue"]) == ("returned", "武汉")


@pytest.mark.parametrize(
    ("wanted", "status", "code"),
    [
        (changed("no.such.path", "x"), 404, "not_found"),
        (changed("application_date", "someday"), 422, "wrong_entry"),
        ({"state": "lost"}, 422, "bad_request"),
        ({"changes": [{"path": "venue"}]}, 422, "bad_request"),
        ([], 422, "bad_request"),
    ],
)
def test_a_change_that_cannot_be_is_a_problem_and_changes_nothing(
    service: httpx.Client, form: dict, wanted: object, status: int, code: str
) -> None:
    answer = service.patch(at(form), json=wanted)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert service.get(at(form)).json() == form


def test_all_changes_of_a_request_are_kept_or_none(service: httpx.Client, form: dict) -> None:
    both = changed("venue", "武汉")["changes"] + changed("no.such.path", "x")["changes"]
    assert service.patch(at(form), json={"changes": both}).status_code == 404
    assert service.get(at(form)).json() == form


@pytest.mark.parametrize(
    "content", [b"{", b'{"changes": NaN}', b'{"state": "open", "state": "open"}', b"[" * 9999]
)
def test_json_that_is_none_is_a_problem(service: httpx.Client, form: dict, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = service.patch(at(form), content=content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_request")


def test_a_version_may_stand_in_the_body_or_in_if_match(service: httpx.Client, form: dict) -> None:
    tag = service.get(at(form)).headers["etag"]
    first = service.patch(at(form), json=changed("venue", "武汉"), headers={"If-Match": tag})
    assert first.status_code == 200 and first.headers["etag"] != tag
    again = changed("venue", "天津", version=first.json()["version"])
    assert service.patch(at(form), json=again).status_code == 200
    wrong = service.patch(at(form), json=changed("venue", "北京"), headers={"If-Match": "yesterday"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "bad_request")


def test_a_file_that_failed_is_read_again_and_another_stays_as_it_is(
    service: httpx.Client, form: dict
) -> None:
    assert service.post(at(form, "/retry")).json() == service.get(at(form)).json()
    broken = service.post("/api/v1/extractions", files={"file": ("a.docx", b"no Word file")}).json()
    service.get(at(broken, "/events"))
    assert service.get(at(broken)).json()["status"] == "failed"
    assert service.post(at(broken, "/retry")).status_code == 200
    assert "event: failed" in service.get(at(broken, "/events")).text


def test_a_deleted_file_is_gone_for_everybody(service: httpx.Client, form: dict) -> None:
    assert (service.delete(at(form)).status_code, service.delete(at(form)).status_code) == (204, 404)
    for more in ("", "/events", "/pages/1.png", "/fields/venue.png"):
        answer = service.get(at(form, more))
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), more
    assert service.post(at(form, "/retry")).status_code == 404


def test_many_changes_at_once_are_all_kept(service: httpx.Client, form: dict) -> None:
    paths = ["venue", "industry_field", "applicant.address", "organiser.address"]
    with ThreadPoolExecutor(4) as people:
        answers = [*people.map(lambda path: service.patch(at(form), json=changed(path, f"新{path}")), paths)]
    assert {answer.status_code for answer in answers} == {200}
    told = service.get(at(form)).json()
    assert [field(told, path)["value"] for path in paths] == [f"新{path}" for path in paths]
