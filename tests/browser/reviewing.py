"""What a clerk does on the review page, by the keyboard alone."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from zsgx_docs.desk.office import Store
from zsgx_docs.desk.review import current_result
from zsgx_docs.model import paths
from zsgx_docs.model.user import User

CARD, LEFT, TYPED = "#card", "#left-count", "#card textarea"


def open_review(page: Page, identifier: str) -> None:
    """Open a submission, and wait for its first doubtful value and for the picture of its page."""
    page.goto(f"/review/{identifier}")
    expect(page.locator("#card-label")).to_be_visible()
    expect(page.locator("#card-label")).not_to_have_text("")


def label(page: Page) -> str:
    return page.locator("#card-label").inner_text()


def value(store: Store, by: User, identifier: str, path: str) -> Any:
    return paths.get(current_result(store, by, identifier, with_findings=False)["record"], path)


def settled(page: Page, left: int) -> None:
    """Wait until so many values are left, and nothing is on its way."""
    expect(page.locator(LEFT)).to_have_text(str(left))
