"""收件: what was sent in, as it is at the moment."""

from zsgx_docs.web.pages.intake.events import intake_events
from zsgx_docs.web.pages.intake.routes import intake_pages

__all__ = ["intake_events", "intake_pages"]
