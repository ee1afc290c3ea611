"""Shows the description of all routes as a page, with nothing from elsewhere."""

from zsgx_docs.web.manual.page import manual

__all__ = ["manual"]
