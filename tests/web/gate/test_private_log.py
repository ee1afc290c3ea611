"""Logs carry types and places, no values."""

import json
import logging
import subprocess
import sys

import pytest

from zsgx_docs.web.gate.private_log import places, values_left_out

NAME, NUMBER = "林知远", "120101197201031016"


def failing(value: str) -> None:
    try:
        int(value)
    except ValueError as error:
        raise KeyError(value) from error


def record(logger: str, message: str, *values: str, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(logger, logging.ERROR, "/somewhere/reader.py", 12, message, values, info)


def test_an_error_is_told_by_its_types_and_places() -> None:
    with pytest.raises(KeyError) as raised:
        failing(NAME + NUMBER)
    told = places(raised.value)
    assert told[0] == "KeyError" and "ValueError" in told
    assert any(line.endswith("failing") and "test_private_log.py:" in line for line in told)
    line = values_left_out().format(record("zsgx_docs.web", "unexpected failure", error=raised.value))
    assert json.loads(line)["event"] == "unexpected failure" and json.loads(line)["failure"] == told
    assert NAME not in line and NUMBER not in line


def test_what_others_log_is_told_by_its_place() -> None:
    line = values_left_out().format(record("pdfminer", "odd value %s", NAME))
    assert json.loads(line)["event"] == "reader.py:12" and NAME not in line


SCRIPT = f"""
import asyncio, logging, threading, warnings
from zsgx_docs.web.gate import keep_values_out_of_logs
from zsgx_docs.web.gate.private_log import loop_failed

def fail():
    raise ValueError({NAME!r})

class Odd:
    def __del__(self):
        fail()

async def main():
    asyncio.get_running_loop().set_exception_handler(loop_failed)
    asyncio.get_running_loop().call_soon(fail)
    await asyncio.sleep(0.01)

keep_values_out_of_logs()
threading.Thread(target=fail).start()
warnings.warn({NAME!r})
logging.getLogger("somebody").error("odd: %s", {NAME!r}, exc_info=ValueError({NAME!r}))
logging.getLogger("zsgx_docs").error("%d", {NAME!r})
Odd()
asyncio.run(main())
fail()
"""


def test_no_value_reaches_standard_error_by_any_way() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, encoding="utf-8", timeout=60)
    assert NAME not in ran.stderr and NAME not in ran.stdout
    assert ran.stderr.count("ValueError") >= 5 and "Traceback" not in ran.stderr
