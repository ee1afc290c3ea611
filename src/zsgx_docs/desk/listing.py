"""Lists which papers there are, what their records hold, and a sample of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zsgx_docs.desk.issuing import FORMATS
from zsgx_docs.desk.loading import load_record
from zsgx_docs.errors import ZsgxError


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template as a person is told of it; `document_type` is what its record is called."""

    name: str
    title: str
    document_type: str
    formats: tuple[str, ...] = FORMATS

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": self.title,
            "document_type": self.document_type,
            "formats": list(self.formats),
        }


def templates(broken: Callable[[str], None] = lambda why: None) -> list[TemplateInfo]:
    """List the templates at hand, by name; `broken` hears why one of them cannot be used."""
    from zsgx_docs.template.catalogue import default_catalogue

    found = []
    for name in default_catalogue().names():
        try:
            found.append(template(name))
        except ZsgxError as why:
            broken(why.message)
    return found


def template(name: str) -> TemplateInfo:
    """Describe one template. Raises NotFound."""
    from zsgx_docs.template.catalogue import default_catalogue

    settings = default_catalogue().get(name).settings
    return TemplateInfo(name, settings.title, settings.document_type)


def schema(name: str) -> dict[str, Any]:
    """Describe a template's record as JSON Schema (2020-12). Raises NotFound."""
    from zsgx_docs.template.catalogue import default_catalogue

    return default_catalogue().get(name).schema.json_schema()


def sample(name: str) -> dict[str, Any]:
    """Load the sample record of a template. Raises NotFound."""
    from zsgx_docs.template.catalogue import samples_folder

    return load_record(samples_folder() / f"{name}.yaml")
