"""Ends connections that keep the service waiting: half a request, or an answer that nobody takes."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from zsgx_docs.web.gate.patience import PATIENCE, Patience
from zsgx_docs.web.problems import problem


class PatientConnection(H11Protocol):
    """One connection, with an end to all patience; at most so many, and those that only wait give way."""

    def __init__(self, *arguments: Any, patience: Patience = PATIENCE, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self._patience = patience
        self._since = self.loop.time()
        self._head: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None

    @property
    def is_waiting(self) -> bool:
        """Tell whether no request is in hand."""
        return self.cycle is None or self.cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_head()
        if len(self.connections) > self._patience.connections:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._expect_head()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._since = self.loop.time()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._head, self._stalled):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look_after_answer(0)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stalled is not None:
            self._stalled.cancel()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        if not self.is_waiting:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self._say_last(400, "请求不符合 HTTP 的写法，没有受理。", "bad_request")

    def _expect_head(self) -> None:
        """From a head's first byte, or from the first connection, until it is whole."""
        if self.conn.their_state is not h11.IDLE:
            if self._head is not None:
                self._head.cancel()
                self._head = None
        elif self._head is None:
            self._head = self.loop.call_later(self._patience.head, self.transport.abort)

    def _make_room(self) -> None:
        others = (each for each in self.connections if isinstance(each, PatientConnection))
        waiting = (each for each in others if each.is_waiting and each is not self)
        longest = min(waiting, key=lambda each: each._since, default=None)
        if longest is not None:
            longest.transport.abort()
        else:
            self._say_last(503, "同时来的连接太多，请稍后再试。", "busy")

    def _look_after_answer(self, left: int) -> None:
        now = self.transport.get_write_buffer_size()
        if left and now >= left:
            self.transport.abort()
        else:
            self._stalled = self.loop.call_later(self._patience.stalled, self._look_after_answer, now)

    def _say_last(self, status: int, detail: str, code: str) -> None:
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.close()
            return
        answer = problem(status, detail, code)
        headers = [*answer.raw_headers, (b"connection", b"close")]
        for event in (h11.Response(status_code=status, headers=headers), h11.Data(data=bytes(answer.body))):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.write(self.conn.send(h11.EndOfMessage()) or b"")
        self.transport.close()
