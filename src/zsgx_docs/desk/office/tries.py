"""Limits how often one may try to sign in."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from zsgx_docs.desk.office.errors import TooManyTries

MINUTES = 15
"""Minutes over which tries are counted: a guess, long for a program that guesses, short for a person."""
TRIES_OF_ACCOUNT = 10
"""Tries at one account: a guess; 40 an hour guess no password of ours."""
TRIES_FROM_ADDRESS = 60
"""Tries from one address: a guess; an office behind one address signs in at nine o'clock."""


class Tries:
    """Counts tries to sign in by account and by address, in memory: a restart forgets them."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._of_account = RateLimitItemPerMinute(TRIES_OF_ACCOUNT, MINUTES)
        self._from_address = RateLimitItemPerMinute(TRIES_FROM_ADDRESS, MINUTES)

    def take(self, name: str, address: str) -> None:
        """Count a try before it is made. Raises TooManyTries, which says when to come again."""
        for item, who in ((self._from_address, ("address", address)), (self._of_account, ("account", name))):
            if not self._limiter.hit(item, *who):
                raise _too_many(self._limiter.get_window_stats(item, *who).reset_time)

    def forgive(self, name: str) -> None:
        """Forget the tries at an account, whose owner has come."""
        self._limiter.clear(self._of_account, "account", name)


def _too_many(until: float) -> TooManyTries:
    seconds = max(1, math.ceil(until - time.time()))
    minutes = math.ceil(seconds / 60)
    return TooManyTries(f"登录试错的次数太多，请在 {minutes} 分钟后再试；忘了口令请找管理员重发。", seconds)
