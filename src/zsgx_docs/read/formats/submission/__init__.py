"""Mails and archives: the files in them, which belong together, and when and from whom they came."""

from zsgx_docs.read.formats.submission.archive import ArchiveFormat
from zsgx_docs.read.formats.submission.contents import contents_of, may_be_container, taken_out
from zsgx_docs.read.formats.submission.mail import MailFormat

__all__ = [
    "ArchiveFormat",
    "MailFormat",
    "contents_of",
    "may_be_container",
    "taken_out",
]
