"""Joins all routes of the JSON interface."""

from __future__ import annotations

from fastapi import APIRouter

from zsgx_docs.web.api.deeds import deed_routes
from zsgx_docs.web.api.documents import document_routes
from zsgx_docs.web.api.events import event_routes
from zsgx_docs.web.api.exports import export_routes
from zsgx_docs.web.api.extractions import extraction_routes
from zsgx_docs.web.api.health import health_routes
from zsgx_docs.web.api.pictures import picture_routes
from zsgx_docs.web.api.reconciliations import reconciliation_routes
from zsgx_docs.web.api.templates import template_routes

_PARTS = (
    *(health_routes, template_routes, document_routes, extraction_routes, event_routes, picture_routes),
    *(deed_routes, reconciliation_routes, export_routes),
)


def all_routes() -> APIRouter:
    """Return the routes for programs: `/health`, `/ready` and what stands under `/api/v1`."""
    joined = APIRouter()
    for part in _PARTS:
        joined.include_router(part)
    return joined
