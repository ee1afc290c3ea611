"""`/docs` shows the routes without anything from elsewhere."""

import gzip
import hashlib
import re
from pathlib import Path

import httpx

import zsgx_docs.web.manual

FOLDER = Path(zsgx_docs.web.manual.__file__).parent


def test_the_page_loads_from_this_service_alone(service: httpx.Client) -> None:
    page = service.get("/docs")
    assert page.status_code == 200 and "http://" not in page.text and "https://" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for address in re.findall(r'(?:src|spec-url)="([^"]+)"', page.text):
        assert service.get(address).status_code == 200


def test_the_script_comes_packed_or_as_it_is(service: httpx.Client) -> None:
    packed = service.get("/docs/rapidoc-min.js", headers={"Accept-Encoding": "gzip"})
    plain = service.get("/docs/rapidoc-min.js", headers={"Accept-Encoding": "identity"})
    assert (packed.headers["content-encoding"], "content-encoding" in plain.headers) == ("gzip", False)
    assert packed.content == plain.content == gzip.decompress((FOLDER / "rapidoc-min.js.gz").read_bytes())


def test_files_of_others_are_as_they_came() -> None:
    told = dict(re.findall(r"\| `([^`]+)` \|[^|]+\| `([0-9a-f]{64})` \|", (FOLDER / "ORIGIN.md").read_text()))
    assert {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in told} == told
    assert told.keys() == {path.name for path in FOLDER.iterdir() if path.suffix in (".gz", ".txt")}
