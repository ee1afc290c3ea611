"""Tells how far files are, as the routes answer it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi import Response
from fastapi.responses import StreamingResponse

from zsgx_docs.desk.intake import ExtractionState, extraction, extractions
from zsgx_docs.desk.office import Store
from zsgx_docs.desk.review import current_result, masked, result_as_read
from zsgx_docs.errors import error_called
from zsgx_docs.model.user import User
from zsgx_docs.web.api.describing import API, json_answer, json_text
from zsgx_docs.web.problems import problem

INTERNAL = "internal"
_OURS = 500
"""The status of our own errors (the standard RFC 9110)."""
MOST_INSIDE = 500
"""Files of a mail or archive that are told: a guess, more than one may hold."""
PIECE = 256 * 1024
"""Bytes of an answer that are unpacked at once: a guess."""
_PLAIN = (
    *("id", "status", "state", "duplicate_of", "error", "filename", "kind", "document_type", "template"),
    *("stage", "page", "pages", "place", "flags", "open_flags", "accepted_despite", "version"),
)


def told_whole(store: Store, user: User, identifier: str, status: int = 200) -> Response:
    """Answer with a file's state and its result as it stands. Raises NotFound, StoreUnavailable."""
    state = extraction(store, user, identifier)
    inside = contained(store, user, identifier) if state.is_container else ()
    told = {
        **_told(state),
        "contains": [listed_line(each) for each in inside],
        "left_out": [{"name": name, "why": why} for name, why in state.left_out],
    }
    headers = {"Location": f"{API}/extractions/{state.id}", "ETag": f'"{state.status}-{state.version}"'}
    if state.status != "done" or state.is_container:
        return json_answer({**told, "result": None}, status, headers)
    packed = result_as_read(store, user, identifier)
    if packed is None:
        return json_answer({**told, "result": current_result(store, user, identifier)}, status, headers)
    return StreamingResponse(_with_result(told, packed), status, headers, "application/json")


def _with_result(told: Mapping[str, Any], packed: bytes) -> Iterator[bytes]:
    """Yield an answer a piece at a time: a long list's result never stands in memory whole."""
    yield json_text(told)[:-1] + b', "result": '
    unpacking = zlib.decompressobj()
    for start in range(0, len(packed), PIECE):
        piece = packed[start : start + PIECE]
        while piece:
            yield unpacking.decompress(piece, PIECE)
            piece = unpacking.unconsumed_tail
    yield unpacking.flush() + b"}"


def contained(store: Store, user: User, identifier: str) -> Sequence[ExtractionState]:
    """Return how far the files of a mail or archive are."""
    return extractions(store, user, container=identifier, size=MOST_INSIDE).items


def listed_line(state: ExtractionState) -> Mapping[str, Any]:
    """Return a file's state for a list, in which personal numbers are masked."""
    told, error = _told(state), state.error
    if error is not None:
        told["error"] = {**error, "message": masked(error["message"])}
    return {**told, "filename": masked(state.filename)}


def _told(state: ExtractionState) -> dict[str, Any]:
    return {
        **{name: getattr(state, name) for name in _PLAIN},
        "bytes": state.size,
        "owner": state.owner_name,
        "created_at": state.created_at.isoformat(timespec="seconds"),
    }


def failure_told(error: Mapping[str, str]) -> Response:
    """Answer who waited with why a file could not be read."""
    status = _OURS if error["code"] == INTERNAL else error_called(error["code"], "").http_status
    return problem(status, error["message"], error["code"])
