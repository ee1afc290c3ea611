"""Find the templates at hand: a folder `<issuer>/<paper>/` each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from zsgx_docs.errors import NotFound
from zsgx_docs.template.template import SETTINGS_FILE, Template, load_template

TEMPLATES = "ZSGX_TEMPLATES"
_PACKAGE = Path(__file__).resolve().parents[1]


def _data_folder(name: str) -> Path:
    """`templates` or `samples`: beside the sources in a checkout, inside the package once installed."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def samples_folder() -> Path:
    """Return the folder of the samples that come with the program."""
    return _data_folder("samples")


class Catalogue:
    """The templates under `folders`, the first that has a name winning; loaded when asked for, once."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._loaded: dict[str, Template] = {}

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return the folders that templates are looked for in."""
        return self._folders

    def names(self) -> list[str]:
        """List the names of all templates, sorted."""
        found = {
            file.parent.relative_to(folder).as_posix()
            for folder in self._folders
            for file in folder.glob(f"*/*/{SETTINGS_FILE}")
        }
        return sorted(found)

    def get(self, name: str) -> Template:
        """Load the template of that name.

        Raises NotFound, naming those there are.
        """
        if name not in self._loaded:
            self._loaded[name] = load_template(self.folder_of(name), name, self.get)
        return self._loaded[name]

    def folder_of(self, name: str) -> Path:
        """Return the folder of the template of that name.

        Raises NotFound, naming those there are.
        """
        if name not in self.names():
            raise NotFound(self._unknown(name))
        return next(f / name for f in self._folders if (f / name / SETTINGS_FILE).is_file())

    def _unknown(self, name: str) -> str:
        """Say that there is no such template, and which may be meant."""
        names = self.names()
        last = {each.rpartition("/")[2]: each for each in names}
        near = get_close_matches(name, names, 1, 0.8) or [
            last[each] for each in get_close_matches(name, list(last), 1, 0.8)
        ]
        meant = f"，是不是 {near[0]}？" if near else f"，现有：{'、'.join(names) or '无'}。"
        return f"没有名为“{name}”的模板{meant}"

    def __iter__(self) -> Iterator[Template]:
        return (self.get(name) for name in self.names())


@cache
def default_catalogue() -> Catalogue:
    """Return the office's own templates, then those that come with the program.

    The office's lie in the folders of `ZSGX_TEMPLATES`, parted as those of PATH are. Loaded once: whoever
    changes them clears the cache.
    """
    own = filter(None, os.environ.get(TEMPLATES, "").split(os.pathsep))
    return Catalogue(*map(Path, own), _data_folder("templates"))
