"""Speaks for the command: help, progress, output, errors in one line, decisions in one block."""

from zsgx_docs.cli.terminal import edge, output
from zsgx_docs.cli.terminal.decisions import Decisions
from zsgx_docs.cli.terminal.escape import escaped, escaped_name, print_escaped
from zsgx_docs.cli.terminal.help import ChineseCommand, ChineseGroup
from zsgx_docs.cli.terminal.output import check_folder, write
from zsgx_docs.cli.terminal.progress import Progress, progress

__all__ = [
    "ChineseCommand",
    "ChineseGroup",
    "Decisions",
    "Progress",
    "check_folder",
    "edge",
    "escaped",
    "escaped_name",
    "output",
    "print_escaped",
    "progress",
    "write",
]
