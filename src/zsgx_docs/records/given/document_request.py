"""Holds what a request for a paper says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from zsgx_docs.errors import RequestError

_PLACES = (["body"], ["query"], ["path"], ["header"])
"""What of a request a complaint is about; nobody needs it said."""
_REASONS = {"missing": "缺少", "extra_forbidden": "多余", "json_invalid": "不是有效的 JSON"}


class DocumentRequest(BaseModel):
    """A paper to be written; without a record, its blank form. `strict` refuses what would be warned of."""

    model_config = ConfigDict(extra="forbid", strict=True)

    template: str = Field(examples=["hubei/application-form"])
    record: dict[str, Any] | None = None
    format: Literal["docx", "pdf"] = "docx"
    strict: bool = False


def document_request(plain: Any) -> DocumentRequest:
    """Return what is asked for. Raises RequestError, without values."""
    try:
        return DocumentRequest.model_validate(plain)
    except ValidationError as error:
        raise RequestError(wrongly_put(error.errors(include_input=False))) from None


def wrongly_put(errors: Iterable[Mapping[str, Any]]) -> str:
    """Say what is wrong in a request, of errors as pydantic tells them, without values."""
    return "请求写得不对：" + "；".join(map(_complaint, errors)) + "。"


def _complaint(found: Mapping[str, Any]) -> str:
    place = [str(part) for part in found["loc"]]
    at = ".".join(place[1:] if place[:1] in _PLACES else place)
    return f"{at or '请求正文'} {_REASONS.get(found['type'], '的值不对')}"
