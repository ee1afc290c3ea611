"""The frame that all pages stand in."""

import hashlib
import re
from importlib.resources import files

import httpx

VENDOR = files("zsgx_docs.web.pages") / "static" / "vendor"


def test_the_scripts_of_others_are_as_they_came() -> None:
    told = dict(
        re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})`", (VENDOR / "ORIGIN.md").read_text("utf-8"), re.M)
    )
    lying = {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in VENDOR.iterdir() if f.name != "ORIGIN.md"
    }
    assert lying == told


def test_the_service_gives_styles_and_scripts(desk_service: httpx.Client) -> None:
    assert desk_service.get("/static/desk.css").headers["content-type"].startswith("text/css")
    assert desk_service.get("/static/vendor/htmx.min.js").status_code == 200


def test_a_browser_asks_after_a_script_it_keeps(desk_service: httpx.Client) -> None:
    first = desk_service.get("/static/desk.js")
    assert first.headers["cache-control"] == "no-cache"
    again = desk_service.get("/static/desk.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
