"""Shows an error as a page to a person, as a piece of a page to htmx; programs get problem+json."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from zsgx_docs.errors import ZsgxError
from zsgx_docs.model.user import User
from zsgx_docs.web.access import signed_in
from zsgx_docs.web.pages.frame import fragment, page

_FOR_PROGRAMS = ("/api/", "/health", "/ready", "/static/", "/openapi.json", "/docs")
_TITLES = {
    400: "请求写得不对",
    401: "需要登录",
    403: "没有权限",
    404: "没有找到",
    405: "不能这样打开",
    408: "传得太慢",
    409: "已被改动",
    413: "内容太大",
    415: "类型不对",
    421: "网址不对",
    422: "没有办成",
    429: "太忙了",
    500: "出错了",
    503: "暂时不能用",
}
"""What an error page is called, by HTTP status (the standards RFC 9110 and 6585)."""
_ADVICE = {
    401: "登录后接着做。刚才没有提交成功的内容，请重新填写。",
    403: "需要这项权限时，请找管理员。",
    404: "它可能已被删除，或者网址抄错了。",
    409: "重新打开这一页，看看现在的内容，再接着做。",
    413: "文件太大时，请拆成几个，或用较低的分辨率重新扫描。",
    429: "前面排队的太多，稍等一会儿再试；已经收下的不会丢。",
    500: "不是您操作的问题。已经保存的内容不受影响；请再试一次，仍不行就告诉管理员出错的时间。",
    503: "请稍后再试；一直不行就告诉管理员。",
}
"""What to do about an error, by HTTP status (the standards RFC 9110 and 6585)."""
_NOBODY = {401, 421, 500, 503}
"""Where nobody is asked for: there is none, or the store may be what fails (the standard RFC 9110)."""


def mishap(request: Request, status: int, detail: str, headers: Mapping[str, str]) -> Response | None:
    """Return an error as whoever asks can use it, or None for a program, which takes problem+json."""
    if request.scope["path"].startswith(_FOR_PROGRAMS):
        return None
    if "hx-request" in request.headers:
        return _piece(request, status, detail, headers)
    if "text/html" not in request.headers.get("accept", ""):
        return None
    if status == 401 and request.method == "GET":
        return RedirectResponse(_sign_in_for(request.url.path, request.url.query), 303)
    return _whole_page(request, status, detail, headers)


def _piece(request: Request, status: int, detail: str, headers: Mapping[str, str]) -> Response:
    """A sentence for the page's region of alerts; who is signed out is led to sign in."""
    answer = fragment(request, "mishap_piece.html", None, status, detail=detail)
    answer.headers.update({**headers, "HX-Retarget": "#alerts", "HX-Reswap": "innerHTML"})
    if status == 401:
        shown = urlsplit(request.headers.get("hx-current-url", "/"))
        answer.headers["HX-Redirect"] = _sign_in_for(shown.path or "/", shown.query)
    return answer


def _whole_page(request: Request, status: int, detail: str, headers: Mapping[str, str]) -> Response:
    values = {
        "detail": detail,
        "called": _TITLES.get(status, "没有办成"),
        "advice": _ADVICE.get(status),
        "seconds": headers.get("Retry-After"),
        "status": status,
        "sign_in": _sign_in_for("/", ""),
    }
    answer = page(request, "mishap", _whoever(request, status), status, told=values)
    answer.headers.update(headers)
    return answer


def _whoever(request: Request, status: int) -> User | None:
    if status not in _NOBODY:
        with suppress(ZsgxError):
            return signed_in(request)
    return None


def _sign_in_for(path: str, query: str) -> str:
    """The address of the sign-in page, which leads on to a page of ours, never to `//another.host`."""
    wanted = "/" + path.lstrip("/\\") + (f"?{query}" if query else "")
    return "/login" if wanted == "/" else f"/login?next={quote(wanted)}"
