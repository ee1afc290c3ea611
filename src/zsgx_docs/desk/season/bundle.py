"""Packs the files of one writing into one archive, and takes them out again."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from zsgx_docs.errors import NotFound

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+')
MOST_NAME = 80
"""Characters of a file's name before its suffix: a guess, below the 255 bytes of common file systems."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The moment of all members: by definition the first of the format, so that alike files are one."""


def file_name(text: str, suffix: str) -> str:
    """Return a name that every system takes and that shows what it is: no paths, no marks that turn it."""
    plain = _NOT_IN_NAMES.sub(" ", text).strip(" .")
    return f"{' '.join(plain.split())[:MOST_NAME] or '文书'}.{suffix}"


def bundled(files: Mapping[str, bytes]) -> bytes:
    """Return an archive of the files, by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _OLDEST), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def member(archive: bytes, name: str) -> bytes:
    """Return one of the files. Raises NotFound."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        try:
            return opened.read(name)
        except KeyError:
            raise NotFound("这份文书里没有这个文件，请刷新页面再看。") from None
