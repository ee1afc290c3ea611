"""What was read once is found again, as long as nothing that reading rests on has changed."""

import json
import os
import stat
import time

import pytest

from zsgx_docs import desk
from zsgx_docs.cli import kept_readings
from zsgx_docs.cli.kept_readings import KeptReadings, print_of_folder, reading_key

NAME = "tianjin/final-accounts"


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "决算.docx"
    file.write_bytes(desk.issue(NAME, desk.sample(NAME), "docx").data)
    return file


def untimed(line):
    found = json.loads(line)
    found.pop("timings")
    return json.dumps(found, ensure_ascii=False)


def readings(tmp_path):
    return sorted((tmp_path / "data" / "readings").glob("*"))


def test_a_kept_reading_says_the_same_and_is_the_users_alone(zsgx, paper, tmp_path):
    first = zsgx("extract", paper).stdout
    [kept] = readings(tmp_path)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    again = zsgx("extract", paper).stdout
    assert again == first  # even the timings: it was not read
    fresh = zsgx("extract", paper, "--fresh").stdout
    assert untimed(fresh) == untimed(first)


def test_fresh_keeps_nothing(zsgx, paper, tmp_path):
    zsgx("extract", paper, "--fresh")
    assert readings(tmp_path) == []


def test_another_content_name_template_or_program_is_another_reading(monkeypatch):
    one = reading_key(b"a", "a.docx", None)
    assert one == reading_key(b"a", "a.docx", None)
    assert len({one, reading_key(b"b", "a.docx", None), reading_key(b"a", "b.docx", None)}) == 3
    assert one != reading_key(b"a", "a.docx", NAME)
    monkeypatch.setattr(kept_readings, "_print_of_program", lambda: "another")
    assert one != reading_key(b"a", "a.docx", None)


def test_a_changed_template_changes_the_print_of_its_folder(tmp_path):
    file = tmp_path / "office" / "form" / "template.toml"
    file.parent.mkdir(parents=True)
    file.write_text("title = '一'")
    before = print_of_folder(tmp_path)
    assert before == print_of_folder(tmp_path)
    file.write_text("title = '二'")
    changed = print_of_folder(tmp_path)
    (tmp_path / "office" / "form").rename(tmp_path / "office" / "other")
    assert len({before, changed, print_of_folder(tmp_path)}) == 3


def test_what_is_old_too_much_or_broken_is_forgotten(tmp_path, monkeypatch):
    kept = KeptReadings(tmp_path / "readings")
    for key in ("old", "large", "new"):
        kept.keep(key, {"said": key * 100})
    past = time.time() - kept_readings.MOST_DAYS * 86400 - 1
    os.utime(tmp_path / "readings" / "old", (past, past))
    os.utime(tmp_path / "readings" / "large", (past + 100, past + 100))
    assert kept.find("old") is None and kept.find("new") == {"said": "new" * 100}
    monkeypatch.setattr(kept_readings, "MOST_BYTES", 400)
    kept.prune()
    assert [file.name for file in (tmp_path / "readings").iterdir()] == ["new"]
    (tmp_path / "readings" / "new").write_text("{")
    assert kept.find("new") is None
