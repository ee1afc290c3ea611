"""What the service is set to by its environment, `ZSGX_…`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

from zsgx_docs.desk.office import StorePlaces, default_places


class ServiceSettings(BaseSettings):
    """`data` is the folder of the store, `key_file` what opens it, which lies elsewhere.

    With `auth` off everybody is the one administrator; that is for a loopback address only.
    """

    model_config = SettingsConfigDict(env_prefix="ZSGX_", extra="ignore")

    data: Path = default_places().data
    key_file: Path = default_places().key_file
    auth: Literal["on", "off"] = "on"

    @property
    def places(self) -> StorePlaces:
        return StorePlaces(self.data / "desk", self.key_file)
