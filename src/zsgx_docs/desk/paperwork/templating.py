"""Makes templates and looks them over."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from zsgx_docs.desk.apart import ask_for
from zsgx_docs.desk.loading import bytes_of
from zsgx_docs.errors import TemplateError, ZsgxError

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.template.inspection import Problem
    from zsgx_docs.template.making import Made
    from zsgx_docs.template.template import Settings

SETTINGS_FILE = "template.toml"


def inspect_template(name_or_file: str, apart: bool = False) -> list[Problem]:
    """List what is wrong with a template of the catalogue, or a Word file that is to become one.

    A file from outside is looked into `apart`, by a worker. Raises NotFound, UnreadableFile, TemplateError.
    """
    if not name_or_file.lower().endswith(".docx"):
        return template_problems(name_or_file, None, None, apart)
    path = Path(name_or_file)
    beside = path.parent / SETTINGS_FILE
    return template_problems(path.name, bytes_of(path), bytes_of(beside) if beside.is_file() else None, apart)


def template_problems(
    name: str, word: bytes | None, settings: bytes | None, apart: bool = False, cancelled: Event | None = None
) -> list[Problem]:
    """List what is wrong with the template of that name in the catalogue, or with a Word file called so.

    `settings` are those that lie beside the file. Raises as `inspect_template`.
    """
    if apart:
        given = {"name": name, "word": word, "settings": settings}
        return ask_for(_problems, "template_problems", given, name, cancelled)
    from zsgx_docs.template.catalogue import default_catalogue
    from zsgx_docs.template.inspection import expected, inspect, kin

    if word is None:
        chosen = default_catalogue().get(name)
        word, named, told = chosen.source, chosen.name, chosen.settings
    elif settings is not None:
        named, told = name, _settings_of(settings, name)
    elif copied := kin(word, name, default_catalogue()):
        named, told = name, copied.settings
    else:
        return inspect(word, name, expected(None), lambda: _page_texts(word))
    names = expected(told.document_type, told.paths)
    return inspect(word, named, names, lambda: _page_texts(word))


def _settings_of(settings: bytes, name: str) -> Settings:
    from zsgx_docs.template.template import settings_in

    with TemporaryDirectory(prefix="zsgx-") as folder:
        (Path(folder) / SETTINGS_FILE).write_bytes(settings)
        return settings_in(Path(folder), name)


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


def new_template(form: Path, folder_name: str, apart: bool = False) -> Made:
    """Make a template of an empty Word form, to be kept in a folder of that name.

    A file from outside is made one `apart`, by a worker. Raises NotFound, UnreadableFile; TemplateError where
    nothing in the form is blank.
    """
    return template_made_of(bytes_of(form), form.name, folder_name, apart)


def template_made_of(
    data: bytes, filename: str, folder_name: str, apart: bool = False, cancelled: Event | None = None
) -> Made:
    """Make a template of an empty Word form's bytes; as `new_template`."""
    if apart:
        given = {"data": data, "filename": filename, "folder_name": folder_name}
        return ask_for(_made, "template_made_of", given, filename, cancelled)
    from zsgx_docs.records.registry import RECORDS
    from zsgx_docs.template.catalogue import default_catalogue
    from zsgx_docs.template.making import template_of

    named = re.sub(r"[^A-Za-z0-9]+", "_", folder_name).strip("_").lower()
    named = named if re.match("[a-z]", named) else "new_form"
    document_type = f"own_{named}" if named in RECORDS else named
    made = template_of(data, filename, document_type, default_catalogue())
    if not made.found:
        raise TemplateError(f"{filename}：没有找到空白栏目，请用没有填过的空表（空格、横线、方框或空行）。")
    return made


def _problems() -> type[list[Problem]]:
    from zsgx_docs.template.inspection import Problem

    return list[Problem]


def _made() -> type[Made]:
    from zsgx_docs.template.making import Made

    return Made
