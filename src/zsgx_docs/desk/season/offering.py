"""Lets the program, and its workers, see the templates that the office keeps in its store."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sqlalchemy import select

from zsgx_docs.desk.apart import renew_workers
from zsgx_docs.store import Store, StorePlaces
from zsgx_docs.store.tables import TemplateVersionRow

SETTINGS, WORD = "template.toml", "template.docx"


def current_folder(places: StorePlaces) -> Path:
    """Return the folder of the versions in use, as the catalogue looks for templates."""
    return places.templates / "current"


def version_folder(places: StorePlaces, template: str, version: int) -> Path:
    """Return the folder of one version."""
    return places.templates / "versions" / template / str(version)


def offer_templates(places: StorePlaces) -> None:
    """Have the catalogue look into the office's folder first; before workers start, who may read it.

    Raises StoreUnavailable.
    """
    from zsgx_docs.template.catalogue import TEMPLATES, default_catalogue

    places.prepare()
    folder = current_folder(places)
    folder.mkdir(mode=0o700, exist_ok=True)
    os.environ[TEMPLATES] = os.pathsep.join([str(folder), *_others(folder)])
    default_catalogue.cache_clear()


def withdraw_templates(places: StorePlaces) -> None:
    """Have the catalogue look into the office's folder no longer."""
    from zsgx_docs.template.catalogue import TEMPLATES, default_catalogue

    others = _others(current_folder(places))
    if others:
        os.environ[TEMPLATES] = os.pathsep.join(others)
    else:
        os.environ.pop(TEMPLATES, None)
    default_catalogue.cache_clear()


def lay_out_templates(store: Store) -> None:
    """Bring the folder in use in line with what was chosen, had an end in mid-way left it otherwise."""
    with store.database.reading() as session:
        rows = session.scalars(select(TemplateVersionRow).where(TemplateVersionRow.is_current))
        chosen = {row.template: row.version for row in rows}
    folder = current_folder(store.places)
    there = {each.parent.relative_to(folder).as_posix() for each in folder.glob(f"*/*/{SETTINGS}")}
    for name in there - chosen.keys():
        shutil.rmtree(folder / name)
    for name, version in chosen.items():
        kept = version_folder(store.places, name, version)
        if not _are_alike(kept, folder / name):
            put_in_use(store.places, name, version)


def put_in_use(places: StorePlaces, template: str, version: int | None) -> None:
    """Exchange the template in use for a version of it; None leaves the one that comes with the program.

    What reads it meanwhile may find none for a moment, and then takes the one that comes with the program.
    """
    from zsgx_docs.template.catalogue import default_catalogue

    used = current_folder(places) / template
    before = places.templates / "before"
    shutil.rmtree(before, ignore_errors=True)
    fresh = places.templates / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    if version is not None:
        shutil.copytree(version_folder(places, template, version), fresh)
    used.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if used.exists():
        used.rename(before)
    if version is not None:
        fresh.rename(used)
    shutil.rmtree(before, ignore_errors=True)
    default_catalogue.cache_clear()
    renew_workers()


def _others(folder: Path) -> list[str]:
    from zsgx_docs.template.catalogue import TEMPLATES

    named = os.environ.get(TEMPLATES, "").split(os.pathsep)
    return [each for each in named if each and Path(each) != folder]


def _are_alike(one: Path, other: Path) -> bool:
    def contents(folder: Path) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.is_dir() else {}

    return contents(one) == contents(other)
