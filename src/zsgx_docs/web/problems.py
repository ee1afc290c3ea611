"""Turns every error into `application/problem+json` (RFC 9457), its detail one Chinese sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPMethod, HTTPStatus
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import BaseRoute, Match

from zsgx_docs.errors import RequestError, TooLarge, ZsgxError
from zsgx_docs.records.given import wrongly_put

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 15
"""Seconds after which to come again: a guess, the time of a few scans."""
MEGABYTES = 1024 * 1024
"""Bytes in a megabyte: by definition, as the system counts them."""
_GONE = 499
"""The status of an answer to nobody: the default of nginx."""
_DETAILS = {
    400: "请求写得不对。",
    404: "没有这个地址。",
    405: "这个地址不支持这种请求方法。",
    415: "不支持这种内容类型。",
    500: "服务内部出错，详情见服务的日志。",
}
"""What is said of an error that says nothing itself, by its HTTP status (the standard RFC 9110)."""
_TRY_AGAIN = {429, 503}
"""Statuses that pass by themselves (the standards RFC 6585 and 9110)."""


Shown = Callable[[Request, int, str, Mapping[str, str]], Response | None]
"""Makes of an error's status, sentence and headers what a person is shown; None for a program."""
Told = Callable[[Request, Exception], tuple[Response, str]]
"""Makes of an error a problem and its sentence."""
_KEPT = ("Retry-After", "Allow")
"""Headers of a problem that whatever is shown instead has, too."""


class UnsupportedBody(ZsgxError):
    """A body of another content type than the route takes."""

    http_status: ClassVar[int] = 415
    code = "unsupported_media_type"


class TooSlow(ZsgxError):
    """A body that comes too slowly, or stops."""

    http_status: ClassVar[int] = 408
    code = "too_slow"


def problem(status: int, detail: str, code: str, more: Mapping[str, Any] | None = None) -> JSONResponse:
    """Return a problem as a response."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    headers = {"Retry-After": str(RETRY_SECONDS)} if status in _TRY_AGAIN else {}
    if status == HTTPStatus.UNAUTHORIZED:
        headers = {"WWW-Authenticate": 'Bearer realm="zsgx"'}
    return JSONResponse({**body, "code": code, **(more or {})}, status, headers, MEDIA_TYPE)


def too_large(most: int) -> TooLarge:
    """Return the error of a body over a limit, in bytes."""
    return TooLarge(f"内容太大，超过了 {most // MEGABYTES} MB 的上限，请拆分后再提交。")


def problem_of(error: ZsgxError) -> JSONResponse:
    """Return the problem that says what an error says."""
    return problem(error.http_status, error.message, error.code)


class ServiceStopping(ZsgxError):
    """A request that comes, or still waits, when the service is about to end."""

    http_status: ClassVar[int] = 503
    code = "stopping"


def stopping() -> ServiceStopping:
    """Return the error of a request that the end of the service cuts short."""
    return ServiceStopping("服务正在停止，这个请求没有完成，请稍后再试。")


def install(app: FastAPI, shown: Shown) -> None:
    """Turn all errors of `app` into problems, or into what `shown` makes of them for a person."""
    for kind, told in _TOLD.items():
        app.add_exception_handler(kind, partial(_answered, shown, told))
    app.add_exception_handler(ClientDisconnect, _gone)


def gone() -> Response:
    """Return the answer to a caller who is no longer there."""
    return Response(status_code=_GONE)


def answer_to(shown: Shown, request: Request, error: ZsgxError) -> Response:
    """Return the answer that says what an error says: the problem, or what is shown to a person instead."""
    return _shown_or_told(shown, request, problem_of(error), error.message)


async def _answered(shown: Shown, told: Told, request: Request, error: Exception) -> Response:
    return _shown_or_told(shown, request, *told(request, error))


def _shown_or_told(shown: Shown, request: Request, answer: Response, detail: str) -> Response:
    headers = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
    return shown(request, answer.status_code, detail, headers) or answer


def _expected(request: Request, error: Exception) -> tuple[Response, str]:
    assert isinstance(error, ZsgxError)
    return problem_of(error), error.message


def _badly_put(request: Request, error: Exception) -> tuple[Response, str]:
    assert isinstance(error, RequestValidationError)
    return _expected(request, RequestError(wrongly_put(error.errors())))


def _http(request: Request, error: Exception) -> tuple[Response, str]:
    assert isinstance(error, HTTPException)
    status = error.status_code
    code = HTTPStatus(status).phrase.lower().replace(" ", "_")
    detail = _DETAILS.get(status, HTTPStatus(status).phrase)
    told = problem(status, detail, code)
    if status == 405:
        told.headers["Allow"] = ", ".join(filter(partial(_is_taken, request), HTTPMethod))
    return told, detail


def _unexpected(request: Request, error: Exception) -> tuple[Response, str]:
    return problem(500, _DETAILS[500], "internal"), _DETAILS[500]


def _is_taken(request: Request, method: str) -> bool:
    """Whether any route of the address takes the method; HEAD is taken as GET."""
    asked = {**request.scope, "method": "GET" if method == "HEAD" else method}
    routes: list[BaseRoute] = request.app.routes
    return any(route.matches(asked)[0] is Match.FULL for route in routes)


async def _gone(request: Request, error: Exception) -> Response:
    return gone()


_TOLD: dict[type[Exception], Told] = {
    ZsgxError: _expected,
    RequestValidationError: _badly_put,
    HTTPException: _http,
    Exception: _unexpected,
}
