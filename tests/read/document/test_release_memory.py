"""Freed memory goes back to the system."""

import ctypes
import os
import sys
from pathlib import Path

import pytest

from zsgx_docs.read.document.release_memory import give_back

MEGABYTE = 1024 * 1024
KEEPS_FREED = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim")


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not KEEPS_FREED, reason="this system keeps no freed memory")
def test_what_lies_free_between_used_pieces_is_given_back() -> None:
    pieces = [bytes(4000) for _ in range(20_000)]
    kept = pieces[::100]
    del pieces
    before = resident()
    give_back()
    assert before - resident() > 40 * MEGABYTE
    assert len(kept) == 200
