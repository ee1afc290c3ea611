"""What a mail says of itself and holds."""

from __future__ import annotations

import io
from base64 import b64encode
from email.message import EmailMessage

import pytest
from PIL import Image

from broken.archives import word
from read.letters import letter
from zsgx_docs.errors import TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.model.submission import Submission
from zsgx_docs.read.formats import open_source
from zsgx_docs.read.formats.submission.mail import SMALL_PICTURE, MailFormat
from zsgx_docs.read.source import Container, Limits, Received

FORM = word("申报表")


def opened(message: EmailMessage | bytes, limits: Limits | None = None) -> Container:
    data = message if isinstance(message, bytes) else message.as_bytes()
    file = Received(data, "来信.eml", limits or Limits())
    assert MailFormat().recognises(file)
    return MailFormat().open(file)


def names(container: Container) -> list[str]:
    return [file.name for file in container.files]


def picture(noise: int) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((noise, noise), 50).save(out, "PNG")
    return out.getvalue()


def with_file_named(parameter: bytes) -> bytes:
    head = b"From: a@example.org\nTo: b@example.org\nContent-Type: multipart/mixed; boundary=x\n\n"
    return (
        head
        + b"--x\nContent-Type: application/octet-stream\nContent-Disposition: "
        + parameter
        + b"\n\nA\n--x--\n"
    )


def test_it_is_taken_apart_into_its_files_as_they_were_sent() -> None:
    container = opened(letter(("申报表 盖章.docx", FORM), ("名单.xlsx", b"x")))
    assert [(file.name, file.take()) for file in container.files] == [
        ("申报表 盖章.docx", FORM),
        ("名单.xlsx", b"x"),
    ]


def test_it_came_in_when_the_last_server_took_it() -> None:
    assert opened(letter()).submission == Submission(
        "mail",
        "来信.eml",
        "2026-03-02T09:31",
        "林知远 <lin@example.org>",
        "报送申报材料",
        "office@example.gov.cn",
    )


def test_a_mail_that_no_server_took_came_in_when_it_was_sent() -> None:
    assert opened(letter(received=False)).submission.received_at == "2026-03-02T09:29"


@pytest.mark.parametrize("stamp", ["", "soon", "Mon, 99 Foo 2026 99:99:99 +0800"])
def test_a_stamp_that_is_no_date_is_passed_over(stamp: str) -> None:
    message = letter(received=False)
    del message["Date"]
    data = f"Received: from a by b; {stamp}\nDate: {stamp}\n".encode() + message.as_bytes()
    assert opened(data).submission.received_at is None


@pytest.mark.parametrize(
    "field",
    [
        b"Subject: " + "申报".encode("gbk"),
        b"Subject: " + "申报".encode(),
        b"Subject: =?utf-8?B?55Sz?=\r\n =?utf-8?B?5oql?=",
        b"Subject: =?gbk?Q?=C9=EA?= =?gbk?Q?=B1=A8?=",
        b"Subject: =?utf-8?B?55Sz5g==?= =?utf-8?B?iqU=?=",
    ],
    ids=["gbk bytes", "utf-8 bytes", "folded words", "q words", "a character cut in two"],
)
def test_its_subject_is_read_however_it_is_encoded(field: bytes) -> None:
    message = letter(("a.docx", FORM))
    del message["Subject"]
    assert opened(field + b"\r\n" + message.as_bytes()).submission.subject == "申报"


def test_characters_of_gbk_are_read_where_gb2312_is_promised() -> None:
    message = letter(("a.docx", FORM))
    message.replace_header("From", "x")
    word_of_gbk = b64encode("赵镕".encode("gbk")).decode()
    data = message.as_bytes().replace(
        b"From: x", f"From: =?gb2312?B?{word_of_gbk}?= <z@example.org>".encode()
    )
    assert opened(data).submission.sender == "赵镕 <z@example.org>"


