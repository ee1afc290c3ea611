"""What docs/extending.md tells to do can be done: its files and changes are made in a copy, and tried."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "extending.md"
COPIED = ("src", "templates", "samples", "tests", "docs", "pyproject.toml")
BLOCK = re.compile(r"^```(\w+) (?:file=(\S+)|try)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAM = "from zsgx_docs.cli.app import main; main()"


@dataclass(frozen=True, slots=True)
class Step:
    """A block of the page: a new file or a change to one, or, where no file is named, what is tried."""

    language: str
    file: str
    text: str


def steps(section: str) -> Iterator[Step]:
    for language, file, text in BLOCK.findall(section):
        yield Step(language, file, text)


SECTIONS = {
    section.partition("\n")[0]: list(steps(section))
    for section in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
}


@dataclass(frozen=True, slots=True)
class Copy:
    """The repository once more, to be changed."""

    root: Path

    def take(self, step: Step) -> None:
        if not step.file:
            self._try(step)
        elif step.language == "diff":
            self._change(self.root / step.file, step.text)
        else:
            file = self.root / step.file
            assert not file.exists(), f"{step.file} is there already"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.text, encoding="utf-8")

    def _change(self, file: Path, diff: str) -> None:
        for hunk in diff.split("@@\n"):
            lines = hunk.splitlines(keepends=True)
            before = "".join(line[1:] for line in lines if line[0] in " -")
            after = "".join(line[1:] for line in lines if line[0] in " +")
            text = file.read_text(encoding="utf-8")
            assert text.count(before) == 1, f"{file.name}: {before}"
            file.write_text(text.replace(before, after), encoding="utf-8")

    def _try(self, step: Step) -> None:
        if step.language == "python":
            self.run(step.text)
            return
        for line in step.text.splitlines():
            program, *arguments = shlex.split(line)
            if program == "zsgx":
                self.run(PROGRAM, *arguments)
            else:
                self.run("import pytest, sys; sys.exit(pytest.main())", *arguments)

    def run(self, code: str, *arguments: str) -> str:
        """What Python says to `code` in this copy."""
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(self.root / "src")},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return Copy(tmp_path)


def test_the_page_has_an_example_for_each_thing_that_may_be_added() -> None:
    assert list(SECTIONS) == ["A kind of value", "A paper", "An engine", "A source", "A rule", "A lint rule"]
    for section in SECTIONS.values():
        assert any(step.file for step in section) and any(not step.file for step in section)


@pytest.mark.slow
@pytest.mark.parametrize("section", SECTIONS)
def test_an_example_works(section: str, copy: Copy) -> None:
    assert str(copy.root) in copy.run("import zsgx_docs; print(zsgx_docs.__file__)")
    for step in SECTIONS[section]:
        copy.take(step)


@pytest.mark.slow
def test_the_examples_together_keep_the_plan_of_the_house(copy: Copy) -> None:
    for step in (step for section in SECTIONS.values() for step in section if step.file):
        copy.take(step)
    copy.run(
        "import pytest, sys; sys.exit(pytest.main())",
        "tests/test_rooms.py",
        "tests/test_words.py",
        "-p",
        "no:cacheprovider",
    )
    subprocess.run([sys.executable, "-m", "ruff", "check", "src", "tests"], cwd=copy.root, check=True)


@pytest.mark.parametrize("diff", [" a\n+b\n", " c\n+b\n"])
def test_a_change_that_fits_nowhere_or_twice_would_be_noticed(diff: str, copy: Copy) -> None:
    (copy.root / "x.txt").write_text("c\nc\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"x\.txt"):
        copy.take(Step("diff", "x.txt", diff))


def test_an_example_that_fails_would_be_noticed(copy: Copy) -> None:
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        copy.take(Step("python", "", "1 / 0"))
