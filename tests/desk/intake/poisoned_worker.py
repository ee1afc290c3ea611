"""The desk's worker, which a file that says so kills while it reads it, as a broken library would."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from typing import Any

from zsgx_docs.desk import at_work
from zsgx_docs.jobs import Verb, Voice, serve_by_standard_streams

POISON = b"poison"


def read_sent(voice: Voice, data: bytes, **given: Any) -> Any:
    if POISON in data:
        os.kill(os.getpid(), signal.SIGKILL)
    return at_work.VERBS["read_sent"](voice, data=data, **given)


VERBS: Mapping[str, Verb] = {**at_work.VERBS, "read_sent": read_sent}

if __name__ == "__main__":
    serve_by_standard_streams(VERBS)
