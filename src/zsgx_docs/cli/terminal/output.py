"""Writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from zsgx_docs.errors import UsageError


def check_folder(target: Path) -> None:
    """Raise UsageError where `target` cannot be written: no such folder, or a folder itself."""
    if target.is_dir():
        raise UsageError(f"{target}：是文件夹，请写出文件名。")
    if not target.parent.is_dir():
        raise UsageError(f"{target}：文件夹 {target.parent} 不存在，请先建好。")


def write(target: Path, data: bytes) -> None:
    """Write beside the target first, then take its place, so that no half-written file is ever seen.

    Raises UsageError where it cannot be written.
    """
    check_folder(target)
    try:
        handle, name = tempfile.mkstemp(prefix=".zsgx-", dir=target.parent)
    except OSError:
        raise UsageError(f"{target}：文件夹 {target.parent} 里不能写文件，请换一个位置。") from None
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
