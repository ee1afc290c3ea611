"""Works in processes of their own: whatever a file does to its worker, the program lives on."""

from zsgx_docs.jobs.sandbox import Realm
from zsgx_docs.jobs.work import Verb, Voice, WorkerBug, serve_by_standard_streams, where_it_failed
from zsgx_docs.jobs.worker import Job, Listener
from zsgx_docs.jobs.workers import Workers

__all__ = [
    "Job",
    "Listener",
    "Realm",
    "Verb",
    "Voice",
    "WorkerBug",
    "Workers",
    "serve_by_standard_streams",
    "where_it_failed",
]
