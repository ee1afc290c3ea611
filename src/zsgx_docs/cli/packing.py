"""`zsgx pack`: writes every paper of one class into a folder, and all of them into a ZIP file."""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from zsgx_docs import desk
from zsgx_docs.cli.terminal import Decisions, edge, print_escaped
from zsgx_docs.errors import RecordError, UsageError

if TYPE_CHECKING:
    from zsgx_docs.records.training_class import TrainingClass

ARCHIVE = "全部材料.zip"


def pack(source: str, output: Path | None) -> None:
    """Write every paper of a class, whole or not at all; what was decided goes to standard error."""
    if output is None:
        raise UsageError("请用 -o 写明放到哪个文件夹。")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}：是文件，不是文件夹，请另写一个文件夹名。")
    if not output.parent.is_dir():
        raise UsageError(f"{output}：上级文件夹 {output.parent} 不存在，请先建好。")
    decisions = Decisions()
    training_class = desk.load_class(source, decisions.say, apart=True)
    for doubt in training_class.doubts():
        decisions.look(f"{doubt.reason}。")
    with tempfile.TemporaryDirectory(prefix=".zsgx-", dir=output.parent) as made:
        folder = Path(made)
        for name, data in _papers(training_class, source, decisions):
            (folder / name).write_bytes(data)
        (folder / ARCHIVE).write_bytes(_archive(folder))
        output.mkdir(exist_ok=True)
        for file in sorted(folder.iterdir(), key=_turn):
            shutil.move(file, output / file.name)
            print_escaped(str(output / file.name))
    decisions.say("写出", str(output))
    decisions.tell()


def _papers(training_class: TrainingClass, source: str, decisions: Decisions) -> Iterator[tuple[str, bytes]]:
    """Every paper; what cannot be printed is refused by the name of the class file."""
    try:
        yield from desk.pack(
            training_class, lambda name: edge.tell(f"正在写 {name}"), decisions.say, apart=True
        )
    except RecordError as why:
        raise RecordError(f"「{Path(source).name}」{why.message}") from why


def _turn(file: Path) -> tuple[int, str]:
    """Papers by their numbers, 2 before 10, and what has none at the end."""
    number, _, rest = file.name.partition("-")
    return (int(number), rest) if number.isdecimal() else (sys.maxsize, file.name)


def _archive(folder: Path) -> bytes:
    """The same bytes for the same papers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir(), key=_turn):
            archive.writestr(zipfile.ZipInfo(file.name), file.read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
