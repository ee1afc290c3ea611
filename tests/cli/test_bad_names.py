"""One bad name, or one file that breaks the program, loses only itself."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from cli.conftest import Run

BAD = (
    b"broken-\xff\xfe.docx",
    b"bell-\x07\x1b[2J.docx",
    "turned-\u202exdoc.docx".encode(),
    b"two\nlines.docx",
)


@pytest.fixture
def papers(folder: Path, form: bytes) -> Path:
    papers = folder / "papers"
    papers.mkdir()
    for name in BAD:
        Path(os.fsdecode(os.fsencode(papers) + b"/" + name)).write_bytes(form)
    (papers / "empty-\udcff.docx").write_bytes(b"")
    (papers / "good.docx").write_bytes(form)
    return papers


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_files_with_bad_names_are_read_and_named_safely(zsgx: Run, papers: Path) -> None:
    done = zsgx("extract", papers, "--fresh")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 2
    assert len(found) == len(BAD) + 2
    assert [each["source"]["filename"] for each in found if "error" in each] == ["empty-\\udcff.docx"]
    assert all(c.isprintable() for c in (done.stdout + done.stderr).replace("\n", ""))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
@pytest.mark.parametrize("suffix", [".json", ".xlsx", ".csv", ".pdf"])
def test_their_results_go_into_any_file(zsgx: Run, folder: Path, papers: Path, suffix: str) -> None:
    done = zsgx("extract", papers, "-o", f"out{suffix}")
    assert (done.returncode, (folder / f"out{suffix}").stat().st_size > 0) == (2, True)
    assert all(c.isprintable() for c in done.stderr.replace("\n", ""))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_file_that_cannot_be_read_is_named_safely(zsgx: Run) -> None:
    done = zsgx("extract", "gone-\udcff\x1b[2J.docx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "gone-\\udcff\\u001b[2J.docx" in done.stderr


def test_results_that_hold_commands_are_shown_without_them(zsgx: Run, folder: Path, form: bytes) -> None:
    (folder / "a.docx").write_bytes(form)
    result = json.loads(zsgx("extract", "a.docx").stdout)
    result["fields"][0] |= {"value": "\x1b[31m红\u202e", "label": "\x9b2J", "reason": "\x07"}
    (folder / "a.json").write_text(json.dumps(result), "utf-8")
    shown = zsgx("show", "a.json")
    assert shown.returncode == 0
    assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(shown.stdout)


@pytest.mark.parametrize(
    "text", ['[{"fields": 1}]', "[" * 100_000, '{"fields": [{}], "source": {}}', "\ud800"]
)
def test_what_is_no_result_is_said_to_be_none(zsgx: Run, text: str) -> None:
    done = zsgx("show", "-", stdin=text.encode("utf-8", "replace").decode())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zsgx：-：") and done.stderr.count("\n") == 1


def test_names_inside_an_archive_are_shown_safely(zsgx: Run, folder: Path, form: bytes) -> None:
    inner, outer = io.BytesIO(), folder / "papers" / "a.zip"
    outer.parent.mkdir()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x\x1b[2J.docx", form)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("b\x07\u202e.zip", inner.getvalue())
    done = zsgx("summary", "papers", "-o", "out.xlsx")
    assert done.returncode == 0 and (folder / "out.xlsx").is_file()
    assert all(c.isprintable() for c in (done.stdout + done.stderr).replace("\n", ""))


def test_what_no_one_foresaw_is_one_sentence_that_names_the_file(
    zsgx: Run, folder: Path, form: bytes
) -> None:
    (folder / "a.docx").write_bytes(form)
    fails = "def fails(path): raise KeyError('120101197201031016')"
    (folder / "sitecustomize.py").write_text(
        f"import zsgx_docs.desk\n{fails}\nzsgx_docs.desk.bytes_of = fails\n"
    )
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    done = zsgx("lint", "a.docx", PYTHONPATH=path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "zsgx：a.docx：程序内部出错（KeyError），出错的位置（不含文书内容）已另存在 "
    )
    report = (folder.parent / "data" / "zsgx.log").read_text("utf-8")
    assert "KeyError" in report and " fails" in report and "1201" not in report
