"""Joins all routes of the JSON interface."""

from __future__ import annotations

from fastapi import APIRouter

from zsgx_docs.web.api.documents import document_routes
from zsgx_docs.web.api.extractions import extraction_routes
from zsgx_docs.web.api.health import health_routes
from zsgx_docs.web.api.templates import template_routes


def all_routes() -> APIRouter:
    """Return the routes for programs: `/health`, `/ready` and what stands under `/api/v1`."""
    joined = APIRouter()
    for part in (health_routes, template_routes, document_routes, extraction_routes):
        joined.include_router(part)
    return joined
