"""Bounds what a designed page may load: data in its own text, and our own font files. No network."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
    """A fetcher that opens nothing but the file: addresses in `addresses`, letter by letter."""

    def __init__(self, addresses: frozenset[str]) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self._addresses = addresses

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at an address. Raises ValueError for every address that is not ours."""
        if url not in self._addresses and not url.startswith("data:"):
            raise ValueError(f"页面不得引用外部资源：{url[:80]}")
        return super().fetch(url, headers)
