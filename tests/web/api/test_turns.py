"""What takes a moment does not wait behind what takes long."""

from pathlib import Path

import httpx
import pytest

from zsgx_docs import desk

SCAN = Path(__file__).parents[3] / "samples" / "hubei" / "application-form.scan.pdf"
TEMPLATE = "hubei/application-form"


@pytest.mark.slow
def test_small_forms_and_papers_pass_scans_that_wait(service: httpx.Client) -> None:
    scans = [
        service.post("/api/v1/extractions", files={"file": (f"{n}.pdf", SCAN.read_bytes())}) for n in range(6)
    ]
    form = desk.issue(TEMPLATE, desk.sample(TEMPLATE), "docx").data
    read = service.post("/api/v1/extractions?wait=true", files={"file": ("a.docx", form)})
    written = service.post("/api/v1/documents", json={"template": TEMPLATE})
    assert (read.status_code, written.status_code) == (200, 200)
    states = [service.get(scan.headers["location"]).json()["status"] for scan in scans]
    assert "queued" in states
    for scan in scans:
        service.post(f"{scan.headers['location']}/cancel")
