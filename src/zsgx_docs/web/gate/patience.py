"""Says how long the service waits for callers, and for how many at once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """The limits of a connection, in seconds."""

    head: float = 20.0
    """For a request's head: the default of Apache's mod_reqtimeout."""
    body: float = 20.0
    """For a body, over what its size earns: the default of Apache's mod_reqtimeout."""
    bytes_a_second: int = 16 * 1024
    """Bytes of a body that earn it a second more: a guess, a slow line of an office."""
    linger: float = 30.0
    """For the rest of a body that was refused: the default of nginx's lingering_time."""
    linger_pause: float = 5.0
    """Without a byte of that rest: the default of nginx's lingering_timeout."""
    stalled: float = 30.0
    """For a caller to take more of an answer: a guess, half the default of nginx's send_timeout."""
    connections: int = 400
    """At once: a guess; a process may have 1,024 files open, and uploads take some."""


PATIENCE = Patience()
