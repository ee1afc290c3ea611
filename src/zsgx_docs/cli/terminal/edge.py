"""Turns every error at the edge of the command line into one Chinese line and a status."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, TextIO

import typer

from zsgx_docs.cli.terminal.escape import print_escaped
from zsgx_docs.errors import ZsgxError

BAD_INPUT = 2
"""Exit status of a failure that the user can mend: 2, the standard of Unix tools for wrong usage."""
INTERRUPTED = 130
"""Exit status after Ctrl-C: 128 and the number of SIGINT, as shells that keep to POSIX report it."""
LOG_BYTES = 1_000_000
"""Bytes after which the log begins anew, the one before being kept: a guess."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The failure of a command or file, as the user is told of it."""

    code: str
    message: str
    exit_status: int = BAD_INPUT

    def to_json(self) -> dict[str, str]:
        return {"code": self.code, "message": self.message}


def run(app: typer.Typer) -> int:
    """Run the application on `sys.argv`; return the exit status."""
    _speak_utf8(sys.stdout, sys.stderr)
    try:
        status = app(standalone_mode=False)
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, typer.Abort):
        complain("已中断。")
        return INTERRUPTED
    except Exception as error:
        failure = failure_of(error, _asked_for(error))
        complain(failure.message)
        return failure.exit_status
    return status if isinstance(status, int) else 0


def complain(message: str) -> None:
    """Print a message on standard error: one line, or a line for each of several faults below the first."""
    lines = [" ".join(line.split()) for line in message.splitlines() if line.strip()]
    print_escaped("zsgx：" + "\n  ".join(lines), file=sys.stderr)


def tell(message: str) -> None:
    """Print what goes on, for a person who waits at a terminal."""
    if sys.stderr.isatty():
        print_escaped(message, file=sys.stderr)


def failure_of(error: Exception, subject: str = "") -> Failure:
    """Return what to tell of an error; `subject` names the file at fault.

    Of an unexpected error a report is kept aside: types and places, no value of any file.
    """
    if isinstance(error, ZsgxError):
        named = error.message if subject in error.message else f"{subject}：{error.message}"
        return Failure(error.code, named, error.exit_status)
    prefix = f"{subject}：" if subject else ""
    if isinstance(error, typer.TyperException):
        return Failure("usage", prefix + _usage(error))
    if isinstance(error, OSError) and isinstance(error.filename, str):
        return Failure("unreadable_file", prefix + _system(error))
    from zsgx_docs.jobs import where_it_failed

    report = where_it_failed(error)
    log = _log(report)
    where = f"，出错的位置（不含文书内容）已另存在 {log}，请交给维护人员" if log else ""
    return Failure("internal", f"{prefix}程序内部出错（{report.partition(chr(10))[0]}）{where}。")


def data_folder() -> Path:
    """Return `ZSGX_DATA`, else the folder where this user's programs keep their data."""
    if chosen := os.environ.get("ZSGX_DATA"):
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "zsgx-docs"


def _speak_utf8(*streams: TextIO) -> None:
    for stream in streams:
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


_USAGE: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": lambda e: f"没有 {e.option_name} 这个选项",
    "BadOptionUsage": lambda e: f"选项 {e.option_name} 缺少值，或用法不对",
    "MissingParameter": lambda e: f"缺少参数 {_name_of(e)}",
    "BadParameter": lambda e: f"参数 {_name_of(e)} 的值不对",
    "UsageError": lambda e: "参数多了，或者位置不对",
}


def _usage(error: typer.TyperException) -> str:
    say = _USAGE.get(type(error).__name__, lambda e: f"命令写得不对（{e}）")
    context = getattr(error, "ctx", None)
    return f"{say(error)}；用法见 {context.command_path if context else 'zsgx'} --help。"


def _name_of(error: Any) -> str:
    """An option as it is typed, an argument as the help page calls it."""
    if error.param is None:
        return str(error.param_hint or "")
    typed: str = error.param.opts[0]
    return typed if typed.startswith("-") else error.param.metavar or typed


def _system(error: OSError) -> str:
    causes = {
        FileNotFoundError: "没有这个文件或文件夹",
        PermissionError: "没有读写权限",
        IsADirectoryError: "是文件夹，不是文件",
    }
    return f"{error.filename}：{causes.get(type(error), error.strerror)}。"


def _asked_for(error: Exception) -> str:
    """The first file that the command names, where an error does not name it itself."""
    if isinstance(error, ZsgxError | typer.TyperException | OSError):
        return ""
    for argument in sys.argv[1:]:
        with suppress(OSError, ValueError):
            if Path(argument).is_file():
                return Path(argument).name
    return ""


def _log(report: str) -> Path | None:
    """Write a report to the log, which only this user may read; its path, or None where that fails."""
    path = data_folder() / "zsgx.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.emit(logging.LogRecord("zsgx", logging.ERROR, "", 0, report, None, None))
    handler.close()
    return path
