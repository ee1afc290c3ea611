"""The pages of the templates: what there is, versions of it, and what a new one would change."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from zsgx_docs.desk.season import (
    choose_version,
    comes_along,
    keep_version,
    kept_versions,
    paper_form,
    template_files,
    templates_on_shelf,
)
from zsgx_docs.errors import NotFound, ZsgxError
from zsgx_docs.model.user import User
from zsgx_docs.web.access import only, signed_in
from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.office.posting import PostedForm, as_file, posted, worked_on

templates_pages = APIRouter(include_in_schema=False, prefix="/templates")
Anybody = Annotated[User, Depends(signed_in)]
Staff = Annotated[User, Depends(only("clerk", "admin"))]


@templates_pages.get("")
def templates_page(request: Request, user: Anybody) -> HTMLResponse:
    """List the templates."""
    return page(request, "templates", user, shelf=templates_on_shelf(request.app.state.store))


@templates_pages.post("/new")
async def template_added(request: Request, user: Staff) -> HTMLResponse:
    """Try a template of a new name, and keep it."""
    form = await posted(request)
    return await _tried(request, user, form.texts.get("name", "").strip(), form)


@templates_pages.get("/{issuer}/{paper}")
def template_page(request: Request, user: Anybody, issuer: str, paper: str) -> HTMLResponse:
    """Show one template with its blanks and its versions."""
    store, name = request.app.state.store, f"{issuer}/{paper}"
    found = next((each for each in templates_on_shelf(store) if each.name == name), None)
    if found is None:
        raise NotFound(f"没有名为“{name}”的模板，请回到模板页看现有的。")
    told: dict[str, Any] = {
        "template": found,
        "versions": kept_versions(store, name),
        "comes_along": comes_along(store, name),
        "form": _form_of(name),
    }
    return page(request, "template", user, **told)


@templates_pages.post("/{issuer}/{paper}/versions")
async def version_added(request: Request, user: Staff, issuer: str, paper: str) -> HTMLResponse:
    """Try a new version, and keep it where it is fit."""
    return await _tried(request, user, f"{issuer}/{paper}", await posted(request))


@templates_pages.post("/{issuer}/{paper}/choose")
async def version_chosen(request: Request, user: Staff, issuer: str, paper: str) -> Response:
    """Put a kept version in use, or the one that comes with the program."""
    form = await posted(request)
    number = form.texts.get("version", "")
    version = int(number) if number.isdecimal() and len(number) < 9 else None
    name = f"{issuer}/{paper}"
    await worked_on(request, 0, lambda stopped: choose_version(request.app.state.store, user, name, version))
    return Response(headers={"HX-Refresh": "true"})


@templates_pages.get("/{issuer}/{paper}/files/{kind}")
def template_file(
    request: Request, user: Anybody, issuer: str, paper: str, kind: str, version: int | None = None
) -> Response:
    """Give the Word file or the settings of a template away."""
    name = f"{issuer}/{paper}"
    files = dict(template_files(request.app.state.store, name, version))
    if kind not in files:
        raise NotFound("模板只有 Word 文件和设置文件（template.toml）可以下载。")
    told = "" if version is None else f"-第{version}版"
    return as_file(f"{issuer}-{paper}{told}.{kind.rpartition('.')[2]}", files[kind])


async def _tried(request: Request, user: User, name: str, form: PostedForm) -> HTMLResponse:
    word = form.file("word")
    settings = form.files.get("settings")
    toml = settings.data if settings else None
    store = request.app.state.store
    trial, version = await worked_on(
        request, len(word.data), lambda stopped: keep_version(store, user, name, word.data, toml)
    )
    values: dict[str, Any] = {"trial": trial, "version": version, "called": name, "filename": word.filename}
    return fragment(request, "template_trial.html", user, **values)


def _form_of(name: str) -> Any:
    try:
        return paper_form(name)
    except ZsgxError:
        return None
