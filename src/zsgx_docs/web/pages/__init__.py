"""The pages that people work with: Jinja2 and htmx, no script or style inside a page."""

from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.mishaps import mishap
from zsgx_docs.web.pages.rules import rules_pages
from zsgx_docs.web.pages.static_files import static_files

__all__ = ["fragment", "mishap", "page", "rules_pages", "static_files"]
