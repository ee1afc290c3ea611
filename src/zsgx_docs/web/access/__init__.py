"""Tells who asks: a person signed in by a browser, or a program with a key."""

from zsgx_docs.web.access.asking import asking, csrf_of, signed_in

__all__ = ["asking", "csrf_of", "signed_in"]
