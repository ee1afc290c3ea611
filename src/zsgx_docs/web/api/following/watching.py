"""Follows a file on its way: each state that it comes to, until it is over."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from fastapi.concurrency import run_in_threadpool

from zsgx_docs.desk.intake import ExtractionState, extraction, watch
from zsgx_docs.desk.office import Store
from zsgx_docs.model.user import User
from zsgx_docs.web.problems import stopping

LOOK_AGAIN = 2.0
"""Seconds until a look without notice, since places change when others are done, and who follows may be let
in no more: a guess."""


class Ending:
    """Is set once the service is to end; whoever follows something is told at once."""

    def __init__(self) -> None:
        self._has_come = asyncio.Event()

    @property
    def has_come(self) -> bool:
        return self._has_come.is_set()

    def come(self) -> None:
        self._has_come.set()

    async def unless(self, other: asyncio.Event, seconds: float) -> None:
        """Wait for the end if it has not come, for the other event or so long, whichever is first."""
        events = (other,) if self.has_come else (self._has_come, other)
        waits = [asyncio.create_task(each.wait()) for each in events]
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()


async def states_of(
    store: Store,
    user: User,
    identifier: str,
    ending: Ending,
    to_the_last: bool = False,
    still: Callable[[], bool] = lambda: True,
) -> AsyncIterator[ExtractionState]:
    """Yield each state that a file comes to, the present one first, until it is over.

    It ends once whoever follows is not to hear it any more (`still`). Raises NotFound, once it is deleted
    too; ServiceStopping once the service ends. `to_the_last`: what is being read then is followed on, until
    it waits again.
    """
    seen: ExtractionState | None = None
    async with _notices_of(identifier) as changed:
        while True:
            changed.clear()
            if not await run_in_threadpool(still):
                return
            state = await run_in_threadpool(extraction, store, user, identifier)
            if state != seen:
                yield state
            if state.is_over:
                return
            if ending.has_come and not (to_the_last and state.status == "running"):
                raise stopping()
            seen = state
            await ending.unless(changed, LOOK_AGAIN)


async def last_state(store: Store, user: User, identifier: str, ending: Ending) -> ExtractionState:
    """Return the state in which a file is over. Raises NotFound, ServiceStopping."""
    followed = states_of(store, user, identifier, ending, to_the_last=True)
    return [state async for state in followed][-1]


@asynccontextmanager
async def _notices_of(identifier: str) -> AsyncIterator[asyncio.Event]:
    """An event that is set, in this loop, by each notice about a file."""
    loop, changed = asyncio.get_running_loop(), asyncio.Event()

    def hear(about: str) -> None:
        if about == identifier:
            with suppress(RuntimeError):  # the loop is closed: nobody listens any more
                loop.call_soon_threadsafe(changed.set)

    with watch(hear):
        yield changed
