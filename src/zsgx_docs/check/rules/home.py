"""Tells whose province a notice or a paper is of, by what it says itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zsgx_docs.model import paths
from zsgx_docs.values.regions import province_of, province_of_document

SIGNS = ("issuer", "host", "organiser", "organiser.name", "applicant", "applicant.name", "venue", "place")
NUMBERS = ("document_number", "certificate_document", "basis_doc_no", "doc_no")


def home_of(record: Mapping[str, Any]) -> str | None:
    """Return the province (湖北) of a record: by its units and places, else its document numbers."""
    for path in SIGNS:
        value = paths.get(record, path)
        if isinstance(value, str) and (found := province_of(value)):
            return found
    for path in NUMBERS:
        value = paths.get(record, path)
        if isinstance(value, str) and (found := province_of_document(value)):
            return found
    return None
