"""Commands for whoever looks after the web pages: their data as a whole."""

from zsgx_docs.cli.office.keeping import backup, restore, rotate_key

__all__ = ["backup", "restore", "rotate_key"]
