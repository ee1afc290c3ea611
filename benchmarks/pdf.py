"""Word to PDF: a notice and a roster of 5,000 rows, beside WeasyPrint on the same table and docxtpl alone."""

from __future__ import annotations

import importlib.util
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

ROWS = 5000
LIMITS = {"notice": (0.5, 1500), "roster": (6.0, 1500)}
WEASY_ROWS = 500
"""WeasyPrint is measured on fewer rows and taken to be no slower a row on more."""
HEAD = (
    "序号",
    "姓名",
    "学时数",
    "身份证号",
    "联系电话",
    "工作单位",
    "专业技术职务（职称）",
    "结业考核",
    "证书编号",
)
NAMES = ("王伟", "李秀英", "张喆", "欧阳建国", "陈静")
UNITS = (
    "天津大学",
    "滨海新区智能装备研究院",
    "某某重型装备制造集团股份有限公司技术中心",
    "天津市第三中心医院",
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(number: int) -> str:
    """An invented one with its right check digit."""
    body = f"1201011980{1 + number % 12:02}{1 + number % 28:02}{number % 1000:03}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def student(number: int) -> dict[str, object]:
    return {
        "no": number + 1,
        "name": NAMES[number % len(NAMES)],
        "credit_hours": 40,
        "id_number": id_number(number),
        "phone": f"138{number:08}",
        "employer": UNITS[number % len(UNITS)],
        "professional_title": "高级工程师",
        "passed": True,
        "certificate_number": f"TJ2026{number:05}",
    }


def fill_roster(folder: Path) -> None:
    from zsgx_docs import desk

    record = {"students": [student(number) for number in range(ROWS)]}
    (folder / "roster.docx").write_bytes(desk.issue("tianjin/certificate-roster", record, "docx").data)


def fill_notice(folder: Path) -> None:
    from zsgx_docs import desk

    name = "hubei/call-notice"
    (folder / "notice.docx").write_bytes(desk.issue(name, desk.sample(name), "docx").data)


def convert(folder: Path, paper: str) -> None:
    """A second conversion in the same process is what a running service takes."""
    from zsgx_docs.render.fonts import FontBook
    from zsgx_docs.render.pdf import word_to_pdf

    small = (folder / "notice.docx").read_bytes()
    word_to_pdf(small, FontBook.installed())
    docx = (folder / f"{paper}.docx").read_bytes()
    clock(lambda: word_to_pdf(docx, FontBook.installed()))


def weasyprint(_: Path) -> None:
    from weasyprint import HTML

    cells = [[str(value) for value in student(number).values()] for number in range(WEASY_ROWS)]
    body = "".join(f"<tr>{''.join(f'<td>{value}</td>' for value in row)}</tr>" for row in cells)
    head = "".join(f"<th>{title}</th>" for title in HEAD)
    page = "<style>@page {size: A4 landscape} td, th {border: .5pt solid}</style>"
    clock(lambda: HTML(string=f"{page}<table><thead><tr>{head}</tr></thead>{body}</table>").write_pdf())


def docxtpl(folder: Path) -> None:
    clock(lambda: fill_roster(folder))


def clock(work: Callable[[], object]) -> None:
    """Print the seconds of wall and processor time, and the process's most memory in MB."""
    wall, busy = perf_counter(), process_time()
    work()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(perf_counter() - wall, process_time() - busy, most)


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of wall time and of processor time, and megabytes."""

    wall: float
    busy: float
    most: float

    def __str__(self) -> str:
        return f"{self.wall:7.2f} s{self.busy:7.2f} s CPU{self.most:7.0f} MB"


def measured(task: str, folder: Path, *arguments: str) -> Taken:
    """The task in a process of its own."""
    command = [sys.executable, __file__, task, str(folder), *arguments]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Taken(*map(float, output.split()))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill_notice(folder)
        beside = {"docxtpl": measured("docxtpl", folder).busy}
        print(f"{'docxtpl alone':20}{beside['docxtpl']:7.2f} s CPU   {ROWS} rows")
        if importlib.util.find_spec("weasyprint"):
            beside["WeasyPrint"] = measured("weasyprint", folder).busy * ROWS / WEASY_ROWS
            print(f"{'WeasyPrint':20}{beside['WeasyPrint']:7.2f} s CPU   {ROWS} rows, from {WEASY_ROWS}")
        else:
            print(f"{'WeasyPrint':20}not installed, skipped")
        for paper, (seconds, memory) in LIMITS.items():
            taken = measured("convert", folder, paper)
            verdict = "ok" if taken.wall <= seconds and taken.most <= memory else "over"
            print(f"{paper + ' to PDF':20}{taken}   limit {seconds} s, {memory} MB: {verdict}")
        print("roster to PDF", *(f"{taken.busy / busy:.2f} × {other}" for other, busy in beside.items()))


TASKS = {"convert": convert, "weasyprint": weasyprint, "docxtpl": docxtpl}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        TASKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
    else:
        main()
