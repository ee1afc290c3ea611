"""Joins all pages."""

from __future__ import annotations

from fastapi import APIRouter

from zsgx_docs.web.pages.batch import batch_page
from zsgx_docs.web.pages.compare import compare_page
from zsgx_docs.web.pages.effect import effect_page
from zsgx_docs.web.pages.intake import intake_events, intake_pages
from zsgx_docs.web.pages.office import papers_pages, rules_pages, season_pages, templates_pages
from zsgx_docs.web.pages.people import people_pages
from zsgx_docs.web.pages.review import review_page
from zsgx_docs.web.pages.settings import settings_page

PAGES = (
    intake_pages,
    intake_events,
    batch_page,
    compare_page,
    effect_page,
    papers_pages,
    people_pages,
    review_page,
    rules_pages,
    season_pages,
    settings_page,
    templates_pages,
)


def all_pages() -> APIRouter:
    """Return the routes of all pages."""
    joined = APIRouter(include_in_schema=False)
    for each in PAGES:
        joined.include_router(each)
    return joined
