"""Classes of 5,000: `zsgx render` and `zsgx pack` from start to end, and rosters read back.

Seconds by the clock decide, and say something on an idle machine only; those of processor time beside them,
of the process and all it starts, say what is left to gain and whether something else was going on.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from measuring import ZSGX, Taken, measured, verdict
from openpyxl import Workbook
from pdf import HEAD, NAMES, ROWS, UNITS, id_number, student

ROSTER = "tianjin/certificate-roster"
SECONDS, MEMORY = 6.0, 1500
CERTIFICATES = 60.0
READ_BACK = 500
"""Rows: a PDF of 5,000 has more pages than the reader takes."""
SAMPLES = Path(__file__).parents[1] / "samples"


def students() -> list[dict[str, Any]]:
    return [student(number) for number in range(ROWS)]


def write_workbook(path: Path, rows: list[dict[str, Any]]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    for row in rows:
        sheet.append(["合格" if value is True else value for value in row.values()])
    book.save(path)


def inputs(folder: Path) -> dict[str, Path]:
    """The same roster as JSON, YAML and a workbook."""
    rows = students()
    found = {kind: folder / f"roster.{kind}" for kind in ("json", "yaml", "xlsx")}
    found["json"].write_text(json.dumps({"students": rows}, ensure_ascii=False), "utf-8")
    found["yaml"].write_text(yaml.safe_dump({"students": rows}, allow_unicode=True), "utf-8")
    write_workbook(found["xlsx"], rows)
    return found


def other_papers(folder: Path) -> Mapping[str, Path]:
    """A sign-in sheet, a platform roster and certificates of as many people."""
    rows = students()
    without = {"certificate_number", "credit_hours", "passed"}
    people = [{key: value for key, value in row.items() if key not in without} for row in rows]
    platform = [
        {key: value for key, value in row.items() if key not in ("phone", "certificate_number")}
        for row in rows
    ]
    [first, *_] = yaml.safe_load((SAMPLES / "organiser/certificate.yaml").read_text("utf-8"))["certificates"]
    kept = ("name", "id_number", "certificate_number")
    certificates = [{**first, **{key: row[key] for key in kept}} for row in rows]
    records: dict[str, dict[str, Any]] = {
        "tianjin/attendance-sheet": {"people": people},
        "organiser/platform-roster": {"project_name": "班", "organiser": "院", "students": platform},
        "organiser/certificate": {"certificates": certificates},
    }
    found = {}
    for name, record in records.items():
        found[name] = folder / f"{name.replace('/', '-')}.json"
        found[name].write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return found


def write_class(path: Path) -> None:
    sample = yaml.safe_load((SAMPLES / "class.yaml").read_text("utf-8"))
    [first, *_] = sample["trainees"]
    sample["trainees"] = [
        {
            **first,
            "name": NAMES[n % len(NAMES)],
            "id_number": id_number(n),
            "phone": f"138{n:08}",
            "employer": UNITS[n % len(UNITS)],
        }
        for n in range(ROWS)
    ]
    sample["quota"] = []
    sample["opening"]["headcount"] = None
    path.write_text(yaml.safe_dump(sample, allow_unicode=True), "utf-8")


def told(name: str, taken: Taken, seconds: float | None = None) -> None:
    limit = ""
    if seconds is not None:
        met = taken.wall <= seconds and taken.most <= MEMORY
        limit = f"   limit {seconds:g} s, {MEMORY} MB: {verdict(met)}"
    print(f"{name:36}{taken.wall:8.2f} s{taken.busy:8.2f} s CPU{taken.most:7.0f} MB{limit}", flush=True)


def rendering(folder: Path) -> None:
    for kind, source in inputs(folder).items():
        for fmt in ("docx", "pdf"):
            taken = measured(ZSGX, "render", ROSTER, str(source), "-o", str(folder / f"out.{fmt}"))
            told(f"roster, .{kind} to .{fmt}", taken, SECONDS)
    for name, source in other_papers(folder).items():
        for fmt in ("docx", "pdf"):
            taken = measured(ZSGX, "render", name, str(source), "-o", str(folder / f"out.{fmt}"))
            seconds = SECONDS if not name.endswith("certificate") else CERTIFICATES if fmt == "pdf" else None
            told(f"{name.partition('/')[2]} to .{fmt}", taken, seconds)


def packing(folder: Path) -> None:
    write_class(folder / "class.yaml")
    told("pack", measured(ZSGX, "pack", str(folder / "class.yaml"), "-o", str(folder / "papers")))


def reading(folder: Path) -> None:
    rows = students()[:READ_BACK]
    (folder / "few.json").write_text(json.dumps({"students": rows}, ensure_ascii=False), "utf-8")
    for fmt in ("docx", "pdf"):
        paper = str(folder / f"few.{fmt}")
        measured(ZSGX, "render", ROSTER, str(folder / "few.json"), "-o", paper)
        told(f"{READ_BACK} rows read from .{fmt}", measured(ZSGX, "extract", paper))


TASKS: Mapping[str, Callable[[Path], None]] = {"render": rendering, "pack": packing, "read": reading}


def main() -> None:
    """All, or those of the tasks that are named."""
    for name in sys.argv[1:] or TASKS:
        with tempfile.TemporaryDirectory() as folder:
            TASKS[name](Path(folder))


if __name__ == "__main__":
    main()
