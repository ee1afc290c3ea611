"""Reads in processes of their own: whatever a file does to its reader, the program lives on."""

from zsgx_docs.jobs.readers import Readers

__all__ = ["Readers"]
