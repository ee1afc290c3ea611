"""The routes for programs: JSON, files, pictures, and what they take and answer."""

from zsgx_docs.web.api.describing import describe
from zsgx_docs.web.api.documents import writing_queue
from zsgx_docs.web.api.kept import Extractions
from zsgx_docs.web.api.routes import all_routes

__all__ = ["Extractions", "all_routes", "describe", "writing_queue"]
