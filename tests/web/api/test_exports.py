"""What was accepted leaves as a workbook, personal numbers masked unless they are asked for."""

import io
from collections.abc import Callable, Iterator

import httpx
import openpyxl

from web.api.conftest import at
from zsgx_docs import desk

ROSTER = "tianjin/certificate-roster"
ADDRESS = "/api/v1/exports"
Sent = Callable[..., dict]


def texts(answer: httpx.Response) -> Iterator[str]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    for sheet in openpyxl.load_workbook(io.BytesIO(answer.content)):
        yield from (
            str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
        )


def test_id_numbers_of_accepted_records_are_masked_unless_full(service: httpx.Client, send: Sent) -> None:
    sample = desk.sample(ROSTER)
    number = sample["students"][0]["id_number"]
    roster = send(desk.issue(ROSTER, sample, "docx").data, "名单.docx")
    assert number not in {*texts(service.get(ADDRESS, params={"full": True}))}
    service.patch(at(roster), json={"state": "accepted"})
    masked = {*texts(service.get(ADDRESS))}
    assert number not in masked and f"{number[:6]}********{number[-4:]}" in masked
    assert number in {*texts(service.get(ADDRESS, params={"format": "xlsx", "full": True}))}


def test_another_format_is_a_problem(service: httpx.Client) -> None:
    answer = service.get(ADDRESS, params={"format": "pdf"})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_request")
