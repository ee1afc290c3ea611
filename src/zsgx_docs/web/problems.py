"""Turns every error into `application/problem+json` (RFC 9457), its detail one Chinese sentence."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from zsgx_docs.errors import ZsgxError

MEDIA_TYPE = "application/problem+json"
_DETAILS = {
    400: "请求写得不对。",
    404: "没有这个地址。",
    405: "这个地址不支持这种请求方法。",
    415: "不支持这种内容类型。",
    500: "服务内部出错，详情见服务的日志。",
}
"""What is said of an error that says nothing itself, by its HTTP status (the standard RFC 9110)."""
_REASONS = {"missing": "缺少", "extra_forbidden": "多余", "json_invalid": "不是有效的 JSON"}


def problem(status: int, detail: str, code: str, more: Mapping[str, Any] | None = None) -> JSONResponse:
    """Return a problem as a response."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse({**body, "code": code, **(more or {})}, status, media_type=MEDIA_TYPE)


def too_large() -> JSONResponse:
    """Return the problem of a body over the limit."""
    return problem(413, "内容太大，超过了 100 MB 的上限。", "too_large")


def install(app: FastAPI) -> None:
    """Turn all errors of `app` into problems."""
    app.add_exception_handler(ZsgxError, _expected)
    app.add_exception_handler(RequestValidationError, _badly_put)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _expected(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ZsgxError)
    return problem(error.http_status, error.message, error.code)


def _badly_put(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    errors = [_complaint(found) for found in error.errors()]
    detail = "请求写得不对：" + "；".join(f"{e['at']} {e['reason']}" for e in errors) + "。"
    return problem(422, detail, "bad_request", {"errors": errors})


def _complaint(found: Mapping[str, Any]) -> dict[str, str]:
    reason = _REASONS.get(found["type"], "的值不对")
    if found["type"] == "json_invalid":
        return {"at": "请求正文", "reason": reason}
    at = ".".join(str(part) for part in found["loc"] if part not in ("body", "query", "path"))
    return {"at": at or "请求正文", "reason": reason}


def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    status = error.status_code
    if status == 413:
        return too_large()
    code = HTTPStatus(status).phrase.lower().replace(" ", "_")
    return problem(status, _DETAILS.get(status, HTTPStatus(status).phrase), code)


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    return problem(500, _DETAILS[500], "internal")
