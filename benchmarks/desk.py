"""The desk in use: uploads of many clients, and pages meanwhile.

Clients, whoever turns pages, and the service share this machine's processors.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from measuring import ZSGX, verdict

from zsgx_docs import desk

SAMPLES = Path(__file__).parents[1] / "samples"
FORM = "hubei/application-form"
PASSWORD = "Jiangxia-2026-kaoping"
PAGES = ("/", "/review", "/season", "/batch", "/papers", "/templates", "/effect", "/audit")
PAUSE = 0.2
"""Seconds between a person's pages: far less than a person takes."""
WANTED_MEDIAN = 0.3


@dataclass(frozen=True, slots=True)
class Office:
    """A running service with accounts, and the keys of its clients."""

    url: str
    keys: list[str]

    @contextmanager
    def browser(self) -> Iterator[httpx.Client]:
        """Somebody signed in, as the administrator."""
        with httpx.Client(base_url=self.url, timeout=120, trust_env=False, follow_redirects=True) as client:
            client.post("/login", data={"name": "admin", "password": PASSWORD}).raise_for_status()
            yield client


@contextmanager
def opened(clients: int) -> Iterator[Office]:
    """An office with so many clients, each with a key."""
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        environment = {**os.environ, "ZSGX_DATA": f"{folder}/data", "ZSGX_KEY_FILE": f"{folder}/key"}
        environment.pop("ZSGX_AUTH", None)

        def said(*command: str, given: str | None = None) -> str:
            return subprocess.run(
                [ZSGX, *command], env=environment, check=True, text=True, capture_output=True, input=given
            ).stdout

        keys = [
            re.findall(r"zsgx_\S+", said("user", "add", f"client{n}", "--role", "organiser", "--api-key"))[0]
            for n in range(clients)
        ]
        once = re.findall(r"(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}", said("user", "add", "admin", "--role", "admin"))[
            0
        ]
        log = Path(folder) / "log"
        with log.open("w") as out:
            service = subprocess.Popen([ZSGX, "serve", "--port", "0"], stderr=out, env=environment)
        try:
            url = _address(log)
            _choose_password(url, once)
            yield Office(url, keys)
        finally:
            began = time.perf_counter()
            service.terminate()
            service.wait(30)
            print(f"stopped within {time.perf_counter() - began:.1f} s")


def _address(log: Path) -> str:
    for _ in range(1200):
        if found := re.search(r"https?://[0-9.:]+", log.read_text("utf-8")):
            return found[0]
        time.sleep(0.05)
    raise SystemExit(log.read_text("utf-8"))


def _choose_password(url: str, once: str) -> None:
    with httpx.Client(base_url=url, trust_env=False, follow_redirects=True) as client:
        page = client.post("/login", data={"name": "admin", "password": once})
        token = re.findall(r'name="csrf" value="([^"]*)"', page.text)[0]
        form = {"csrf": token, "old": once, "new": PASSWORD, "again": PASSWORD}
        client.post("/login/password", data=form).raise_for_status()


def load(office: Office, uploads: int, scans: int) -> bool:
    """So many uploads of all clients at once; meanwhile somebody turns pages."""
    form = desk.issue(FORM, desk.sample(FORM), "docx").data
    scan = (SAMPLES / f"{FORM}.scan.pdf").read_bytes()
    files = [(f"{n}.pdf", scan) if n < scans else (f"{n}.docx", form) for n in range(uploads)]
    over, taken = threading.Event(), defaultdict[str, list[float]](list)
    turning = threading.Thread(target=_turn_pages, args=(office, over, taken))
    turning.start()
    began = time.perf_counter()
    shares = [files[n :: len(office.keys)] for n in range(len(office.keys))]
    with ThreadPoolExecutor(len(office.keys)) as clients:
        answers = sum(clients.map(_send, [office.url] * len(shares), office.keys, shares), Counter[str]())
    seconds = time.perf_counter() - began
    over.set()
    turning.join()
    print(
        f"{uploads} uploads ({scans} scans) of {len(office.keys)} clients in {seconds:.0f} s: {dict(answers)}"
    )
    medians = {page: statistics.median(times) for page, times in taken.items()}
    for page, median in medians.items():
        worst, met = max(taken[page]), verdict(median <= WANTED_MEDIAN)
        print(f"| `{page}` | {len(taken[page])} | {1000 * median:.0f} | {1000 * worst:.0f} | {met} |")
    return answers["done"] == uploads and max(medians.values()) <= WANTED_MEDIAN


def _turn_pages(office: Office, over: threading.Event, taken: dict[str, list[float]]) -> None:
    with office.browser() as client:
        while not over.is_set():
            for page in PAGES:
                began = time.perf_counter()
                answer = client.get(page)
                taken[page].append(time.perf_counter() - began)
                assert answer.status_code == 200, (page, answer.status_code)
                time.sleep(PAUSE)


def _send(url: str, key: str, files: list[tuple[str, bytes]]) -> Counter[str]:
    """Send files, wait where the service asks for it, and see each to its end."""
    seen = Counter[str]()
    headers = {"Authorization": f"Bearer {key}"}
    with httpx.Client(base_url=url, headers=headers, timeout=600, trust_env=False) as client:
        waiting = [_sent(client, file, seen) for file in files]
        while waiting:
            time.sleep(1)
            told = [client.get(place).json() for place in waiting]
            seen.update(each["status"] for each in told if each["status"] in ("done", "failed"))
            ended = {each["id"] for each in told if each["status"] in ("done", "failed")}
            waiting = [place for place in waiting if place.rsplit("/", 1)[-1] not in ended]
    return seen


def _sent(client: httpx.Client, file: tuple[str, bytes], seen: Counter[str]) -> str:
    while True:
        answer = client.post("/api/v1/extractions", files={"file": file})
        seen[str(answer.status_code)] += 1
        if answer.status_code == 202:
            return str(answer.headers["location"])
        assert answer.status_code in (429, 503), answer.text
        time.sleep(min(2.0, float(answer.headers["retry-after"])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uploads", type=int, default=200)
    parser.add_argument("--scans", type=int, default=20, help="so many of the uploads are scans")
    parser.add_argument("--clients", type=int, default=20)
    wanted = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    with opened(wanted.clients) as office:
        met = load(office, wanted.uploads, wanted.scans)
    sys.exit(not met)


if __name__ == "__main__":
    main()
