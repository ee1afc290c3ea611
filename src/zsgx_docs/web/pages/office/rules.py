"""The page of the rules: each with its sentence, and the notices that they rest on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from zsgx_docs.desk.season import (
    RuleInForce,
    forget_notice,
    notice_numbers,
    notice_templates,
    rules_in_force,
    set_notice,
)
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only, signed_in
from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.office.posting import posted, worked_on

rules_pages = APIRouter(include_in_schema=False)
Anybody = Annotated[User, Depends(signed_in)]
Staff = Annotated[User, Depends(only("clerk", "admin"))]
DECIDED = {"program": "程序", "person": "人工"}


@rules_pages.get("/rules")
def rules_page(
    request: Request, user: Anybody, q: str = "", source: str = "", severity: str = "", decided: str = ""
) -> HTMLResponse:
    """Show the rules that a search and filters leave, and the notices in force."""
    store = request.app.state.store
    every = rules_in_force(store)
    shown = [rule for rule in every if _is_wanted(rule, q, source, severity, decided)]
    listed: dict[str, Any] = {
        "shown": shown,
        "total": len(every),
        "by_program": sum(rule.line.automatic for rule in every),
        "sought": {"q": q, "source": source, "severity": severity, "decided": decided},
        "sources": list(dict.fromkeys(rule.line.source for rule in every)),
        "severities": list(dict.fromkeys(rule.line.severity for rule in every)),
        "ways": DECIDED,
    }
    if request.headers.get("hx-target") == "rules":
        return fragment(request, "rules_table.html", user, **listed)
    notices: dict[str, Any] = {"notices": notice_numbers(store), "notice_templates": notice_templates()}
    return page(request, "rules", user, **listed, **notices)


@rules_pages.post("/rules/notice")
async def notice_given(request: Request, user: Staff) -> Response:
    """Take in a notice, and let the rules rest on it."""
    form = await posted(request)
    file = form.file("file")
    name = form.texts.get("template", "")
    await worked_on(
        request,
        len(file.data),
        lambda stopped: set_notice(request.app.state.store, user, name, file.data, file.filename),
    )
    return Response(headers={"HX-Refresh": "true"})


@rules_pages.post("/rules/notice/{document_type}/forget")
def notice_forgotten(request: Request, user: Staff, document_type: str) -> Response:
    """Let the rules rest on the sample again."""
    forget_notice(request.app.state.store, user, document_type)
    return Response(headers={"HX-Refresh": "true"})


def _is_wanted(rule: RuleInForce, q: str, source: str, severity: str, decided: str) -> bool:
    line = rule.line
    return (
        all(word in rule.sought for word in q.lower().split())
        and source in ("", line.source)
        and severity in ("", line.severity)
        and decided in ("", "program" if line.automatic else "person")
    )
