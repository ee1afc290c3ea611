"""Makes templates and looks them over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from zsgx_docs.desk.loading import bytes_of
from zsgx_docs.errors import TemplateError, ZsgxError

if TYPE_CHECKING:
    from zsgx_docs.template.inspection import Problem
    from zsgx_docs.template.making import Made


def inspect_template(name_or_file: str) -> list[Problem]:
    """List what is wrong with a template of the catalogue, or a Word file that is to become one.

    Raises NotFound, UnreadableFile, TemplateError.
    """
    from zsgx_docs.template.catalogue import default_catalogue
    from zsgx_docs.template.inspection import expected, inspect, kin
    from zsgx_docs.template.template import SETTINGS_FILE, settings_in

    if not name_or_file.lower().endswith(".docx"):
        chosen = default_catalogue().get(name_or_file)
        source, name, settings = chosen.source, chosen.name, chosen.settings
    else:
        path = Path(name_or_file)
        source, name = bytes_of(path), path.name
        if (path.parent / SETTINGS_FILE).is_file():
            settings = settings_in(path.parent, path.name)
        elif copied := kin(source, name, default_catalogue()):
            settings = copied.settings
        else:
            return inspect(source, name, expected(None), lambda: _page_texts(source))
    names = expected(settings.document_type, settings.paths)
    return inspect(source, name, names, lambda: _page_texts(source))


def _page_texts(word: bytes) -> list[str]:
    """The text of each page as we print it; none where that does not work."""
    from zsgx_docs.model.sheet import passages
    from zsgx_docs.read.pdf import text_sheets
    from zsgx_docs.render.pdf import word_to_pdf

    try:
        sheets = list(text_sheets(word_to_pdf(word).pdf))
    except ZsgxError:
        return []
    return ["\n".join(text.text for text in passages(s.blocks)) if s else "" for s in sheets]


def new_template(form: Path, folder_name: str) -> Made:
    """Make a template of an empty Word form, to be kept in a folder of that name.

    Raises NotFound, UnreadableFile; TemplateError where nothing in the form is blank.
    """
    from zsgx_docs.records.registry import RECORDS
    from zsgx_docs.template.catalogue import default_catalogue
    from zsgx_docs.template.making import template_of

    named = re.sub(r"[^A-Za-z0-9]+", "_", folder_name).strip("_").lower()
    named = named if re.match("[a-z]", named) else "new_form"
    document_type = f"own_{named}" if named in RECORDS else named
    made = template_of(bytes_of(form), form.name, document_type, default_catalogue())
    if not made.found:
        raise TemplateError(f"{form.name}：没有找到空白栏目，请用没有填过的空表（空格、横线、方框或空行）。")
    return made
