"""Next year's notice from last year's."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from zsgx_docs import desk
from zsgx_docs.errors import RecordError
from zsgx_docs.render.next_year.move_on import Change, moved_on
from zsgx_docs.render.next_year.working_days import not_a_working_day
from zsgx_docs.template.catalogue import default_catalogue

CALL = "hubei/call-notice"


@pytest.fixture(scope="module")
def changes() -> dict[str, Change]:
    moved = moved_on(default_catalogue().get(CALL), desk.sample(CALL), 2028)
    return {change.path: change for change in moved.changes}


def test_years_dates_and_deadlines_move_on(changes: dict[str, Change]) -> None:
    assert (changes["year"].action, changes["year"].new) == ("moved", "2028")
    assert changes["deadline"].new == "2027年12月25日17点"
    assert changes["finish_before"].new == "2028年9月30日"
    assert "2028年高级研修项目申报表" in changes["annexes[0]"].new


def test_a_deadline_on_a_weekend_is_said_with_the_working_day_before(changes: dict[str, Change]) -> None:
    assert "周六" in str(changes["deadline"].note)
    assert "12月24日（周五）" in str(changes["deadline"].note)


def test_what_cannot_be_known_is_blank_and_the_rest_stays(changes: dict[str, Change]) -> None:
    blank = {path for path, change in changes.items() if change.action == "blank"}
    assert blank == {"document_number", "basis_document", "contacts[0].name"}
    assert changes["levels.national.days"].action == "stayed"


def test_public_holidays_are_known_as_far_as_they_are_announced() -> None:
    import datetime

    assert "法定节假日" in str(not_a_working_day(datetime.date(2026, 10, 1)))
    assert not_a_working_day(datetime.date(2025, 12, 25)) is None
    assert "尚未公布" in str(not_a_working_day(datetime.date(2031, 3, 5)))


def test_the_leap_day_is_pointed_out() -> None:
    record = {**desk.sample(CALL), "year": 2028, "finish_before": "2028-02-29"}
    moved = moved_on(default_catalogue().get(CALL), record, 2029)
    change = next(c for c in moved.changes if c.path == "finish_before")
    assert change.new == "2029年2月28日" and "2月29日" in str(change.note)


def test_the_word_file_has_yellow_blanks_and_a_comment_at_each_place() -> None:
    drafted = desk.draft(CALL, desk.sample(CALL), 2027, "docx")
    document = docx.Document(io.BytesIO(drafted.data))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    yellow = [run.text for run in runs if run.font.highlight_color is not None]
    assert yellow.count("________") == 3
    comments = [comment.text for comment in document.comments]
    assert any("去年为“鄂人社函〔2025〕168号”" in text for text in comments)
    assert any("由“2026”顺延为“2027”" in text for text in comments)
    text = "".join(paragraph.text for paragraph in document.paragraphs)
    assert "2027年" in text and "168号" not in text
    assert not any("\ue000" <= c <= "\uf8ff" for c in text)


def test_nothing_of_last_year_is_left_in_the_draft() -> None:
    drafted = desk.draft(CALL, desk.sample(CALL), 2027, "docx")
    with zipfile.ZipFile(io.BytesIO(drafted.data)) as parts:
        body = parts.read("word/document.xml").decode()
    assert "2025" not in body


def test_the_year_must_be_later() -> None:
    with pytest.raises(RecordError, match="不早于2026年"):
        desk.draft(CALL, desk.sample(CALL), 2026, "docx")


def test_a_notice_read_back_from_word_gives_the_same_draft() -> None:
    word = desk.issue(CALL, desk.sample(CALL), "docx").data
    taken = desk.take_in(word, "去年.docx", CALL)
    moved = moved_on(default_catalogue().get(CALL), taken.record, 2027)
    again = moved_on(default_catalogue().get(CALL), desk.sample(CALL), 2027)
    assert {c.path: c.new for c in moved.changes} == {c.path: c.new for c in again.changes}


def test_what_was_read_without_certainty_is_said_also_where_it_stays() -> None:
    doubts = {"mailbox": "有的字看不清", "deadline": "印章压住"}
    drafted = desk.draft(CALL, desk.sample(CALL), 2027, "docx", doubts)
    notes = {change.path: str(change.note) for change in drafted.changes}
    assert "有的字看不清" in notes["mailbox"] and "印章压住" in notes["deadline"]
    comments = [comment.text for comment in docx.Document(io.BytesIO(drafted.data)).comments]
    assert any(text.startswith("邮箱：") and "有的字看不清" in text for text in comments)


def test_what_last_years_notice_lacks_is_a_blank_to_be_filled_in() -> None:
    drafted = desk.draft(CALL, {**desk.sample(CALL), "deadline": None}, 2027, "docx")
    change = next(change for change in drafted.changes if change.path == "deadline")
    assert (change.action, change.note) == ("blank", "去年的通知里没有，请填写")
    comments = [comment.text for comment in docx.Document(io.BytesIO(drafted.data)).comments]
    assert "报送截止时间：去年的通知里没有，请填写" in comments


def test_annexes_are_marked_too_and_their_labels_say_which_annex() -> None:
    plan = "tianjin/plan-notice"
    drafted = desk.draft(plan, desk.sample(plan), 2026, "docx")
    document = docx.Document(io.BytesIO(drafted.data))
    comments = {comment.text for comment in document.comments}
    assert {"附件1的年度：由“2025”顺延为“2026”", "附件2的年度：由“2025”顺延为“2026”"} <= comments
    assert "附件1的国家级项目：去年为“8项”，无法推知，请填写" in comments
    rows = [row for table in document.tables[:2] for row in table.rows[1:]]
    assert all(cell.text == "________" for row in rows for cell in row.cells[1:])
