"""Tells what people call a value that is known by its path only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.review.batch import label_in_part
from zsgx_docs.errors import ZsgxError

if TYPE_CHECKING:
    from zsgx_docs.template.template import Template

UNKNOWN_PAPER = "其他文书"


class LeafLabels:
    """Labels by the templates at hand; `result` gives that of an extraction, for papers behind its first."""

    def __init__(self, result: Callable[[str], Mapping[str, Any]]) -> None:
        self._result = result
        self._behind: dict[str, list[str | None]] = {}
        self._templates: dict[str, Template | None] = {}
        self._known: dict[tuple[str | None, str], tuple[str, str]] = {}

    def of(self, extraction_id: str, paper: int, template: str | None, path: str) -> tuple[str, str]:
        """Return the title of the paper, and the label of the value there; its path where nobody knows it."""
        name = template if paper == 0 else self._template_behind(extraction_id, paper)
        key = name, path
        if key not in self._known:
            self._known[key] = self._told(name, path)
        return self._known[key]

    def _told(self, template: str | None, path: str) -> tuple[str, str]:
        found = self._template(template)
        if found is None:
            return UNKNOWN_PAPER, path
        field = found.schema.field(path)
        return found.settings.title, label_in_part(field.label, path) if field else path

    def _template_behind(self, extraction_id: str, paper: int) -> str | None:
        if extraction_id not in self._behind:
            self._behind[extraction_id] = [each.get("template") for each in self._papers(extraction_id)]
        names = self._behind[extraction_id]
        return names[paper - 1] if paper <= len(names) else None

    def _papers(self, extraction_id: str) -> list[Mapping[str, Any]]:
        try:
            return list(self._result(extraction_id).get("more") or ())
        except ZsgxError:
            return []

    def _template(self, name: str | None) -> Template | None:
        if name is None:
            return None
        if name not in self._templates:
            try:
                self._templates[name] = self._catalogue.get(name)
            except ZsgxError:
                self._templates[name] = None
        return self._templates[name]

    @cached_property
    def _catalogue(self) -> Any:
        from zsgx_docs.template.catalogue import default_catalogue

        return default_catalogue()
