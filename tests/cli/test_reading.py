"""In what order files go to the readers."""

from __future__ import annotations

from pathlib import Path

import pytest

from zsgx_docs.cli.reading import LAST, SourceFile, turns


@pytest.fixture
def sources(tmp_path: Path) -> list[SourceFile]:
    def source(number: int) -> SourceFile:
        path = tmp_path / f"{number}.docx"
        path.write_bytes(b"x" * number)
        return SourceFile(path, path.name)

    return [source(number) for number in range(3 * LAST)]


def it_gives_one_reader_the_files_as_they_are_given(sources: list[SourceFile]) -> None:
    assert turns(sources, jobs=1) == list(range(len(sources)))


def it_gives_two_readers_the_largest_of_the_last_files_first(sources: list[SourceFile]) -> None:
    order = turns(sources, jobs=2)
    assert order[:LAST] == list(range(LAST))
    assert order[LAST:] == sorted(range(LAST, 3 * LAST), reverse=True)


def it_leaves_a_missing_file_to_the_end(sources: list[SourceFile], tmp_path: Path) -> None:
    gone = SourceFile(tmp_path / "gone.docx", "gone.docx")
    assert turns([gone, *sources[1:3]], jobs=2) == [2, 1, 0]
