"""The pages on which people have papers written: from a form, from a file, for a whole class."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from zsgx_docs import desk
from zsgx_docs.desk.season import (
    WrittenPaper,
    blank_file,
    delete_paper,
    paper_file,
    paper_form,
    rows_shown,
    taken,
    write_class,
    write_from_file,
    write_from_texts,
    written_paper,
    written_papers,
)
from zsgx_docs.model.user import User
from zsgx_docs.web.access import signed_in
from zsgx_docs.web.pages.frame import page
from zsgx_docs.web.pages.office.posting import as_file, posted, worked_on

papers_pages = APIRouter(include_in_schema=False, prefix="/papers")
Anybody = Annotated[User, Depends(signed_in)]
FORM_BYTES = 64 * 1024
"""Bytes that a form counts for in the queue of what is written: a guess, most are smaller."""


@papers_pages.get("")
def papers_page(request: Request, user: Anybody) -> HTMLResponse:
    """Show what can be written and what was."""
    papers = written_papers(request.app.state.store, user)
    titles = {info.name: info.title for info in desk.templates()}
    return page(request, "papers", user, papers=papers, titles=titles)


@papers_pages.get("/new/{issuer}/{paper}")
def form_page(
    request: Request, user: Anybody, issuer: str, paper: str, given: str | None = None
) -> HTMLResponse:
    """Show the form of a paper, with what was typed for one that was written."""
    form = paper_form(f"{issuer}/{paper}")
    found = written_paper(request.app.state.store, user, given) if given else None
    texts = found.texts if found and found.template == form.template else {}
    rows = {each.path: rows_shown(texts, each.path) for each in form.lists}
    return page(request, "paper_form", user, form=form, texts=texts, rows=rows, paper=found)


@papers_pages.post("/new/{issuer}/{paper}")
async def paper_from_form(request: Request, user: Anybody, issuer: str, paper: str) -> JSONResponse:
    """Write a paper from its form; tell by input what is wrong, where something is."""
    form = await posted(request)
    texts = {name.removeprefix("v:"): text for name, text in form.texts.items() if name.startswith("v:")}
    before = form.texts.get("instead_of") or None
    store, name = request.app.state.store, f"{issuer}/{paper}"
    typed, made = await worked_on(
        request,
        FORM_BYTES,
        lambda stopped: write_from_texts(store, user, name, texts, before, stopped),
    )
    told = _told(made) if made else None
    return JSONResponse({"wrong": typed.wrong, "doubts": typed.doubts, "paper": told})


@papers_pages.post("/new/{issuer}/{paper}/file")
async def paper_from_file(request: Request, user: Anybody, issuer: str, paper: str) -> JSONResponse:
    """Write a paper from a workbook that was filled in, or a record in YAML or JSON."""
    file = (await posted(request)).file("file")
    store, name = request.app.state.store, f"{issuer}/{paper}"
    made = await worked_on(
        request,
        len(file.data),
        lambda stopped: write_from_file(store, user, name, file.data, file.filename, stopped),
    )
    return JSONResponse({"paper": _told(made)})


@papers_pages.post("/class")
async def papers_of_class(request: Request, user: Anybody) -> JSONResponse:
    """Write every paper of a class."""
    file = (await posted(request)).file("file")
    store = request.app.state.store
    made = await worked_on(
        request, len(file.data), lambda stopped: write_class(store, user, file.data, file.filename, stopped)
    )
    return JSONResponse({"paper": _told(made)})


@papers_pages.get("/blank/{issuer}/{paper}/{fmt}")
async def blank_paper(request: Request, user: Anybody, issuer: str, paper: str, fmt: str) -> Response:
    """Give the empty form away, or the workbook to fill in."""
    name = f"{issuer}/{paper}"
    called, data = await worked_on(request, 0, lambda stopped: blank_file(name, fmt))
    return as_file(called, data)


@papers_pages.get("/{identifier}")
def paper_page(request: Request, user: Anybody, identifier: str, file: str | None = None) -> HTMLResponse:
    """Show a paper that was written, and all its files."""
    found = written_paper(request.app.state.store, user, identifier)
    shown = file if file in found.files and str(file).endswith(".pdf") else found.printed
    return page(request, "paper", user, paper=found, shown=shown)


@papers_pages.get("/{identifier}/archive")
def paper_archive(request: Request, user: Anybody, identifier: str) -> Response:
    """Give all files of a paper away."""
    name, data = paper_file(request.app.state.store, user, identifier)
    taken(request.app.state.store, user, identifier)
    return as_file(name, data)


@papers_pages.get("/{identifier}/files/{name}")
def one_file(request: Request, user: Anybody, identifier: str, name: str, inline: bool = False) -> Response:
    """Give one file away, or show it in a frame of ours."""
    _, data = paper_file(request.app.state.store, user, identifier, name)
    if not inline:
        taken(request.app.state.store, user, identifier)
    return as_file(name, data, inline and name.endswith(".pdf"))


@papers_pages.post("/{identifier}/delete")
def paper_deleted(request: Request, user: Anybody, identifier: str) -> Response:
    """Delete a paper."""
    delete_paper(request.app.state.store, user, identifier)
    return Response(headers={"HX-Redirect": "/papers"})


def _told(made: WrittenPaper) -> dict[str, Any]:
    return {
        "id": made.id,
        "title": made.title,
        "template": made.template,
        "files": list(made.files),
        "printed": made.printed,
        "said": list(made.said),
        "has_form": bool(made.texts),
    }
