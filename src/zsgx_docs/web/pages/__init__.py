"""The pages that people work with: Jinja2 and htmx, no script or style inside a page."""

from zsgx_docs.web.pages.all_pages import all_pages
from zsgx_docs.web.pages.frame import fragment, page
from zsgx_docs.web.pages.mishaps import mishap
from zsgx_docs.web.pages.static_files import static_files

__all__ = ["all_pages", "fragment", "mishap", "page", "static_files"]
