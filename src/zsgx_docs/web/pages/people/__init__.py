"""The pages about people: signing in, accounts, one's own account, the log."""

from zsgx_docs.web.pages.people.routes import people_pages

__all__ = ["people_pages"]
