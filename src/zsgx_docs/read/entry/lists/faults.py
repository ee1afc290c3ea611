"""Gather everything that is wrong in a workbook, and say it at once: sheet, cell, cause, remedy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from zsgx_docs.errors import RecordError
from zsgx_docs.model.fault import Fault

MOST_SAID = 100
"""Faults that are listed, a line each; a guess: more are looked at in the marked workbook."""


class FaultyWorkbook(RecordError):
    """A workbook with faults: one is said in one sentence, several a line each."""

    def __init__(self, filename: str, faults: Sequence[Fault]) -> None:
        self.filename = filename
        self.faults = tuple(faults)
        super().__init__(_said(filename, of_one_kind(faults)))


def of_one_kind(faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults with those of many cells of which the same is said made one."""
    found: dict[tuple[str | None, str | None, str, str], Fault] = {}
    for fault in faults:
        key = fault.sheet, fault.label, fault.said, fault.remedy
        before = found.get(key)
        if before is None:
            found[key] = fault
        else:
            found[key] = replace(before, cells=tuple(dict.fromkeys((*before.cells, *fault.cells))))
    return [*found.values()]


def _said(filename: str, faults: Sequence[Fault]) -> str:
    if len(faults) == 1:
        return f"「{filename}」{faults[0].sentence}。"
    cells = sum(len(fault.cells) or 1 for fault in faults)
    lines = [f"{number}. {fault.sentence}。" for number, fault in enumerate(faults[:MOST_SAID], 1)]
    if len(faults) > MOST_SAID:
        lines.append(f"此外还有 {len(faults) - MOST_SAID} 处，用 --marked 写出的工作簿里逐格标出。")
    return "\n".join((f"「{filename}」有 {cells} 处要改：", *lines))


@dataclass(slots=True)
class Faults:
    """The faults found so far in one workbook."""

    filename: str
    found: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        self.found.append(fault)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self.found)

    def refuse(self) -> None:
        """Refuse the workbook if anything is wrong.

        Raises FaultyWorkbook.
        """
        if self.found:
            raise FaultyWorkbook(self.filename, self.found)
