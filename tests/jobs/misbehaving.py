"""A worker's program whose verbs do what no verb should."""

from __future__ import annotations

import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zsgx_docs.errors import RecordError
from zsgx_docs.jobs import Verb, Voice, serve_by_standard_streams


def echo(voice: Voice, **given: Any) -> Any:
    return given


def read_file(voice: Voice, path: str) -> bytes:
    return Path(path).read_bytes()


def write_file(voice: Voice, path: str) -> int:
    return Path(path).write_bytes(b"x")


def scratch(voice: Voice) -> str:
    return os.environ["TMPDIR"]


def what_is_refused(voice: Voice, **attempts: Any) -> list[str]:
    """The names of those attempts that the system refuses."""
    refused = []
    for name, given in attempts.items():
        try:
            VERBS[name](voice, **given)
        except PermissionError:
            refused.append(name)
    return refused


def connect(voice: Voice, port: int) -> None:
    socket.create_connection(("127.0.0.1", port), timeout=5).close()


def send_datagram(voice: Voice, port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"x", ("127.0.0.1", port))


def make_socket(voice: Voice, path: str) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path)


def local_socket(voice: Voice) -> None:
    socket.socket(socket.AF_UNIX).close()


def rest(voice: Voice) -> None:
    """Is done, and waits for the next order."""
    voice.tell("started", os.getpid())


def hang(voice: Voice) -> None:
    voice.tell("started", os.getpid())
    time.sleep(600)


def work_for_ever(voice: Voice) -> None:
    voice.tell("started", os.getpid())
    while True:
        pass


def eat(voice: Voice) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(8 << 20))
        time.sleep(0.001)


def start_others(voice: Voice) -> None:
    """Some in its own group, some that leave it."""
    wait = [sys.executable, "-c", "import time; time.sleep(600)"]
    started = [subprocess.Popen(wait, start_new_session=apart) for apart in (False, True)]
    voice.tell("started", *(each.pid for each in started))
    time.sleep(600)


def have_it_written_to(voice: Voice) -> None:
    """Another of its group fills its folder without end."""
    write = "import itertools, pathlib\nfor n in itertools.count(): pathlib.Path(str(n)).touch()"
    subprocess.Popen([sys.executable, "-c", write], cwd=os.environ["TMPDIR"])
    voice.tell("started", os.getpid())
    time.sleep(600)


def flood(voice: Voice) -> None:
    while True:
        voice.tell("started", 1)


def print_much(voice: Voice) -> str:
    for stream in (sys.stdout, sys.stderr):
        print("much " * 100_000, file=stream, flush=True)
    return "printed"


def lie(voice: Voice, head: str, body: str) -> None:
    """Write a frame by hand: struct format and numbers in `head`, then `body`."""
    form, *numbers = head.split()
    voice._answers.write(struct.pack(form, *map(int, numbers)) + bytes.fromhex(body))
    voice._answers.flush()
    time.sleep(600)


def refuse(voice: Voice) -> None:
    raise RecordError("记录不对。")


def fail(voice: Voice, secret: str) -> None:
    raise KeyError(secret)


def answer_an_object(voice: Voice) -> Any:
    return object()


def ask_twice(voice: Voice) -> list[Any]:
    return [voice.ask("oracle", number) for number in (1, 2)]


VERBS: Mapping[str, Verb] = {
    each.__name__: each
    for each in (
        *(echo, read_file, write_file, scratch, what_is_refused, connect, send_datagram, local_socket, hang),
        *(
            work_for_ever,
            eat,
            start_others,
            flood,
            print_much,
            lie,
            refuse,
            fail,
            answer_an_object,
            *(rest, ask_twice, make_socket, have_it_written_to),
        ),
    )
}

if __name__ == "__main__":
    serve_by_standard_streams(VERBS)
