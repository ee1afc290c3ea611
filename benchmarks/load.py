"""The real service under load: is it alive, how much memory does it take, and is every caller answered?

Callers and service share this machine's processors, so that the times stand for a machine with other work.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import httpx
from measuring import ZSGX, verdict

from zsgx_docs import desk

SAMPLES = Path(__file__).parents[1] / "samples"
ROSTER = "tianjin/certificate-roster"
MEGABYTE = 1024 * 1024
JSON = {"Content-Type": "application/json"}


@dataclass
class Seen:
    """What one scenario showed: seconds of /health, megabytes at most, answers by their status."""

    health: list[float] = field(default_factory=list)
    service: float = 0.0
    worker: float = 0.0
    answers: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def p95(self) -> float:
        return sorted(self.health)[int(0.95 * (len(self.health) - 1))] if self.health else 0.0


@contextmanager
def served() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    with tempfile.TemporaryDirectory(prefix="load-") as folder:
        places = {"ZSGX_DATA": f"{folder}/data", "ZSGX_KEY_FILE": f"{folder}/key", "ZSGX_AUTH": "off"}
        environment = {**os.environ, "TMPDIR": folder, **places}
        command = [ZSGX, "serve", "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8", env=environment) as service:
            assert service.stderr is not None
            said = service.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+", said)
            if found is None:
                raise SystemExit(said)
            threading.Thread(target=service.stderr.read, daemon=True).start()
            try:
                yield found.group(), service
            finally:
                began = time.perf_counter()
                service.send_signal(signal.SIGTERM)
                service.wait(30)
                left = [each.name for each in Path(folder).iterdir() if each.name not in ("data", "key")]
                print(f"stopped within {time.perf_counter() - began:.1f} s; files left behind: {len(left)}")


def memory(pid: int, what: str = "VmRSS") -> float:
    try:
        found = re.search(rf"{what}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def probe(url: str, over: Event, taken: Any) -> None:
    """A process of its own, so that no caller's work stands in its way."""
    seconds = []
    host, port = url.removeprefix("http://").split(":")
    while not over.is_set():
        began = time.perf_counter()
        connection = HTTPConnection(host, int(port), timeout=60)
        connection.request("GET", "/health")
        assert connection.getresponse().status == 200
        connection.close()
        seconds.append(time.perf_counter() - began)
        time.sleep(0.05)
    taken.put(seconds)


@contextmanager
def watched(url: str, pid: int) -> Iterator[Seen]:
    seen, over = Seen(), multiprocessing.Event()
    taken: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
    prober = multiprocessing.Process(target=probe, args=(url, over, taken))

    def weigh() -> None:
        while not over.wait(0.05):
            seen.service = max(seen.service, memory(pid))
            seen.worker = max([seen.worker, *map(memory, children(pid))])

    prober.start()
    scales = threading.Thread(target=weigh)
    scales.start()
    began = time.perf_counter()
    try:
        yield seen
    finally:
        seen.seconds = time.perf_counter() - began
        over.set()
        seen.health = taken.get()
        prober.join()
        scales.join()


def together(
    seen: Seen, url: str, calls: list[Callable[[httpx.Client], httpx.Response]]
) -> list[httpx.Response]:
    def answered(call: Callable[[httpx.Client], httpx.Response]) -> httpx.Response | None:
        with httpx.Client(base_url=url, timeout=600, trust_env=False) as client:
            try:
                answer = call(client)
            except httpx.HTTPError as lost:
                seen.answers[f"lost: {type(lost).__name__}"] += 1
                return None
        passing = answer.status_code in (429, 503)
        unsaid = " without Retry-After" if passing and "retry-after" not in answer.headers else ""
        seen.answers[f"{answer.status_code}{unsaid}"] += 1
        return answer

    with ThreadPoolExecutor(len(calls)) as callers:
        return [answer for answer in callers.map(answered, calls) if answer is not None]


def rows(number: int, fmt: str) -> bytes:
    sample = {key: value for key, value in desk.sample(ROSTER).items() if key != "document_type"}
    students = [{**sample["students"][n % len(sample["students"])], "no": n + 1} for n in range(number)]
    wanted = {"template": ROSTER, "record": {**sample, "students": students}, "format": fmt}
    return json.dumps(wanted, ensure_ascii=False).encode()


