"""Where the typefaces that papers are printed in lie on this machine.

They are looked for by their file names in `ZSGX_FONTS`, under `sys.prefix/share/zsgx-docs/fonts`, then in the
system's font folders.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

CHINESE = {
    "FandolSong-Regular.otf": 0, "FandolFang-Regular.otf": 0, "FandolKai-Regular.otf": 0,
    "FandolHei-Regular.otf": 0, "FandolSong-Bold.otf": 0, "FandolHei-Bold.otf": 0,
    "NotoSerifCJK-Regular.ttc": 2, "NotoSansCJK-Regular.ttc": 2,
    "simsun.ttc": 0, "simfang.ttf": 0, "simkai.ttf": 0, "simhei.ttf": 0, "msyh.ttc": 0,
    "STSONG.TTF": 0, "STFANGSO.TTF": 0, "STKAITI.TTF": 0,
    "uming.ttc": 0, "ukai.ttc": 0, "wqy-zenhei.ttc": 0, "wqy-microhei.ttc": 0,
}  # fmt: skip
LATIN = {
    "LiberationSerif-Regular.ttf": 0, "LiberationSans-Regular.ttf": 0, "DejaVuSans.ttf": 0,
    "times.ttf": 0, "arial.ttf": 0, "calibri.ttf": 0,
}  # fmt: skip
"""File names of faces that papers are printed in, with the number of the face in its file."""


def face_files(wanted: Mapping[str, int]) -> list[tuple[Path, int]]:
    """The file of each face that is there, with the face's number in it, in the order of `wanted`."""
    files = _files(tuple(_folders()))
    return [(files[name.lower()], index) for name, index in wanted.items() if name.lower() in files]


@cache
def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Font files by their lowered names, those of the first folder that has them."""
    found: dict[str, Path] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                found.setdefault(name.lower(), Path(place) / name)
    return found


def _folders() -> list[Path]:
    own = [Path(part) for part in os.environ.get("ZSGX_FONTS", "").split(os.pathsep) if part]
    home = Path.home()
    system = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts"]
    windows = os.environ.get("WINDIR")
    return [
        *own,
        Path(sys.prefix) / "share" / "zsgx-docs" / "fonts",
        home / ".local" / "share" / "fonts",
        *map(Path, system),
        *([Path(windows) / "Fonts"] if windows else []),
    ]
