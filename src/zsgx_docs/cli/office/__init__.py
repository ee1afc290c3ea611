"""Commands for whoever looks after the web pages: their data as a whole, their people."""

from zsgx_docs.cli.office.keeping import backup, restore, rotate_key
from zsgx_docs.cli.office.people import user_group

__all__ = ["backup", "restore", "rotate_key", "user_group"]
