"""Sends a file into a store where no file may become larger than a few kilobytes, and prints what is said."""

import resource
import signal
import sys
from pathlib import Path

from desk.intake.waiting import sent
from zsgx_docs.desk.office import local_admin
from zsgx_docs.errors import ZsgxError
from zsgx_docs.store import StorePlaces, open_store

MOST = 20_000

data, key, file = map(Path, sys.argv[1:])
store = open_store(StorePlaces(data, key))
by = local_admin(store)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST))
try:
    sent(store, by, file.read_bytes(), "申报表.pdf")
except ZsgxError as error:
    print(error.message)
