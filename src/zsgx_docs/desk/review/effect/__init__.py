"""Counts what review came to: flags right or wrong, effort, and what slips through unflagged."""

from zsgx_docs.desk.review.effect.counted import ReviewEffect, review_effect

__all__ = ["ReviewEffect", "review_effect"]
