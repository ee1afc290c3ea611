"""The installed `zsgx` command, run as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from zsgx_docs import desk

TEMPLATE = "hubei/application-form"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def zsgx(tmp_path: Path) -> Run:
    """Runs in an empty folder, with an empty data folder beside it."""
    folder = tmp_path / "desk"
    folder.mkdir()

    def run(*arguments: object, stdin: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("zsgx")), *map(str, arguments)]
        places = {"ZSGX_DATA": str(tmp_path / "data"), "ZSGX_KEY_FILE": str(tmp_path / "key")}
        environment = {**os.environ, **places, "COLUMNS": "150", **variables}
        return subprocess.run(
            command,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env=environment,
            timeout=120,
        )

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that `zsgx` runs in."""
    return tmp_path / "desk"


@pytest.fixture(scope="session")
def form() -> bytes:
    """The sample application form, filled, as a Word file."""
    return desk.issue(TEMPLATE, desk.sample(TEMPLATE), "docx").data
