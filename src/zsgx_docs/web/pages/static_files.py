"""Serves the styles and scripts of the pages."""

from __future__ import annotations

from importlib.resources import files

from starlette.staticfiles import StaticFiles

STATIC = "/static"


def static_files() -> StaticFiles:
    """Return what is to be mounted at `/static`."""
    return StaticFiles(directory=str(files("zsgx_docs.web.pages") / "static"))
