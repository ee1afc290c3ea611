"""Sets pages: the frame round them, and what a browser may load for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zsgx_docs.desk.review import masked
from zsgx_docs.model.user import User
from zsgx_docs.values.dates import beijing
from zsgx_docs.web.access import csrf_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "font-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What a page may load and ask: only what this service has."""
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, those that turn the direction of writing, halves of characters."""
_PATHS = re.compile(r"（[a-z][a-z_]*(?:[.\[、][a-z0-9_.\[\]、]*)?）")
"""Paths of values in brackets, as `（headcount、quota[0].n）`."""


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of the navigation; `roles` are who sees it."""

    title: str
    address: str
    roles: tuple[str, ...] = ("clerk", "organiser", "admin")


NAVIGATION = (
    NavigationEntry("收件", "/"),
    NavigationEntry("审核", "/review", ("clerk", "admin")),
    NavigationEntry("同栏连审", "/batch", ("clerk", "admin")),
    NavigationEntry("比对", "/compare", ("clerk", "admin")),
    NavigationEntry("汇总", "/season", ("clerk", "admin")),
    NavigationEntry("文件", "/papers"),
    NavigationEntry("模板", "/templates"),
    NavigationEntry("规则", "/rules"),
    NavigationEntry("日志", "/audit", ("admin", "clerk")),
    NavigationEntry("效果", "/effect", ("clerk", "admin")),
    NavigationEntry("人员", "/users", ("admin",)),
)


def page(request: Request, name: str, user: User | None, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page `html/NAME.html`, which fills the blocks of `html/base.html`."""
    return fragment(request, f"{name}.html", user, status, **values)


def fragment(
    request: Request, name: str, user: User | None, status: int = 200, **values: Any
) -> HTMLResponse:
    """Return a piece of a page, the template `html/NAME`, for htmx to put in."""
    shown = [room for room in NAVIGATION if user and user.role in room.roles]
    text = (
        _pages()
        .get_template(name)
        .render(
            **values,
            request=request,
            user=user,
            rooms=shown,
            here=request.scope["path"],
            csrf=csrf_of(request),
        )
    )
    return HTMLResponse(text, status, {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"})


@cache
def _pages() -> Environment:
    folder = Path(str(files("zsgx_docs.web.pages") / "html"))
    pages = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    pages.filters["beijing"] = beijing
    pages.filters["for_people"] = _for_people
    pages.filters["masked"] = masked
    return pages


def _for_people(sentence: str) -> str:
    """A sentence without the paths beside what values are called, which only programs want."""
    return _PATHS.sub("", sentence)


def _harmless(value: Any) -> Any:
    """A text from a file, without what would turn the page's own words round."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
