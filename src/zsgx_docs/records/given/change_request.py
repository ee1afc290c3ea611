"""Holds what a request to change a submission says."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema

from zsgx_docs.errors import RequestError
from zsgx_docs.records.given.document_request import wrongly_put

MOST_CHANGES = 500
"""Values changed at once: a guess; nobody else can write meanwhile, and so many take some seconds."""
LONGEST_PATH = 300
"""Characters of a path: a guess, four times the longest of ours."""
DEEPEST_CHANGE = 2
"""Objects in each other: a row, and a composed value in it (days, with their text)."""
LONGEST_REASON = 2_000
"""Characters of a reason: a guess, a page."""


def _is_value(value: Any) -> Any:
    if not _is_plain(value, DEEPEST_CHANGE):
        raise ValueError
    return value


def _is_plain(value: Any, deep: int) -> bool:
    if isinstance(value, dict):
        return deep > 0 and all(_is_plain(part, deep - 1) for part in value.values())
    return isinstance(value, str | bool | int | float | None)


_LEAF = {"type": ["string", "boolean", "number", "null"]}
_COMPOSED = {"type": "object", "additionalProperties": _LEAF}
_ROW = {"type": "object", "additionalProperties": {"anyOf": [_LEAF, _COMPOSED]}}
GivenValue = Annotated[Any, AfterValidator(_is_value), WithJsonSchema({"anyOf": [_LEAF, _COMPOSED, _ROW]})]


class ValueChange(BaseModel):
    """A value to stand at a leaf, or the parts of a composed one (days, with their text).

    A list's next row (`students[3]` of three) with an object adds it at the end; a row with null is taken
    away. Every path is that of the record as it was seen, before any of the changes.
    `paper` is 0 for the file's first paper, n for the n-th of `more`. `as_written`: the paper has it so,
    however odd it is.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    path: str = Field(min_length=1, max_length=LONGEST_PATH, examples=["applicant.name"])
    value: GivenValue
    paper: int = Field(0, ge=0, le=1000)
    as_written: bool = False


class ChangeRequest(BaseModel):
    """Values to change, a decision (`open` opens again), or both; `version` is the one that was seen."""

    model_config = ConfigDict(extra="forbid", strict=True)

    changes: list[ValueChange] = Field(default=[], max_length=MOST_CHANGES)
    state: Literal["accepted", "returned", "open"] | None = None
    reason: str | None = Field(None, max_length=LONGEST_REASON)
    version: int | None = Field(None, ge=0, le=2**31)


def change_request(plain: Any) -> ChangeRequest:
    """Return what is asked for. Raises RequestError, without values."""
    try:
        return ChangeRequest.model_validate(plain)
    except ValidationError as error:
        raise RequestError(wrongly_put(error.errors(include_input=False))) from None
