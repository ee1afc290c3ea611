"""Joins the routes of these pages."""

from __future__ import annotations

from fastapi import APIRouter

from zsgx_docs.web.pages.people.audit import audit_page
from zsgx_docs.web.pages.people.own import own_page
from zsgx_docs.web.pages.people.signing import signing_pages
from zsgx_docs.web.pages.people.users import users_page

people_pages = APIRouter(include_in_schema=False)
for each in (signing_pages, own_page, users_page, audit_page):
    people_pages.include_router(each)
