"""Looks into what was sent in, as a worker does: mails and archives, papers, their pages."""

from zsgx_docs.desk.sent.containers import (
    attached_bytes,
    attachments,
    file_inside,
    files_inside,
    may_hold_files,
)
from zsgx_docs.desk.sent.drawing import cut_from, draw_pages
from zsgx_docs.desk.sent.reading import read_sent, summed_up

__all__ = [
    "attached_bytes",
    "attachments",
    "cut_from",
    "draw_pages",
    "file_inside",
    "files_inside",
    "may_hold_files",
    "read_sent",
    "summed_up",
]
