"""What a ZIP archive holds."""

from __future__ import annotations

import pytest

from broken.archives import archive, word
from read.letters import with_a_password, with_damage, zipped
from zsgx_docs.errors import EncryptedFile, InputError, TooLarge, UnreadableFile
from zsgx_docs.read.formats.submission import ArchiveFormat
from zsgx_docs.read.source import Container, Limits, Received

FORM = word("申报表")


def opened(data: bytes, limits: Limits | None = None) -> Container:
    file = Received(data, "材料.zip", limits or Limits())
    assert ArchiveFormat().recognises(file)
    return ArchiveFormat().open(file)


@pytest.mark.parametrize("gbk", [False, True])
def test_its_files_are_named_as_they_were_typed(gbk: bool) -> None:
    container = opened(zipped({"盖章/申报表（扫描）.docx": FORM, "名单.xlsx": b"x"}, gbk))
    assert [file.name for file in container.files] == ["盖章/申报表（扫描）.docx", "名单.xlsx"]
    assert container.files[0].take() == FORM
    assert container.submission.container == "zip"
    assert container.submission.received_at is None


def test_names_lead_nowhere_outside() -> None:
    container = opened(zipped({"../../etc/a.docx": b"x", "/b.docx": b"x", "c\\d.docx": b"x"}))
    assert [file.name for file in container.files] == ["etc/a.docx", "b.docx", "c/d.docx"]


def test_folders_are_no_files_and_what_systems_leave_is_named() -> None:
    container = opened(zipped({"a/": b"", "a/b.docx": b"x", "__MACOSX/a/._b.docx": b"x", "a/~$b.docx": b"x"}))
    assert [file.name for file in container.files] == ["a/b.docx"]
    assert [name for name, _ in container.left_out] == ["__MACOSX/a/._b.docx", "a/~$b.docx"]


@pytest.mark.parametrize(
    ("made", "error", "says"),
    [
        (
            with_damage(zipped({"a.docx": b"first", "b.docx": b"x"}), b"first"),
            UnreadableFile,
            "「a.docx」已损坏",
        ),
        (with_a_password(zipped({"a.docx": b"first", "b.docx": b"x"})), EncryptedFile, "「a.docx」设有密码"),
    ],
)
def test_a_file_that_cannot_be_taken_out_says_why_and_the_others_can(
    made: bytes, error: type[InputError], says: str
) -> None:
    first, second = opened(made).files
    with pytest.raises(error, match=says):
        first.take()
    assert second.take() == b"x"


def test_one_file_over_the_limit_is_refused_alone() -> None:
    big, small = opened(zipped({"a.tif": bytes(5000), "b.docx": b"x"}), Limits(file_bytes=4000)).files
    with pytest.raises(TooLarge, match=r"a\.tif"):
        big.take()
    assert small.take() == b"x"


@pytest.mark.parametrize("limits", [Limits(files=2), Limits(unpacked_bytes=1000)])
def test_an_archive_over_the_limits_is_refused(limits: Limits) -> None:
    with pytest.raises(TooLarge, match="请分开提交"):
        opened(zipped({f"{number}.docx": bytes(500) for number in range(3)}), limits)


@pytest.mark.parametrize("part", ["OFD.xml", "content.xml", "word/document.xml", "[Content_Types].xml"])
def test_a_document_that_is_an_archive_is_no_submission(part: str) -> None:
    assert not ArchiveFormat().recognises(Received(archive({part: b"<x/>"}), "a.zip"))


@pytest.mark.parametrize("name", ["..", "./", "\x01"], ids=["up", "here", "unprintable"])
def test_a_file_without_a_name_is_called_so(name: str) -> None:
    (file,) = opened(zipped({name.rstrip("/"): b"x"})).files
    assert file.name == "未命名的文件"
