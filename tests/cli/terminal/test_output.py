"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from zsgx_docs.cli.terminal.output import check_folder, write
from zsgx_docs.errors import UsageError


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "out.pdf", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("out.pdf", b"new")]


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write(target, b"new")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_missing_folder_and_a_folder_are_refused(tmp_path: Path) -> None:
    for target in (tmp_path / "nowhere" / "out.pdf", tmp_path):
        with pytest.raises(UsageError, match=str(target)):
            check_folder(target)
