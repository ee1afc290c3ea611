"""What every command prints, where, and with which exit status."""

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from zsgx_docs import __version__, desk

TEMPLATE = "hubei/application-form"
SAMPLE = Path(__file__).parents[2] / "samples" / f"{TEMPLATE}.yaml"


def assert_one_line_of_complaint(done: subprocess.CompletedProcess[str], *named: str) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("zsgx：")
    for name in named:
        assert name in line


def read(form: Path) -> dict:
    return desk.take_in(form.read_bytes(), form.name).to_json()


def sample() -> dict:
    return {name: value for name, value in desk.sample(TEMPLATE).items() if name != "document_type"}


def test_help_names_every_command(zsgx) -> None:
    for asked in ((), ("--help",), ("-h",)):
        done = zsgx(*asked)
        assert done.returncode == 0
        assert all(
            name in done.stdout for name in ("templates", "render", "extract", "show", "doctor", "serve")
        )


def test_help_is_chinese_and_no_line_of_it_is_cut_off(zsgx) -> None:
    for command in ([], ["render"], ["extract"], ["lint"], ["template", "new"]):
        shown = zsgx(*command, "--help").stdout
        assert "[选项]" in shown and not re.search(r"OPTIONS|ARGS|<bool>|<str>|<path>|<list", shown)
        assert not re.search(r"… *│$", shown, re.MULTILINE)


def test_help_loads_nothing_heavy() -> None:
    asked = "import sys; import zsgx_docs.cli.app; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert not {"docx", "fastapi", "numpy", "cv2", "pydantic", "lxml", "typst"} & set(loaded.split())


def test_version_is_that_of_the_package(zsgx) -> None:
    assert zsgx("--version").stdout == f"zsgx {__version__}\n"


def test_templates_are_listed_one_a_line(zsgx) -> None:
    rows = [line.split("\t") for line in zsgx("templates").stdout.splitlines()]
    assert [TEMPLATE, desk.template(TEMPLATE).title, "application_form", "docx,pdf"] in rows


def test_a_rendered_form_reads_back_as_the_record(zsgx, folder: Path) -> None:
    assert zsgx("render", TEMPLATE, SAMPLE, "-o", "form.docx").returncode == 0
    done = zsgx("extract", "form.docx")
    assert done.returncode == 0
    assert json.loads(done.stdout)["record"] == sample()


def test_a_pdf_is_written_where_the_name_says_pdf(zsgx, folder: Path) -> None:
    assert zsgx("render", TEMPLATE, SAMPLE, "-o", "form.PDF").returncode == 0
    assert (folder / "form.PDF").read_bytes().startswith(b"%PDF-")


def test_a_record_may_come_from_standard_input(zsgx, folder: Path) -> None:
    record = json.dumps(sample(), ensure_ascii=False)
    assert zsgx("render", TEMPLATE, "-", "-o", "form.docx", stdin=record).returncode == 0
    assert read(folder / "form.docx")["record"] == sample()


def test_an_extraction_result_is_accepted_as_a_record(zsgx, folder: Path, form: bytes) -> None:
    (folder / "returned.docx").write_bytes(form)
    assert zsgx("extract", "returned.docx", "-o", "result.json").returncode == 0
    assert zsgx("render", TEMPLATE, "result.json", "-o", "again.docx").returncode == 0
    assert read(folder / "again.docx")["record"] == sample()


