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
LONGEST_REASON = 2_000
"""Characters of a reason: a guess, a page."""


def _is_value(value: Any) -> Any:
    parts = list(value.values()) if isinstance(value, dict) else [value]
    if not all(isinstance(part, str | bool | int | float | None) for part in parts):
        raise ValueError
    return value


_LEAF = {"type": ["string", "boolean", "number", "null"]}
_COMPOSED = {"type": "object", "additionalProperties": _LEAF}
GivenValue = Annotated[Any, AfterValidator(_is_value), WithJsonSchema({"anyOf": [_LEAF, _COMPOSED]})]


class ValueChange(BaseModel):
    """A value to stand at a leaf, or the parts of a composed one (days, with their text).

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
