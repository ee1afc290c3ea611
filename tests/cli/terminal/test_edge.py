"""Errors at the edge: what the user is told, and what goes to the log."""

import stat
from pathlib import Path

import pytest

from zsgx_docs.cli.terminal import edge
from zsgx_docs.errors import EncryptedFile, TooLarge


def test_an_expected_error_keeps_its_code_and_names_the_file_once() -> None:
    assert edge.failure_of(EncryptedFile("需要密码。"), "a.pdf").to_json() == {
        "code": "encrypted_file",
        "message": "a.pdf：需要密码。",
    }
    assert edge.failure_of(TooLarge("a.pdf：太大。"), "a.pdf").message == "a.pdf：太大。"


def test_an_unexpected_error_is_one_line_and_its_places_without_values_are_kept_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZSGX_DATA", str(tmp_path / "data"))
    try:
        raise ZeroDivisionError("secret of the record")
    except ZeroDivisionError as error:
        failure = edge.failure_of(error, "a.pdf")
    log = tmp_path / "data" / "zsgx.log"
    assert (failure.code, failure.exit_status) == ("internal", 2)
    assert failure.message.startswith("a.pdf：程序内部出错（ZeroDivisionError）")
    assert str(log) in failure.message
    report = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in report and "test_edge.py" in report and "secret" not in report
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_where_no_log_can_be_written_the_line_comes_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ZSGX_DATA", str(tmp_path / "file"))
    assert edge.failure_of(ZeroDivisionError()).message == "程序内部出错（ZeroDivisionError）。"


def test_a_file_that_the_system_refuses_is_named() -> None:
    error = PermissionError(13, "Permission denied", "out.pdf")
    assert edge.failure_of(error).message == "out.pdf：没有读写权限。"
