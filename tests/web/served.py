"""The service as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

SCAN = Path(__file__).parents[2] / "samples" / "hubei" / "application-form.scan.pdf"


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


class Served:
    """`zsgx serve` as a process of its own, with folders of its own."""

    def __init__(self, folder: Path) -> None:
        self.scratch = folder / "tmp"
        self.scratch.mkdir(exist_ok=True)
        self.log = (folder / "log").open("w+", encoding="utf-8")
        environment = {
            **os.environ,
            "TMPDIR": str(self.scratch),
            "ZSGX_DATA": str(folder),
            "ZSGX_KEY_FILE": str(folder / "key"),
            "ZSGX_AUTH": "off",
            "ZSGX_WORKERS": "2",
        }
        command = [str(Path(sys.executable).with_name("zsgx")), "serve", "--port", "0"]
        self.process = subprocess.Popen(command, stderr=self.log, env=environment)
        wait_until(lambda: self._address() is not None)
        self.url = self._address() or ""

    def _address(self) -> str | None:
        found = re.search(r"http://127\.0\.0\.1:\d+", self.said())
        return found.group() if found else None

    def said(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text(encoding="utf-8")

    def workers(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return [int(pid) for task in tasks for pid in (task / "children").read_text().split()]

    def post(self, **wanted: object) -> httpx.Response:
        with httpx.Client(base_url=self.url, timeout=120, trust_env=False) as client:
            return client.post(**wanted)  # type: ignore[arg-type]

    def get(self, url: str) -> httpx.Response:
        with httpx.Client(base_url=self.url, timeout=120, trust_env=False) as client:
            return client.get(url)

    def follow_newest(self) -> str:
        """The events of the last file that came, until there are no more."""
        with httpx.Client(base_url=self.url, timeout=120, trust_env=False) as client:
            newest = client.get("/api/v1/extractions").json()["items"][0]
            return client.get(f"/api/v1/extractions/{newest['id']}/events").text

    def read(self, number: int = 1) -> httpx.Response:
        upload = {"file": (f"{number}.pdf", SCAN.read_bytes())}
        return self.post(url="/api/v1/extractions?wait=true", files=upload)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.log.close()
