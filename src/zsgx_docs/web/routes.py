"""Routes of the JSON interface: templates, documents, extractions."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from zsgx_docs import desk
from zsgx_docs.web.extractions import Extractions

router = APIRouter(prefix="/api/v1")

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


HEADER_BYTES = 32_000
"""Bytes of a header with warnings, at most; a guess: half of what Python's own client takes for one line."""


class DocumentRequest(BaseModel):
    """A paper to be written; without a record, its blank form. `strict` refuses what would be warned of."""

    model_config = ConfigDict(extra="forbid")

    template: str
    record: dict[str, Any] | None = None
    format: Literal["docx", "pdf"] = "docx"
    strict: bool = False


def extractions(request: Request) -> Extractions:
    kept: Extractions = request.app.state.extractions
    return kept


@router.get("/templates")
def templates() -> list[dict[str, Any]]:
    return [_described(info) for info in desk.templates()]


@router.get("/templates/{name:path}/schema")
def schema(name: str) -> JSONResponse:
    return JSONResponse(desk.schema(name), media_type="application/schema+json")


@router.get("/templates/{name:path}")
def template(name: str) -> dict[str, Any]:
    return _described(desk.template(name))


@router.post("/documents")
def create_document(wanted: DocumentRequest) -> Response:
    """Answer with the file.

    What needs a look, such as a sum that does not add up or a character that no font has, stands
    percent-encoded, one line each, in the header `Zsgx-Warnings`.
    """
    issued = desk.issue(wanted.template, wanted.record, wanted.format, wanted.strict)
    name = f"{desk.template(wanted.template).title}.{wanted.format}"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    if issued.warnings:
        headers["Zsgx-Warnings"] = quote("\n".join(_fitting(issued.warnings)))
    return Response(issued.data, media_type=MEDIA_TYPES[wanted.format], headers=headers)


@router.post("/extractions")
async def create_extraction(
    file: UploadFile,
    kept: Annotated[Extractions, Depends(extractions)],
    template: Annotated[str | None, Form()] = None,
    wait: bool = False,
) -> JSONResponse:
    """Queue the upload, or read it at once and answer with the result."""
    data = await file.read()
    extraction, reading = await run_in_threadpool(kept.submit, data, _shown(file.filename), template or None)
    location = {"Location": f"/api/v1/extractions/{extraction.id}"}
    if not wait:
        return JSONResponse(extraction.to_json(), 202, location)
    await asyncio.wrap_future(reading)
    if extraction.failure is not None:
        raise extraction.failure
    return JSONResponse(extraction.to_json(), 200, location)


@router.get("/extractions/{identifier}")
def extraction(identifier: str, kept: Annotated[Extractions, Depends(extractions)]) -> dict[str, Any]:
    return kept.get(identifier).to_json()


def _fitting(warnings: Sequence[str]) -> list[str]:
    """As many as a header takes, and how many more there are."""
    fitting: list[str] = []
    for warning in warnings:
        if len(quote("\n".join([*fitting, warning]))) > HEADER_BYTES:
            return [*fitting, f"另有{len(warnings) - len(fitting)}条提醒没有列出。"]
        fitting.append(warning)
    return fitting


def _described(info: desk.TemplateInfo) -> dict[str, Any]:
    return {**info.to_json(), "schema": f"/api/v1/templates/{quote(info.name)}/schema"}


def _shown(filename: str | None) -> str:
    """The upload's name for people to read, without folders; it is never used as a path."""
    return (filename or "").replace("\\", "/").rsplit("/", 1)[-1] or "upload"
