"""What the service is set to by its environment, `ZSGX_…`."""

from __future__ import annotations

import ssl
from ipaddress import ip_address
from pathlib import Path
from typing import Literal

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from zsgx_docs.desk.office import StorePlaces, default_places
from zsgx_docs.errors import UsageError
from zsgx_docs.web.gate import Authority


class ServiceSettings(BaseSettings):
    """`data` is the folder of the store, `key_file` what opens it, which lies elsewhere.

    With `auth` off everybody is the one administrator; that is for a loopback address only. `hosts` are
    names by which it may be asked for, with commas between. `proxy` on says that a proxy on this machine
    serves TLS; else `tls_cert` and `tls_key` may be the files of a certificate.
    """

    model_config = SettingsConfigDict(env_prefix="ZSGX_", env_ignore_empty=True, extra="ignore")

    data: Path = default_places().data
    key_file: Path = default_places().key_file
    auth: Literal["on", "off"] = "on"
    hosts: str = ""
    proxy: Literal["on", "off"] = "off"
    tls_cert: Path | None = None
    tls_key: Path | None = None

    @property
    def places(self) -> StorePlaces:
        return StorePlaces(self.data / "desk", self.key_file)

    @property
    def host_names(self) -> frozenset[str]:
        """The names of `hosts`. Raises UsageError where one is none."""
        names = set()
        for written in filter(None, (each.strip() for each in self.hosts.split(","))):
            name = Authority.parse(written)
            if name is None or name.port is not None:
                raise UsageError(f"ZSGX_HOSTS 里的“{written}”不是主机名，请只写名称，用逗号隔开。")
            names.add(name.host)
        return frozenset(names)

    @property
    def tls(self) -> tuple[Path, Path] | None:
        """The certificate and its key, looked into. Raises UsageError where they cannot be used."""
        if self.tls_cert is None and self.tls_key is None:
            return None
        if self.tls_cert is None or self.tls_key is None:
            raise UsageError("ZSGX_TLS_CERT 和 ZSGX_TLS_KEY 要一起设定，请补上另一个。")
        try:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.tls_cert, self.tls_key, password=lambda: b"")
        except (OSError, ssl.SSLError) as error:
            raise UsageError(
                f"证书 {self.tls_cert} 或私钥 {self.tls_key} 不能用（{_why(error)}）；私钥不能有口令。"
            ) from error
        return self.tls_cert, self.tls_key


def load_settings() -> ServiceSettings:
    """Return what the environment says. Raises UsageError where that cannot be."""
    try:
        return ServiceSettings()
    except ValidationError as error:
        names = "、".join(f"ZSGX_{str(fault['loc'][0]).upper()}" for fault in error.errors())
        raise UsageError(f"环境变量 {names} 写得不对，请对照说明文档改正。") from None


def refuse_unsafe(settings: ServiceSettings, host: str) -> None:
    """Raise UsageError where so much would be open to others that is not to be."""
    if settings.auth == "on":
        return
    if not is_loopback(host):
        raise UsageError(f"{host}：关掉账号（ZSGX_AUTH=off）时只能在本机（127.0.0.1）上监听。")
    if settings.proxy == "on" or settings.hosts:
        raise UsageError("关掉账号（ZSGX_AUTH=off）时不能设 ZSGX_PROXY 和 ZSGX_HOSTS，请去掉其中之一。")


def is_loopback(host: str) -> bool:
    """Tell whether only this machine itself reaches that address."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _why(error: OSError) -> str:
    return "内容不对" if isinstance(error, ssl.SSLError) else error.strerror or "打不开"
