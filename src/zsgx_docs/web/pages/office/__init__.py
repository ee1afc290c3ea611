"""The pages of the season as a whole, of papers to be written, of templates and rules."""

from zsgx_docs.web.pages.office.papers import papers_pages
from zsgx_docs.web.pages.office.rules import rules_pages
from zsgx_docs.web.pages.office.season import season_pages
from zsgx_docs.web.pages.office.templates import templates_pages

__all__ = ["papers_pages", "rules_pages", "season_pages", "templates_pages"]
