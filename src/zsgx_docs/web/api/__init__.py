"""The routes for programs: JSON, files, pictures, and what they take and answer."""

from zsgx_docs.web.api.coming import Admission
from zsgx_docs.web.api.describing import describe
from zsgx_docs.web.api.documents import writing_queue
from zsgx_docs.web.api.following import LOOK_AGAIN, Ending, OpenStreams, states_of
from zsgx_docs.web.api.reconciliations import reconciling_queue
from zsgx_docs.web.api.routes import all_routes

__all__ = [
    "LOOK_AGAIN",
    "Admission",
    "Ending",
    "OpenStreams",
    "all_routes",
    "describe",
    "reconciling_queue",
    "states_of",
    "writing_queue",
]
