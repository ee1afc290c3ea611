"""What `render` says at its end, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from zsgx_docs import desk

ACCOUNTS = "tianjin/final-accounts"


def saved(folder: Path, **changes: Any) -> Path:
    file = folder / "决算.json"
    file.write_text(json.dumps({**desk.sample(ACCOUNTS), **changes}, ensure_ascii=False), "utf-8")
    return file


def test_a_contradiction_is_told_at_the_end_and_the_paper_written(zsgx, folder: Path) -> None:
    saved(folder, total={"amount": "1.00"})
    done = zsgx("render", ACCOUNTS, "决算.json", "-o", "决算.docx")
    assert (done.returncode, done.stdout) == (0, "") and (folder / "决算.docx").exists()
    first, *rest = done.stderr.splitlines()
    assert first == "—— 处理说明 ——" and rest[0] == "写出：决算.docx"
    assert any(line.startswith("请核对：「决算.json」“合计”") for line in rest)


def test_a_file_where_the_template_should_stand_is_said_to_be_one(zsgx, folder: Path) -> None:
    (folder / "名单.xlsx").write_bytes(desk.workbook_to_fill_in("tianjin/certificate-roster"))
    done = zsgx("render", "名单.xlsx", "-o", "名单.docx")
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2 and line.startswith("zsgx：“名单.xlsx”是文件，它前面还要写模板名")


def test_strict_writes_nothing_and_says_why_in_one_line(zsgx, folder: Path) -> None:
    saved(folder, total={"amount": "1.00"}, total_count=1)
    done = zsgx("render", ACCOUNTS, "决算.json", "--strict", "-o", "决算.docx")
    assert (done.returncode, done.stdout) == (2, "") and not (folder / "决算.docx").exists()
    [line] = done.stderr.splitlines()
    assert "决算.json" in line and "有2处" in line and "1.00" in line and "却是1人" in line


def test_a_record_in_order_is_only_said_to_be_written(zsgx, folder: Path) -> None:
    saved(folder, handled_by="沈若溪")
    done = zsgx("render", ACCOUNTS, "决算.json", "--strict", "-o", "决算.docx")
    assert (done.returncode, done.stderr) == (0, "—— 处理说明 ——\n写出：决算.docx\n")
