"""Names what may keep somebody out, each with what to do about it."""

from __future__ import annotations

from typing import ClassVar

from zsgx_docs.errors import ZsgxError


class NotSignedIn(ZsgxError):
    """Nobody is known to be asking: no key, no sign-in, or one that has ended."""

    http_status: ClassVar[int] = 401
    code = "not_signed_in"


class NotAllowed(ZsgxError):
    """Whoever asks is known, and may not."""

    http_status: ClassVar[int] = 403
    code = "not_allowed"


class WrongPassword(ZsgxError):
    """A name and a password that do not belong together; which of them is wrong is not told."""

    code = "wrong_password"


class TooManyTries(ZsgxError):
    """Too many tries to sign in; `seconds` until the next may be made."""

    http_status: ClassVar[int] = 429
    code = "too_many_tries"

    def __init__(self, message: str, seconds: int = 0) -> None:
        super().__init__(message)
        self.seconds = seconds


class UnfitAccount(ZsgxError):
    """An account that cannot be as it is wanted: its name, its password, its role."""

    code = "unfit_account"