@pytest.mark.parametrize(
    "parameter",
    [
        b"attachment; filename*=utf-8''%E7%94%B3%E6%8A%A5%E8%A1%A8.docx",
        b"attachment; filename*=GB2312''%C9%EA%B1%A8%B1%ED.docx",
        b"attachment; filename*0*=utf-8''%E7%94%B3%E6%8A%A5; filename*1*=%E8%A1%A8.docx",
        b'attachment; filename="=?gbk?B?yeqxqLHtLmRvY3g=?="',
        b'attachment; filename="' + "申报表.docx".encode("gbk") + b'"',
        b'attachment; filename="' + "申报表.docx".encode() + b'"',
        b'attachment; filename="C:\\\\Documents\\\\' + "申报表.docx".encode() + b'"',
        b'attachment; filename="../../' + "申报表.docx".encode() + b'"',
    ],
)
def test_a_file_has_its_name_however_it_is_encoded_and_without_folders(parameter: bytes) -> None:
    assert names(opened(with_file_named(parameter))) == ["申报表.docx"]


def test_logos_and_electronic_signatures_are_left_out_and_named() -> None:
    message = letter(("申报表.docx", FORM))
    message.add_attachment(
        picture(40), "image", "png", filename="logo.png", disposition="inline", cid="<logo>"
    )
    message.add_attachment(b"x", "application", "pkcs7-signature", filename="smime.p7s")
    container = opened(message)
    assert names(container) == ["申报表.docx"]
    assert container.left_out == (("logo.png", "信里的小图片"), ("smime.p7s", "电子签名"))


def test_a_photo_in_the_letter_is_a_file_and_so_is_a_small_picture_that_is_attached() -> None:
    photo = picture(300)
    assert len(photo) > SMALL_PICTURE
    message = letter()
    message.add_attachment(photo, "image", "png", filename="照片.png", disposition="inline", cid="<photo>")
    message.add_attachment(picture(40), "image", "png", filename="印章.png")
    assert names(opened(message)) == ["照片.png", "印章.png"]


def test_a_mail_in_the_mail_is_a_file_called_by_its_subject() -> None:
    message = letter(("申报表.docx", FORM))
    message.add_attachment(letter(("补充.docx", FORM), subject="转发"))
    container = opened(message)
    assert names(container) == ["申报表.docx", "转发.eml"]
    assert names(opened(container.files[1].take())) == ["补充.docx"]


def test_what_the_letter_says_is_no_file() -> None:
    message = letter()
    message.add_alternative("<p>您好</p>", subtype="html")
    assert names(opened(message)) == []
    with pytest.raises(UnsupportedFile, match="没有附件"):
        open_source(message.as_bytes(), "来信.eml")


def test_where_one_paper_is_wanted_it_says_how_many_there_are() -> None:
    with pytest.raises(UnsupportedFile, match="是邮件，里面装着 2 个文件，请取出后逐个提交"):
        open_source(letter(("a.docx", FORM), ("b.docx", FORM)).as_bytes(), "来信.eml")


def test_a_field_without_end_is_refused_at_once() -> None:
    endless = b'From: a\nTo: b\nContent-Type: application/pdf; name="' + b'\\" ;' * 300_000 + b'"\n\nx'
    with pytest.raises(UnreadableFile, match="结构有误"):
        opened(endless)


def test_too_many_files_are_refused() -> None:
    message = letter(*((f"{number}.docx", b"x") for number in range(4)))
    with pytest.raises(TooLarge, match="上限 3 个"):
        opened(message, Limits(files=3))


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n",
        b"From: <Saved by Blink>\nSubject: x\nDate: Mon, 02 Mar 2026 09:29:00 +0800\nTo: a\n\n",
        b"A letter: to all\nFrom the office\n",
        "收件人：办公室".encode(),
        b"",
    ],
)
def test_a_saved_page_or_a_text_is_no_mail(data: bytes) -> None:
    assert not MailFormat().recognises(Received(data, "来信.eml"))
