"""All files of a submission, also where mails and archives lie in each other."""

from __future__ import annotations

import pytest

from broken.archives import word
from read.letters import letter, with_damage, zipped
from zsgx_docs.errors import TooLarge
from zsgx_docs.model.submission import Contents
from zsgx_docs.read.formats import contents_of, may_be_container, taken_out
from zsgx_docs.read.source import Limits

FORM, LIST = word("申报表"), word("名单")
MATERIALS = zipped({"盖章/申报表.docx": FORM, "名单.docx": LIST})


def found_in(data: bytes, name: str, limits: Limits | None = None) -> Contents:
    found = contents_of(data, name, limits or Limits())
    assert found is not None
    return found


def test_files_of_an_archive_in_a_mail_came_with_the_mail() -> None:
    mail = letter(("说明.docx", LIST), ("材料.zip", MATERIALS)).as_bytes()
    attachments = found_in(mail, "来信.eml").attachments
    assert [each.name for each in attachments] == [
        "说明.docx",
        "材料.zip/盖章/申报表.docx",
        "材料.zip/名单.docx",
    ]
    assert {each.submission.name for each in attachments} == {"来信.eml"}
    assert [taken_out(mail, "来信.eml", each.steps) for each in attachments] == [LIST, FORM, LIST]
    assert attachments[1].size == len(FORM)


def test_each_mail_in_an_archive_is_a_submission_of_its_own() -> None:
    first, second = (
        letter(("a.docx", FORM), subject="甲").as_bytes(),
        letter(("b.docx", FORM), subject="乙").as_bytes(),
    )
    attachments = found_in(
        zipped({"甲.eml": first, "乙.eml": second, "c.docx": FORM}), "来信.zip"
    ).attachments
    assert [(each.name, each.submission.name, each.submission.subject) for each in attachments] == [
        ("a.docx", "来信.zip/甲.eml", "甲"),
        ("b.docx", "来信.zip/乙.eml", "乙"),
        ("c.docx", "来信.zip", None),
    ]


def test_what_is_nested_too_deep_stays_a_file() -> None:
    deep = zipped({"a.docx": FORM})
    for number in range(3):
        deep = zipped({f"{number}.zip": deep})
    (attachment,) = found_in(deep, "材料.zip", Limits(nesting=3)).attachments
    assert attachment.name == "2.zip/1.zip/0.zip"


def test_a_damaged_file_is_counted_like_the_others() -> None:
    damaged = with_damage(zipped({"a.docx": b"first", "b.docx": b"x"}), b"first")
    assert [each.name for each in found_in(damaged, "材料.zip").attachments] == ["a.docx", "b.docx"]


def test_files_of_nested_archives_are_counted_together() -> None:
    inner = zipped({f"{number}.docx": b"x" for number in range(3)})
    with pytest.raises(TooLarge, match="上限 5 个"):
        contents_of(zipped({"a.zip": inner, "b.zip": inner}), "材料.zip", Limits(files=5))


def test_what_nested_archives_unpack_to_is_counted_together() -> None:
    inner = zipped({"a.docx": bytes(900)})
    with pytest.raises(TooLarge, match="超过上限"):
        contents_of(zipped({"a.zip": inner, "b.zip": inner}), "材料.zip", Limits(unpacked_bytes=2300 - 900))


@pytest.mark.parametrize("data", [FORM, b"%PDF-1.7", b"", MATERIALS[:-30], zipped({}), letter().as_bytes()])
def test_a_file_that_holds_no_others_has_no_contents(data: bytes) -> None:
    assert contents_of(data, "a") is None


def test_a_scan_need_not_be_looked_at_to_its_end() -> None:
    assert may_be_container(MATERIALS[:100]) and may_be_container(letter().as_bytes()[:300])
    assert not may_be_container(b"%PDF-1.7 " + bytes(100))
