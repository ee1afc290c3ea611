"""Holds two inputs of a new password against each other."""

from __future__ import annotations

from zsgx_docs.desk.office import UnfitAccount


def same_twice(new: str, again: str) -> None:
    """Raise UnfitAccount where a new password was not typed the same twice."""
    if new != again:
        raise UnfitAccount("两次输入的新口令不一样，请重新输入。")