def test_a_blank_form_reads_back_empty(zsgx, folder: Path) -> None:
    assert zsgx("render", TEMPLATE, "--blank", "-o", "blank.docx").returncode == 0
    record = read(folder / "blank.docx")["record"]
    assert record["project_name"] is None
    assert record["applicant"] == dict.fromkeys(sample()["applicant"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("extract",), ("文件…",)),
        (("extract", "nowhere.docx"), ("nowhere.docx", "没有这个文件")),
        (("extract", "--colour", "x"), ("--colour",)),
        (("extract", "x.docx", "--jobs", "0"), ("--jobs",)),
        (("extract", "x.docx", "-o", "x.odt"), ("x.odt", ".xlsx")),
        (("pack", "nowhere.yaml", "-o", "class"), ("nowhere.yaml",)),
        (("pack", "nowhere.yaml"), ("-o",)),
        (("summary", "nowhere", "-o", "x.docx"), ("nowhere",)),
        (("draft", TEMPLATE, "nowhere.docx", "--year", "2027", "-o", "x.docx"), ("nowhere.docx",)),
        (("template", "check", "nowhere.docx"), ("nowhere.docx",)),
        (("extract", "x.docx", "-o", "nowhere/x.json"), ("nowhere/x.json", "不存在")),
        (("extract", "."), ("没有可读的文件",)),
        (("render", TEMPLATE, "nowhere.yaml", "-o", "x.docx"), ("nowhere.yaml",)),
        (("render", "hubei/nothing", "--blank", "-o", "x.docx"), ("hubei/nothing",)),
        (("render", TEMPLATE, "--blank"), ("-o",)),
        (("render", TEMPLATE, "--blank", "-o", "x.odt"), ("x.odt",)),
        (("render", TEMPLATE, "-o", "x.docx"), ("--blank",)),
        (("render", TEMPLATE, SAMPLE, "--blank", "-o", "x.docx"), ("--blank",)),
        (("show", "nowhere.json"), ("找不到文件", "nowhere.json")),
        (("serve", "--host", "256.1.1.1"), ("256.1.1.1",)),
        (("templates", "more"), ("zsgx templates --help",)),
        (("extrcat",), ("extrcat", "extract")),
    ],
    ids=lambda value: " ".join(map(str, value)) if value and value[0] in ("extract", "render") else None,
)
def test_bad_usage_is_one_line_that_names_the_cause(zsgx, arguments: tuple, named: tuple) -> None:
    assert_one_line_of_complaint(zsgx(*arguments), *named)


@pytest.mark.parametrize("content", [b"", b"no Word file", b"PK\x03\x04 broken"])
def test_a_broken_file_is_one_line_that_names_it(zsgx, folder: Path, content: bytes) -> None:
    (folder / "坏文件.docx").write_bytes(content)
    assert_one_line_of_complaint(zsgx("extract", "坏文件.docx"), "坏文件.docx")


def test_of_several_files_a_bad_one_spoils_only_its_own_line(zsgx, folder: Path, form: bytes) -> None:
    (folder / "good.docx").write_bytes(form)
    (folder / "bad.docx").write_bytes(b"")
    done = zsgx("extract", "bad.docx", "good.docx", "nowhere.pdf")
    bad, good, missing = map(json.loads, done.stdout.splitlines())
    assert bad["source"] == {"filename": "bad.docx"}
    assert set(bad["error"]) == {"code", "message"}
    assert good["record"] == sample()
    assert missing["error"]["code"] == "not_found"
    assert done.returncode == 2


def test_a_folder_is_walked_for_papers_only(zsgx, folder: Path, form: bytes) -> None:
    (folder / "in" / "市局").mkdir(parents=True)
    for name in ("b.docx", "市局/a.DOCX", "~$b.docx", ".hidden.docx", "notes.txt"):
        (folder / "in" / name).write_bytes(form)
    done = zsgx("extract", "in")
    assert [json.loads(line)["source"]["filename"] for line in done.stdout.splitlines()] == [
        "b.docx",
        "市局/a.DOCX",
    ]
    assert (done.returncode, done.stderr) == (0, "zsgx：notes.txt：.txt 文件读不了，没有读。\n")

    told = zsgx("extract", "in", "-o", "in/results.json").stderr.splitlines()
    assert "没有采用：notes.txt：.txt 文件读不了，没有读。" in told
    assert not any("results.json：" in line for line in told)


def test_what_was_read_and_needs_a_look_is_told_where_results_are_written(
    zsgx, folder: Path, form: bytes
) -> None:
    (folder / "a.docx").write_bytes(form)
    (folder / "b.docx").write_bytes(b"")
    told = zsgx("extract", "a.docx", "b.docx", "-o", "results.json").stderr.splitlines()
    title = desk.template(TEMPLATE).title
    assert told[:3] == ["—— 处理说明 ——", "写出：results.json", f"读入：2份文件：{title}1份。"]


def test_results_of_several_files_are_written_as_a_list(zsgx, folder: Path, form: bytes) -> None:
    for name in ("a.docx", "b.docx"):
        (folder / name).write_bytes(form)
    done = zsgx("extract", "a.docx", "b.docx", "-o", "results.json")
    assert (done.returncode, done.stdout) == (0, "")
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert [result["source"]["filename"] for result in results] == ["a.docx", "b.docx"]


