"""The pages that people work with: Jinja2 and htmx, no script or style inside a page."""

from zsgx_docs.web.pages.batch import batch_page
from zsgx_docs.web.pages.compare import compare_page
from zsgx_docs.web.pages.effect import effect_page
from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.intake import intake_events, intake_pages
from zsgx_docs.web.pages.mishaps import mishap
from zsgx_docs.web.pages.review import review_page
from zsgx_docs.web.pages.rules import rules_pages
from zsgx_docs.web.pages.static_files import static_files

__all__ = [
    "batch_page",
    "compare_page",
    "effect_page",
    "fragment",
    "intake_events",
    "intake_pages",
    "mishap",
    "page",
    "review_page",
    "rules_pages",
    "static_files",
]
