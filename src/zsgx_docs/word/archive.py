"""Tell how large a package becomes before any of it is unpacked."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Sequence

from zsgx_docs.errors import EncryptedFile, TooLarge

MEGABYTE = 1024 * 1024
"""Bytes."""
UNPACKED_BYTES = 500 * MEGABYTE
"""All parts of a package together; a guess: long rosters with scans in them have some 100."""
PART_RATIO = 200
"""Unpacked to packed, for any part over a megabyte; a guess: Deflate itself reaches 1032."""
PARTS = 10_000
"""Parts of a package; a guess."""
BROKEN_ARCHIVE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, ValueError, IndexError, OSError, RuntimeError),
)
"""What `zipfile` raises of archives that are broken, or packed as it cannot unpack."""
_ENCRYPTED = 0x1
"""The bit of a part's flags that says that it is encrypted (APPNOTE.TXT 4.4.4, bit 0)."""


def check_sizes(
    parts: Sequence[zipfile.ZipInfo],
    filename: str,
    unpacked_bytes: int = UNPACKED_BYTES,
    part_ratio: int = PART_RATIO,
    most_parts: int = PARTS,
) -> None:
    """Raises EncryptedFile or TooLarge where a package cannot be, or is not to be, unpacked."""
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise EncryptedFile(f"「{filename}」设有打开密码，请取消密码后再提交。")
    unpacked = sum(part.file_size for part in parts)
    dense = any(
        part.file_size > MEGABYTE and part.file_size > part_ratio * max(1, part.compress_size)
        for part in parts
    )
    if dense or unpacked > unpacked_bytes or len(parts) > most_parts:
        raise TooLarge(
            f"「{filename}」解压后大得反常，可能是恶意文件，未予打开，请用 Word 重新另存后再提交。"
        )


def check_archive(data: bytes, filename: str) -> None:
    """As `check_sizes`, of a package as it came; what is no archive is found out by who opens it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN_ARCHIVE:
        return
    check_sizes(parts, filename)
