"""Says where the store lies: the data in one folder, the key that opens them outside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zsgx_docs.store.errors import StoreUnavailable

OURS_ONLY = 0o700
"""Permissions of a folder that only its owner may look into: the standard POSIX bits."""


@dataclass(frozen=True, slots=True)
class StorePlaces:
    """`data` is the store's folder, `key_file` what opens it, which may not lie in the folder."""

    data: Path
    key_file: Path

    @property
    def database(self) -> Path:
        return self.data / "desk.sqlite"

    @property
    def files(self) -> Path:
        return self.data / "files"

    @property
    def lock(self) -> Path:
        return self.data.with_name(f"{self.data.name}.lock")

    @property
    def templates(self) -> Path:
        return self.data / "templates"

    def prepare(self) -> None:
        """Make the folders, for their owner only. Raises StoreUnavailable."""
        if self.key_file.resolve().is_relative_to(self.data.resolve()):
            raise StoreUnavailable(f"密钥文件不能放在数据文件夹里：{self.key_file}，请换一个位置。")
        try:
            for folder in (self.data, self.files, self.templates):
                folder.mkdir(mode=OURS_ONLY, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(f"数据文件夹 {self.data} 不能建立（{error.strerror}）。") from error