def writing(url: str, pid: int, papers: int, large: int) -> Seen:
    """So many PDFs of 300 rows at once, and a roster that is far too long."""
    small, huge = rows(300, "pdf"), rows(large, "docx")
    bodies = [small] * papers + [huge]
    with watched(url, pid) as seen:
        calls = [
            lambda client, body=body: client.post("/api/v1/documents", content=body, headers=JSON)
            for body in bodies
        ]
        together(seen, url, calls)
    return seen


def uploads(url: str, pid: int, number: int) -> Seen:
    """So many forms at once; each is read in the end, or was refused at once."""
    form = desk.issue("hubei/application-form", desk.sample("hubei/application-form"), "docx").data
    with watched(url, pid) as seen:
        files = [{"file": (f"{n}.docx", form)} for n in range(number)]
        calls = [lambda client, file=file: client.post("/api/v1/extractions", files=file) for file in files]
        answers = together(seen, url, calls)
        with httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
            for answer in answers:
                while answer.status_code == 202:
                    told = client.get(answer.headers["location"]).json()
                    if told["status"] in ("done", "failed"):
                        seen.answers[f"then {told['status']}"] += 1
                        break
                    time.sleep(0.1)
    return seen


def heavy_uploads(url: str, pid: int, number: int, megabytes: int) -> Seen:
    """So many large files at once, which are none that can be read."""
    data = b"%PDF-1.7\n" + random.Random(7).randbytes(megabytes * MEGABYTE)
    with watched(url, pid) as seen:
        file = {"file": ("large.pdf", data)}
        together(seen, url, [lambda client: client.post("/api/v1/extractions", files=file)] * number)
    return seen


def half_open(url: str, pid: int, number: int) -> Seen:
    """So many connections with half a request; the seconds are those until the last has ended."""
    host, port = url.removeprefix("http://").split(":")
    half = b"POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    body = half + b"Content-Length: 1000\r\n\r\n{"
    with watched(url, pid) as seen:
        callers = []
        for n in range(number):
            callers.append(socket.create_connection((host, int(port)), timeout=120))
            callers[-1].sendall(half if n % 2 else body)
        for caller in callers:
            with caller:
                try:
                    while caller.recv(65536):
                        pass
                except OSError:
                    pass
                seen.answers["ended"] += 1
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=45)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--uploads", type=int, default=200)
    parser.add_argument("--large", type=int, default=40)
    parser.add_argument("--open", type=int, default=1500)
    wanted = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    with served() as (url, service):
        pid = service.pid
        scenarios: dict[str, tuple[Callable[[], Seen], int]] = {
            f"{wanted.papers} PDFs of 300 rows and a roster of {wanted.rows:,}": (
                lambda: writing(url, pid, wanted.papers, wanted.rows),
                600,
            ),
            f"{wanted.uploads} uploads": (lambda: uploads(url, pid, wanted.uploads), 600),
            f"{wanted.large} uploads of 40 MB": (lambda: heavy_uploads(url, pid, wanted.large, 40), 300),
            f"{wanted.open:,} half-open connections": (lambda: half_open(url, pid, wanted.open), 300),
        }
        print(
            "| scenario | s | /health p95, worst (ms) | service, a worker (MB) | answers | |\n"
            + "|---" * 6
            + "|"
        )
        for name, (scenario, limit) in scenarios.items():
            seen = scenario()
            met = (
                seen.p95 <= 0.2
                and seen.service <= limit
                and not any("lost" in a or "without" in a for a in seen.answers)
            )
            answers = ", ".join(f"{status}: {number}" for status, number in sorted(seen.answers.items()))
            times = f"{1000 * seen.p95:.0f}, {1000 * max(seen.health):.0f}"
            sizes = f"{seen.service:.0f}, {seen.worker:.0f}"
            print(
                f"| {name} | {seen.seconds:.0f} | {times} | {sizes} | {answers} | {verdict(met)} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
