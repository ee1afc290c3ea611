"""Names what may go wrong with the store, each with what to do about it."""

from __future__ import annotations

from typing import ClassVar

from zsgx_docs.errors import ZsgxError


class StoreUnavailable(ZsgxError):
    """The store cannot take or give anything now: its disk is full, its database locked or broken."""

    http_status: ClassVar[int] = 503
    code = "store_unavailable"


class StoreSealed(ZsgxError):
    """The key that opens what the store holds is missing or another one."""

    http_status: ClassVar[int] = 503
    code = "store_sealed"


class MeanwhileChanged(ZsgxError):
    """Somebody else changed the same thing since it was shown."""

    http_status: ClassVar[int] = 409
    code = "meanwhile_changed"


class NotReadYet(ZsgxError):
    """A file of which there is no result, as it waits, is being read or could not be."""

    http_status: ClassVar[int] = 409
    code = "not_read_yet"
