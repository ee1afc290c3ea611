"""Follows work on a caller's behalf: until it is over, the caller is gone, or the service ends."""

from zsgx_docs.web.api.following.callers import outcome, when_over
from zsgx_docs.web.api.following.streams import OpenStreams
from zsgx_docs.web.api.following.watching import LOOK_AGAIN, Ending, states_of

__all__ = ["LOOK_AGAIN", "Ending", "OpenStreams", "outcome", "states_of", "when_over"]
