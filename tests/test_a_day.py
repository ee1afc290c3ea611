"""A day with the program, as docs/a-day.zh.md tells it: each command runs and says what stands there."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest

from zsgx_docs import desk
from zsgx_docs.template.catalogue import samples_folder
from zsgx_docs.values.identifiers.id_number import check_character

DAY = Path(__file__).parents[1] / "docs" / "a-day.zh.md"
NOTICE, FORM, ROSTER = "hubei/call-notice", "hubei/application-form", "tianjin/certificate-roster"
SKIPPED = "……"


def steps() -> Iterator[tuple[str, list[str]]]:
    """Each command, with the lines that it is said to print (none where nothing is said)."""
    blocks = r"```sh\n(.*?)```(?:\n\n```text\n(.*?)```)?"
    for commands, printed in re.findall(blocks, DAY.read_text(encoding="utf-8"), re.DOTALL):
        *first, last = commands.splitlines()
        yield from ((command, []) for command in first)
        yield last, printed.splitlines()


def last_years_notice() -> bytes:
    """The sample with a sentence that somebody wrote into it."""
    document = docx.Document(io.BytesIO(desk.issue(NOTICE, desk.sample(NOTICE), "docx").data))
    asked = next(p for p in document.paragraphs if p.text.startswith("请各地各部门"))
    asked.insert_paragraph_before("2026年1月15日（星期四）前请承办单位补交总结。", asked.style)
    return saved(document)


def saved(thing: docx.document.Document | openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    thing.save(out)
    return out.getvalue()


def submissions(folder: Path) -> None:
    """A unit's Word file and stamped scan, another's Word file alone, and a file that is no paper."""
    record = desk.sample(FORM)
    other = {**record, "cover_applicant": "江汉理工学院", "project_name": "低空经济高级研修班"}
    other["applicant"] = {**record["applicant"], "name": "江汉理工学院"}
    (folder / "江汉理工").mkdir(parents=True)
    (folder / "申报表.docx").write_bytes(desk.issue(FORM, record, "docx").data)
    shutil.copy(samples_folder() / "hubei" / "application-form.scan.pdf", folder / "申报表（盖章）.pdf")
    (folder / "江汉理工" / "申报表.docx").write_bytes(desk.issue(FORM, other, "docx").data)
    (folder / "说明.txt").write_text("请于周五前汇总", encoding="utf-8")


def id_number(n: int) -> str:
    digits = f"12010119{80 + n}010{1 + n}00{1 + n}"
    return digits + check_character(digits)


def typed_list(*, faulty: bool) -> bytes:
    """The empty list filled in with Excel, right or with what goes wrong there most often."""
    book = openpyxl.load_workbook(io.BytesIO(desk.workbook_to_fill_in(ROSTER)))
    sheet = book["学员名单"]
    for n, name in enumerate(("林知远", "沈若溪", "顾明川")):
        number = f"TJGY202501700{1 + n}"
        cells = (n + 1, name, 40, id_number(n), f"1390001200{n}", "津沽大学", "工程师", "通过", number)
        for column, value in enumerate(cells, start=1):
            sheet.cell(4 + n, column).value = value
    if faulty:
        sheet["D4"].value, sheet["D4"].number_format = 120101198001010000, "General"
        sheet["D6"].value, sheet["I6"].value = sheet["D5"].value, sheet["I5"].value
        sheet["H6"].value = "优秀"
    return saved(book)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """What lies on the desk in the morning, and what is filled in by hand during the day."""
    (tmp_path / "samples").symlink_to(samples_folder())
    (tmp_path / "去年的通知.docx").write_bytes(last_years_notice())
    submissions(tmp_path / "报送材料")
    (tmp_path / "应报名单.txt").write_text(
        "湖北江汉智造技术研究院\n江汉理工学院\n楚天航空学院\n", encoding="utf-8"
    )
    (tmp_path / "填好的名单.xlsx").write_bytes(typed_list(faulty=False))
    (tmp_path / "填错的名单.xlsx").write_bytes(typed_list(faulty=True))
    return tmp_path


def run(command: str, folder: Path) -> list[str]:
    """The lines that a command prints, those on standard error first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "ZSGX_DATA": str(folder / ".data")}
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode in (0, 1, 2) and "Traceback" not in done.stderr, command
    return [*done.stderr.splitlines(), *done.stdout.splitlines()]


def stands_in(said: list[str], printed: list[str]) -> bool:
    """Whether lines were printed as they stand there, one after the other; …… is for what is left out."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == SKIPPED else ".*".join(map(re.escape, line.split(SKIPPED))) + r"\n"
        for line in said
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_each_command_of_the_day_says_what_is_told_of_it(office: Path) -> None:
    told = list(steps())
    assert sum(bool(said) for _, said in told) > 10
    for command, said in told:
        printed = run(command, office)
        assert not said or stands_in(said, printed), "\n".join([command, *printed])
