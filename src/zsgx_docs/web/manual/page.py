"""Serves `/docs`: RapiDoc, as it came packed in its release, over `/openapi.json`."""

from __future__ import annotations

import gzip
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Header, Response

manual = APIRouter(include_in_schema=False)

SCRIPT = "rapidoc-min.js"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may load and ask: its own script, the service; RapiDoc writes its styles into the page."""
PAGE = f"""<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>zsgx-docs 接口说明</title>
<script type="module" src="/docs/{SCRIPT}"></script>
</head>
<body>
<rapi-doc spec-url="/openapi.json" heading-text="zsgx-docs 接口说明" load-fonts="false" render-style="view"
 allow-server-selection="false" allow-authentication="false" allow-spec-url-load="false"
 allow-spec-file-load="false" show-header="false"></rapi-doc>
</body>
</html>
"""


@manual.get("/docs")
def manual_page() -> Response:
    return Response(PAGE, media_type="text/html", headers={"Content-Security-Policy": POLICY})


@manual.get(f"/docs/{SCRIPT}")
def script(accept_encoding: Annotated[str, Header()] = "") -> Response:
    packed = files(__package__).joinpath(f"{SCRIPT}.gz").read_bytes()
    headers = {"Vary": "Accept-Encoding", "Cache-Control": "max-age=86400"}
    if "gzip" not in accept_encoding:
        return Response(gzip.decompress(packed), media_type="text/javascript", headers=headers)
    return Response(packed, media_type="text/javascript", headers={**headers, "Content-Encoding": "gzip"})
