"""Serves the styles and scripts of the pages."""

from __future__ import annotations

from importlib.resources import files

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = "/static"


class FreshFiles(StaticFiles):
    """Files that a browser keeps, and asks after each time: a new version is never mixed with an old."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file with leave to keep it."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = "no-cache"
        return answer


def static_files() -> StaticFiles:
    """Return what is to be mounted at `/static`."""
    return FreshFiles(directory=str(files("zsgx_docs.web.pages") / "static"))