@pytest.mark.slow
def test_several_processes_read_the_same(zsgx, folder: Path, form: bytes) -> None:
    (folder / "a.docx").write_bytes(form)
    (folder / "b.docx").write_bytes(b"")
    (folder / "c.docx").write_bytes(form)
    alone, together = (zsgx("extract", ".", "--jobs", jobs) for jobs in (1, 3))
    assert [untimed(line) for line in together.stdout.splitlines()] == [
        untimed(line) for line in alone.stdout.splitlines()
    ]
    assert (together.returncode, together.stderr) == (alone.returncode, alone.stderr)


def untimed(line: str) -> dict:
    return {name: value for name, value in json.loads(line).items() if name != "timings"}


def test_show_tells_fields_and_values(zsgx, folder: Path, form: bytes) -> None:
    (folder / "a.docx").write_bytes(form)
    result = zsgx("extract", "a.docx").stdout
    shown = zsgx("show", "-", stdin=result)
    assert shown.returncode == 0
    for expected in ("a.docx", "applicant.contact", sample()["applicant"]["contact"], "把握"):
        assert expected in shown.stdout


def test_show_refuses_what_is_no_result(zsgx) -> None:
    for text in ("", "{}", "[1]", "no JSON"):
        assert_one_line_of_complaint(zsgx("show", "-", stdin=text))


@pytest.mark.parametrize("content", [b"PK\x03\x04\xff\xfe", b"{", b"{}", "名单".encode("gb18030")])
def test_show_says_of_another_file_what_it_wants(zsgx, folder: Path, content: bytes) -> None:
    (folder / "名单.xlsx").write_bytes(content)
    done = zsgx("show", "名单.xlsx")
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2 and line.startswith("zsgx：名单.xlsx：不是") and "-o 结果.json" in line


def test_a_template_that_is_misspelt_or_lacks_its_issuer_is_named(zsgx) -> None:
    for typed in ("application-form", "hubei/aplication-form"):
        (line,) = zsgx("render", typed, "--blank", "-o", "a.docx").stderr.splitlines()
        assert line.endswith(f"没有名为“{typed}”的模板，是不是 hubei/application-form？")


def test_doctor_tells_of_engines_and_fonts(zsgx) -> None:
    done = zsgx("doctor")
    assert done.returncode == 0
    for expected in ("模板", "rapidocr", "tesseract", "仿宋", "数据文件夹", "隔离"):
        assert expected in done.stdout


def test_a_reader_of_our_output_may_leave_early(zsgx, folder: Path, form: bytes) -> None:
    (folder / "a.docx").write_bytes(form)
    command = f"{Path(sys.executable).with_name('zsgx')} extract a.docx a.docx | true"
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""


def _shown_on(terminal: int) -> str:
    """All that programs write there until the last of them is gone."""
    shown = b""
    with suppress(OSError):
        while more := os.read(terminal, 4096):
            shown += more
    return shown.decode()


def test_progress_on_a_terminal_leaves_the_results_alone(folder: Path, form: bytes, zsgx) -> None:
    (folder / "a.docx").write_bytes(form)
    terminal, other_end = pty.openpty()
    command = [str(Path(sys.executable).with_name("zsgx")), "extract", "a.docx", "a.docx"]
    environment = {**os.environ, "TERM": "xterm"}
    with (folder / "results").open("wb") as results:
        process = subprocess.Popen(command, cwd=folder, stdout=results, stderr=other_end, env=environment)
    os.close(other_end)
    shown = _shown_on(terminal)
    process.wait()
    lines = (folder / "results").read_text().splitlines()
    assert [json.loads(line)["record"] for line in lines] == [sample(), sample()]
    assert "已读 a.docx" in shown
    assert "project_name" not in shown


def test_a_template_that_cannot_be_used_is_named_and_the_others_are_listed(zsgx, folder: Path) -> None:
    (folder / "own" / "a" / "b").mkdir(parents=True)
    (folder / "own" / "a" / "b" / "template.toml").write_text('title = "甲"\ndocument_type = "b"\n')
    done = zsgx("templates", ZSGX_TEMPLATES=str(folder / "own"))
    assert done.returncode == 2
    assert done.stderr == "zsgx：模板 a/b：缺少文件 template.docx。\n"
    assert [row.partition("\t")[0] for row in done.stdout.splitlines()] == [
        each.name for each in desk.templates()
    ]
