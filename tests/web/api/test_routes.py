"""The HTTP interface, as a program that calls it sees it."""

import io
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import unquote

import docx
import httpx
import pytest

from read.letters import letter, zipped
from zsgx_docs import desk

TEMPLATE = "hubei/application-form"
SCAN = Path(__file__).parents[3] / "samples" / f"{TEMPLATE}.scan.pdf"


@pytest.fixture(scope="module")
def form() -> bytes:
    return desk.issue(TEMPLATE, desk.sample(TEMPLATE), "docx").data


def sample() -> dict:
    return {name: value for name, value in desk.sample(TEMPLATE).items() if name != "document_type"}


def assert_problem(answer: httpx.Response, status: int, code: str) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["code"]) == (status, code)
    assert told["title"]
    assert any("一" <= character <= "鿿" for character in told["detail"])


def test_the_service_is_alive_and_ready(service: httpx.Client) -> None:
    assert service.get("/health").json()["status"] == "ok"
    assert service.get("/ready").json() == {"status": "ready"}


def test_templates_are_listed_and_described(service: httpx.Client) -> None:
    listed = service.get("/api/v1/templates").json()
    (described,) = [entry for entry in listed if entry["name"] == TEMPLATE]
    assert service.get(f"/api/v1/templates/{TEMPLATE}").json() == described
    assert described["document_type"] == "application_form"
    assert service.get(described["schema"]).json() == desk.schema(TEMPLATE)


def test_an_unknown_template_is_a_problem(service: httpx.Client) -> None:
    assert_problem(service.get("/api/v1/templates/hubei/nothing"), 404, "not_found")
    assert_problem(service.get("/api/v1/templates/hubei/nothing/schema"), 404, "not_found")
    wanted = {"template": "hubei/nothing", "record": {}, "format": "docx"}
    assert_problem(service.post("/api/v1/documents", json=wanted), 404, "not_found")


@pytest.mark.parametrize("fmt", ["docx", "pdf"])
def test_a_document_is_written(service: httpx.Client, fmt: str) -> None:
    wanted = {"template": TEMPLATE, "record": sample(), "format": fmt}
    answer = service.post("/api/v1/documents", json=wanted)
    assert answer.status_code == 200
    assert desk.take_in(answer.content, f"form.{fmt}").document_type == "application_form"
    name = unquote(answer.headers["content-disposition"].partition("filename*=UTF-8''")[2])
    assert name == f"{desk.template(TEMPLATE).title}.{fmt}"


def test_a_character_that_cannot_be_printed_is_told(service: httpx.Client) -> None:
    linear_a = "𐘀"
    wanted = {"template": TEMPLATE, "record": {**sample(), "venue": f"武汉{linear_a}"}, "format": "pdf"}
    answer = service.post("/api/v1/documents", json=wanted)
    assert linear_a in unquote(answer.headers["zsgx-warnings"])


def test_a_total_that_its_items_contradict_is_told_or_strictly_refused(service: httpx.Client) -> None:
    record = {**desk.sample("tianjin/final-accounts"), "total": {"amount": "1.00"}}
    wanted = {"template": "tianjin/final-accounts", "record": record, "format": "docx"}
    told = service.post("/api/v1/documents", json=wanted)
    assert told.status_code == 200 and "合计却是1.00" in unquote(told.headers["zsgx-warnings"])
    refused = service.post("/api/v1/documents", json={**wanted, "strict": True})
    assert_problem(refused, 422, "bad_record")
    assert "合计却是1.00" in refused.json()["detail"]


def test_more_warnings_than_a_header_takes_are_counted(service: httpx.Client) -> None:
    people = [{"no": n, "name": "甲", "id_number": f"1201011972010{n:04}X1"} for n in range(1, 400)]
    wanted = {"template": "tianjin/attendance-sheet", "record": {"people": people}, "format": "docx"}
    answer = service.post("/api/v1/documents", json=wanted)
    *told, rest = unquote(answer.headers["zsgx-warnings"]).split("\n")
    assert answer.status_code == 200 and rest == f"另有{399 - len(told)}条提醒没有列出。"
    assert 10 < len(told) < 399


def test_without_a_record_the_form_is_blank(service: httpx.Client) -> None:
    answer = service.post("/api/v1/documents", json={"template": TEMPLATE, "format": "docx"})
    text = "".join(
        cell.text for row in docx.Document(io.BytesIO(answer.content)).tables[0].rows for cell in row.cells
    )
    assert "项目名称" in text
    assert sample()["project_name"] not in text


