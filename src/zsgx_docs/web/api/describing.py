"""Describes what the routes take and may answer, for `/openapi.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Response
from fastapi.openapi.utils import get_openapi

from zsgx_docs.web.api.answers import ProblemAnswer
from zsgx_docs.web.problems import MEDIA_TYPE

PLAIN_COOKIE = "zsgx"

Responses = dict[int | str, dict[str, Any]]
API = "/api/v1"
BINARY = {"schema": {"type": "string", "format": "binary"}}
VERSION_TAG = {"ETag": {"description": "版本，改动时作 If-Match", "schema": {"type": "string"}}}
LOCATION = {"Location": {"description": "查询的地址", "schema": {"type": "string"}}}
_WAYS_IN = {
    "key": {"type": "http", "scheme": "bearer", "description": "接口密钥（zsgx user add … --api-key）"},
    "browser": {
        "type": "apiKey",
        "in": "cookie",
        "name": PLAIN_COOKIE,
        "description": "浏览器的登录；改动时还要在 X-CSRF-Token 里带上页面给的令牌",
    },
}
"""How programs and browsers show who they are."""
_MEANINGS = {
    400: "请求不符合 HTTP 的写法",
    401: "没有登录，或密钥不对",
    403: "请求来自别的网页，或没有权限",
    404: "没有这个模板或文件",
    408: "请求正文传得太慢",
    409: "任务已取消、尚未读完，或别人已改动",
    413: "请求正文或其中的文件超过上限",
    415: "请求正文的类型不对",
    421: "请求的主机名不是本机",
    422: "请求、记录或文件有问题",
    429: "排队的太多；Retry-After 是再来的秒数",
    500: "程序内部出错",
    503: "缺少组件、太忙或正在停止；Retry-After 是再来的秒数",
}
"""What the statuses mean here (the standards RFC 9110 and 6585)."""
_PASSING = {429, 503}
"""Those with a Retry-After (the standards RFC 6585 and 9110)."""


def problems_listed(*statuses: int) -> Responses:
    """Return the problems of a route, for OpenAPI; any request may meet 400, 413, 421, 500, 503."""
    return {status: _problem_listed(status) for status in sorted({400, 413, 421, 500, 503, *statuses})}


def _problem_listed(status: int) -> dict[str, Any]:
    listed: dict[str, Any] = {
        "description": _MEANINGS[status],
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemAnswer"}}},
    }
    if status in _PASSING:
        seconds = {"type": "string", "pattern": "^[0-9]+$"}
        listed["headers"] = {"Retry-After": {"description": "秒", "schema": seconds}}
    return listed


def json_answer(told: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return plain data as JSON."""
    return Response(json_text(told), status, headers, "application/json")


def json_text(told: Any) -> bytes:
    """Return plain data as JSON text; halves of characters, which it cannot have, are escaped."""
    return json.dumps(told, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def body_taken(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the description of a body that a route takes in itself."""
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema}}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description of all routes, in which every error is a ProblemAnswer."""
    if app.openapi_schema is None:
        told = get_openapi(title=app.title, version=app.version, routes=app.routes)
        schemas = told["components"]["schemas"]
        told["components"]["securitySchemes"] = _WAYS_IN
        for path, operations in told["paths"].items():
            if path.startswith(API):
                for operation in operations.values():
                    operation["security"] = [{name: []} for name in _WAYS_IN]
        schemas["ProblemAnswer"] = ProblemAnswer.model_json_schema()
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        app.openapi_schema = told
    return app.openapi_schema
