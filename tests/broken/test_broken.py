"""Every broken file through the command line: read, or refused in one sentence, and nothing worse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from broken.archives import pointing_outside
from broken.files import FILES

ZSGX = str(Path(sys.executable).with_name("zsgx"))


def zsgx(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ZSGX, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "ZSGX_DATA": str(folder / "data")},
        timeout=280,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("broken")
    for name, (data, _) in FILES.items():
        (made / name).write_bytes(data)
    return made


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, dict[str, Any]]:
    """What became of each file, all read by one command."""
    done = zsgx(folder, "extract", *FILES)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["source"]["filename"]: line for line in lines}


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_refused_in_one_sentence(name: str, outcomes: dict[str, dict[str, Any]]) -> None:
    outcome, expected = outcomes[name], FILES[name][1]
    error = outcome.get("error", {"code": None})
    assert error["code"] == expected, error
    if expected is None:
        assert outcome["document_type"] == "unknown"
    else:
        assert name in error["message"]
        assert error["message"].endswith("。")


@pytest.mark.parametrize("name", ["空.docx", "截断.pdf", "有密码.docx", "实体炸弹.docx"])
def test_alone_it_is_one_line_and_nothing_else(name: str, folder: Path) -> None:
    done = zsgx(folder, "extract", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zsgx：")
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the addresses it was asked for."""
    paths: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    server.server_close()


def test_nothing_that_a_file_points_to_is_fetched(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    (tmp_path / "外链.docx").write_bytes(pointing_outside(address))
    done = zsgx(tmp_path, "extract", "外链.docx")
    assert done.returncode == 0
    assert json.loads(done.stdout)["record"]["text"] == "正文"
    assert paths == []