def test_a_record_that_does_not_fit_is_a_problem_that_names_the_value(service: httpx.Client) -> None:
    wanted = {"template": TEMPLATE, "record": {**sample(), "shoe_size": 42}, "format": "docx"}
    answer = service.post("/api/v1/documents", json=wanted)
    assert_problem(answer, 422, "bad_record")
    assert "shoe_size" in answer.json()["detail"]


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b"{}", b'{"template": "x", "format": "odt"}', b'{"template": "x", "colour": 1}'],
)
def test_a_request_that_is_wrongly_put_is_a_problem(service: httpx.Client, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    assert_problem(service.post("/api/v1/documents", content=content, headers=headers), 422, "bad_request")


def test_an_upload_is_read_at_once_where_the_caller_waits(service: httpx.Client, form: bytes) -> None:
    answer = service.post("/api/v1/extractions?wait=true", files={"file": ("申报表.docx", form)})
    told = answer.json()
    assert answer.status_code == 200
    assert (told["status"], told["error"]) == ("done", None)
    assert told["result"]["source"]["filename"] == "申报表.docx"
    assert told["result"]["record"] == sample()
    assert service.get(answer.headers["location"]).json() == told


def test_an_upload_is_queued_where_the_caller_does_not(service: httpx.Client, form: bytes) -> None:
    answer = service.post(
        "/api/v1/extractions", files={"file": ("a.docx", form)}, data={"template": TEMPLATE}
    )
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/api/v1/extractions/{answer.json()['id']}"
    *_, told = polled(service, answer.headers["location"])
    assert told["status"] == "done"
    assert told["result"]["template"] == TEMPLATE


def polled(service: httpx.Client, location: str) -> Iterator[dict]:
    """Every state seen until the extraction is done or failed."""
    while True:
        told = service.get(location).json()
        yield told
        if told["status"] in ("done", "failed"):
            return
        time.sleep(0.05)


def test_the_same_file_again_names_the_first(service: httpx.Client) -> None:
    data = desk.issue(TEMPLATE, {**sample(), "venue": "武汉"}, "docx").data
    first, again = (
        service.post("/api/v1/extractions?wait=true", files={"file": (name, data)}).json()
        for name in ("a.docx", "b.docx")
    )
    assert first["duplicate_of"] is None
    assert again["duplicate_of"] == first["id"]
    assert again["id"] != first["id"]


def test_an_unreadable_upload_is_a_problem_to_who_waits_and_a_failure_to_who_asks_later(
    service: httpx.Client,
) -> None:
    upload = {"file": ("a.docx", b"no Word file")}
    waited = service.post("/api/v1/extractions?wait=true", files=upload)
    assert_problem(waited, 422, waited.json()["code"])
    *_, told = polled(service, service.post("/api/v1/extractions", files=upload).headers["location"])
    assert (told["status"], told["result"]) == ("failed", None)
    assert told["error"]["code"] == waited.json()["code"]


@pytest.mark.parametrize("name", ["来信.eml", "材料.zip"])
def test_a_mail_or_archive_contains_its_files_each_with_its_own_way(
    service: httpx.Client, form: bytes, name: str
) -> None:
    files = {"申报表.docx": form, "名单.docx": form}
    upload = zipped(files) if name.endswith(".zip") else letter(*files.items()).as_bytes()
    told = service.post("/api/v1/extractions?wait=true", files={"file": (name, upload)}).json()
    assert (told["status"], told["result"]) == ("done", None)
    assert {each["filename"] for each in told["contains"]} == set(files)
    for each in told["contains"]:
        inside = service.get(f"/api/v1/extractions/{each['id']}").json()
        assert inside["result"]["record"] == sample()
        assert inside["result"]["source"]["submission"]["name"] == name


def test_an_upload_for_an_unknown_template_is_refused(service: httpx.Client, form: bytes) -> None:
    upload = {"file": ("a.docx", form)}
    answer = service.post("/api/v1/extractions", files=upload, data={"template": "hubei/nothing"})
    assert_problem(answer, 404, "not_found")


@pytest.mark.parametrize("name", ["../../etc/passwd.docx", "C:\\forms\\passwd.docx", "/passwd.docx"])
def test_folders_in_the_name_of_an_upload_are_dropped(service: httpx.Client, form: bytes, name: str) -> None:
    told = service.post("/api/v1/extractions?wait=true", files={"file": (name, form)}).json()
    assert told["result"]["source"]["filename"] == "passwd.docx"


@pytest.mark.parametrize(
    ("address", "found"),
    [("/health", 200), ("/api/v1/templates", 200), ("/docs", 200), ("/api/v1/nothing", 404)],
)
def test_a_head_is_that_of_the_whole_answer(service: httpx.Client, address: str, found: int) -> None:
    head, whole = service.head(address), service.get(address)
    assert (head.status_code, head.content) == (found, b"")
    for name in ("content-type", "content-length"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_where_there_is_nothing_to_get_there_is_no_head(service: httpx.Client) -> None:
    answer = service.head("/api/v1/documents")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_what_is_not_there_is_a_problem(service: httpx.Client) -> None:
    assert_problem(service.get("/api/v1/extractions/none"), 404, "not_found")
    assert_problem(service.get("/nowhere"), 404, "not_found")
    assert_problem(service.delete("/health"), 405, "method_not_allowed")
    assert_problem(service.post("/api/v1/extractions"), 422, "bad_request")


def test_a_declared_body_over_the_limit_is_refused_unread(service: httpx.Client) -> None:
    connection = HTTPConnection("127.0.0.1", service.base_url.port or 0, timeout=20)
    connection.request("POST", "/api/v1/extractions", headers={"Content-Length": str(200 * 1024 * 1024)})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Type"]) == (413, "application/problem+json")
    connection.close()


def test_an_undeclared_body_is_refused_once_it_is_over_the_limit(service: httpx.Client) -> None:
    megabyte = bytes(1024 * 1024)

    def body() -> Iterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
        for _ in range(120):
            yield megabyte

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert_problem(service.post("/api/v1/extractions", content=body(), headers=headers), 413, "too_large")


def test_a_foreign_host_name_is_turned_away(service: httpx.Client) -> None:
    assert_problem(service.get("/health", headers={"Host": "forms.example"}), 421, "foreign_host")


@pytest.mark.slow
def test_the_service_answers_while_a_scan_is_read(service: httpx.Client) -> None:
    with ThreadPoolExecutor() as caller:
        upload = {"file": ("scan.pdf", SCAN.read_bytes())}
        reading = caller.submit(service.post, "/api/v1/extractions?wait=true", files=upload)
        slowest = 0.0
        while not reading.done():
            began = time.perf_counter()
            assert service.get("/health").status_code == 200
            slowest = max(slowest, time.perf_counter() - began)
            time.sleep(0.1)
    assert reading.result().json()["result"]["source"]["kind"] == "pdf-scan"
    assert slowest < 2.0
