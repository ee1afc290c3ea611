"""What a designed page may load: data in its own text, and our own font files. No network, no other file."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
    """`addresses` are the file: addresses that may be opened, letter by letter."""

    def __init__(self, addresses: frozenset[str]) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self._addresses = addresses

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Raises ValueError for every other address."""
        if url not in self._addresses and not url.startswith("data:"):
            raise ValueError(f"页面不得引用外部资源：{url[:80]}")
        return super().fetch(url, headers)
