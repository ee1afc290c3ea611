"""Reads by which name a service is asked for, and whether a request comes from a page of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_address

from starlette.datastructures import Headers

_AUTHORITY = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(?P<port>[1-9][0-9]{0,4}))?", re.ASCII)
"""The part of RFC 3986, 3.2 that names of this machine need; lower case, without user names."""
LAST_PORT = 65_535
"""The highest port: the standard RFC 9293, 3.1, 16 bits."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
"""What a name without a port means: the standard RFC 9110, 4.2."""
_OWN_PAGES = {"same-origin", "none"}
"""What a browser says of its own pages and of what a person typed: Fetch Metadata, W3C."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A host and, if told, its port."""

    host: str
    port: int | None = None

    @classmethod
    def parse(cls, text: str) -> Authority | None:
        """Return what is written as `host` or `host:port`; None on any doubt."""
        found = _AUTHORITY.fullmatch(text.lower())
        if found is None:
            return None
        port = int(found["port"]) if found["port"] else None
        return cls(found["host"], port) if port is None or port <= LAST_PORT else None

    @property
    def is_this_machine(self) -> bool:
        """Tell whether the name can mean no other machine, whatever a name server says."""
        try:
            if self.host.startswith("["):
                return IPv6Address(self.host[1:-1]) == IPv6Address("::1")
            return self.host == "localhost" or IPv4Address(self.host).is_loopback
        except AddressValueError:
            return False

    def is_address(self, address: str) -> bool:
        """Tell whether it is that address, written as a number: no name server has a say in it."""
        try:
            there = ip_address(address.partition("%")[0])
            return ip_address(self.host.strip("[]")) in (there, getattr(there, "ipv4_mapped", None))
        except ValueError:
            return False

    def served_by(self, scheme: str) -> Authority:
        """Return it with the port that the scheme means where none is told."""
        return Authority(self.host, self.port or _DEFAULT_PORTS.get(scheme))


def asked_for(headers: Headers) -> Authority | None:
    """Return the one `Host` of a request; None where there is none, or several, or any doubt."""
    hosts = headers.getlist("host")
    return Authority.parse(hosts[0]) if len(hosts) == 1 else None


def is_from_elsewhere(headers: Headers, here: Authority) -> bool:
    """Tell whether a browser sends it for a page that is not ours; programs say nothing of pages."""
    told = headers.getlist("sec-fetch-site")
    if told and (len(told) > 1 or told[0] not in _OWN_PAGES):
        return True
    origins = headers.getlist("origin")
    return bool(origins) and (len(origins) > 1 or not _is_ours(origins[0], here))


def _is_ours(origin: str, here: Authority) -> bool:
    scheme, _, rest = origin.partition("://")
    there = Authority.parse(rest) if scheme in _DEFAULT_PORTS else None
    return there is not None and there.served_by(scheme) == here.served_by(scheme)
