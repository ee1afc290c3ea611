"""The clock of the service is that of its office."""

import os
import subprocess
import sys

import pytest

ASKED = """
import time
from zsgx_docs.web.clock import keep_office_time
keep_office_time()
print(time.strftime("%z"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the clock there is the user's own")
@pytest.mark.parametrize(("zone", "shown"), [({}, "+0800"), ({"TZ": "UTC"}, "+0000")])
def it_goes_by_beijing_unless_told_otherwise(zone: dict[str, str], shown: str) -> None:
    there = {name: value for name, value in os.environ.items() if name != "TZ"} | zone
    told = subprocess.run([sys.executable, "-c", ASKED], env=there, capture_output=True, check=True)
    assert told.stdout.decode().strip() == shown
