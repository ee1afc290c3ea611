"""Describes what the routes take and may answer, for `/openapi.json`."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from zsgx_docs.web.api.answers import ProblemAnswer
from zsgx_docs.web.problems import MEDIA_TYPE

API = "/api/v1"
BINARY = {"schema": {"type": "string", "format": "binary"}}
LOCATION = {"Location": {"description": "查询的地址", "schema": {"type": "string"}}}
_MEANINGS = {
    400: "请求不符合 HTTP 的写法",
    403: "请求来自别的网页",
    404: "没有这个模板或任务",
    408: "请求正文传得太慢",
    409: "任务已取消",
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


def problems_listed(*statuses: int) -> dict[int | str, dict[str, Any]]:
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


def body_taken(media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the description of a body that a route takes in itself."""
    return {"requestBody": {"required": True, "content": {media_type: {"schema": schema}}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description of all routes, in which every error is a ProblemAnswer."""
    if app.openapi_schema is None:
        told = get_openapi(title=app.title, version=app.version, routes=app.routes)
        schemas = told["components"]["schemas"]
        schemas["ProblemAnswer"] = ProblemAnswer.model_json_schema()
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        app.openapi_schema = told
    return app.openapi_schema
