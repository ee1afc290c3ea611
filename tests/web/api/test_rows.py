"""Whole rows over the interface: added at the end of a list, taken away, all that is told numbered anew."""

import io
from collections.abc import Callable

import httpx
import openpyxl
import pytest

from web.api.conftest import at
from zsgx_docs import desk

ROSTER = "tianjin/certificate-roster"
Sent = Callable[..., dict]
NEW = {"name": "周小满", "employer": "天津海河学院", "passed": True}
READ = len(desk.sample(ROSTER)["students"])


@pytest.fixture(scope="module")
def data() -> bytes:
    return desk.issue(ROSTER, desk.sample(ROSTER), "docx").data


@pytest.fixture
def roster(send: Sent, data: bytes) -> dict:
    return send(data, "名单.docx")


def changed(*changes: tuple[str, object], **more: object) -> dict:
    return {"changes": [{"path": path, "value": value} for path, value in changes], **more}


def names(told: dict) -> list[str]:
    return [row["name"] for row in told["result"]["record"]["students"]]


def test_a_row_is_added_and_another_taken_away(service: httpx.Client, roster: dict) -> None:
    before = names(roster)
    answer = service.patch(at(roster), json=changed(("students[0]", None), (f"students[{READ}]", NEW)))
    told = answer.json()
    assert answer.status_code == 200, told
    assert names(told) == [*before[1:], "周小满"]
    fields = {each["path"]: each for each in told["result"]["fields"]}
    added = fields[f"students[{READ - 1}].name"]
    assert (added["value"], added["needs_review"], added["boxes"]) == ("周小满", False, [])
    assert f"students[{READ}].name" not in fields
    assert told["open_flags"] == 0
    assert service.get(at(roster)).json() == told


def test_paths_are_those_of_the_version_that_was_seen(service: httpx.Client, roster: dict) -> None:
    seen = {"If-Match": service.get(at(roster)).headers["ETag"]}
    service.patch(at(roster), json=changed(("students[0]", None)))
    told = service.patch(at(roster), json=changed(("students[1].name", "孟夏")), headers=seen).json()
    assert names(told)[0] == "孟夏"
    gone = service.patch(at(roster), json=changed(("students[0].name", "孟夏")), headers=seen)
    assert gone.status_code == 409 and "去掉" in gone.json()["detail"]


def test_what_is_exported_has_the_rows_as_they_stand(service: httpx.Client, roster: dict) -> None:
    service.patch(at(roster), json=changed(("students[0].name", "钟去掉")))
    wanted = changed(("students[0]", None), (f"students[{READ}]", NEW), state="accepted")
    assert service.patch(at(roster), json=wanted).status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(service.get("/api/v1/exports").content))
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert "周小满" in cells and "钟去掉" not in cells


@pytest.mark.parametrize(
    ("path", "value", "status"),
    [
        (f"students[{READ}]", None, 422),
        (f"students[{READ + 1}]", NEW, 422),
        ("students[0]", NEW, 422),
        (f"students[{READ}]", {"nickname": "小满"}, 422),
        (f"students[{READ}]", {"name": None}, 422),
        (f"students[{READ}]", {"name": {"a": {"b": "c"}}}, 422),
        ("teachers[0]", NEW, 404),
    ],
)
def test_what_is_neither_is_one_sentence_and_changes_nothing(
    service: httpx.Client, roster: dict, path: str, value: object, status: int
) -> None:
    answer = service.patch(at(roster), json=changed(("students[0].name", "孟夏"), (path, value)))
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"].endswith("。")
    assert names(service.get(at(roster)).json()) == names(roster)


def test_the_cut_out_of_a_value_is_that_of_its_row(service: httpx.Client) -> None:
    pdf = desk.issue(ROSTER, desk.sample(ROSTER), "pdf").data
    told: dict = service.post("/api/v1/extractions?wait=true", files={"file": ("r.pdf", pdf)}).json()
    second = service.get(at(told, "/fields/students[1].id_number.png")).content
    service.patch(at(told), json=changed(("students[0]", None), (f"students[{READ}]", NEW)))
    assert service.get(at(told, "/fields/students[0].id_number.png")).content == second
    assert service.get(at(told, f"/fields/students[{READ - 1}].name.png")).status_code == 404
