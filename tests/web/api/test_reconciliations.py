"""A scan is held against its Word copy over HTTP."""

from collections.abc import Callable

import httpx

ADDRESS = "/api/v1/reconciliations"


def test_two_files_are_compared_field_by_field(service: httpx.Client, paper: Callable) -> None:
    before = service.get("/api/v1/extractions").json()["total"]
    files = {"scan": ("扫描.pdf", paper("pdf", venue="武汉")), "word": ("原稿.docx", paper(venue="天津"))}
    told = service.post(ADDRESS, files=files).json()
    (venue,) = [field for field in told["fields"] if field["path"] == "venue"]
    assert (venue["scan"], venue["word"], venue["verdict"]) == ("武汉", "天津", "different")
    assert any(finding["rule"] == "X11" and finding["paths"] == ["venue"] for finding in told["findings"])
    assert service.get("/api/v1/extractions").json()["total"] == before


def test_papers_that_are_not_the_same_are_a_problem(service: httpx.Client, paper: Callable) -> None:
    files = {"scan": ("a.pdf", b"%PDF-1.7 broken"), "word": ("a.docx", paper())}
    answer = service.post(ADDRESS, files=files)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == 422


def test_a_form_that_lacks_one_of_them_is_a_problem(service: httpx.Client, paper: Callable) -> None:
    answer = service.post(ADDRESS, files={"scan": ("a.docx", paper())})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_request")
    assert "word" in answer.json()["detail"]
