"""Mails (.eml): their attachments, when they came in, and from whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from zsgx_docs.errors import TooLarge, UnreadableFile
from zsgx_docs.model.submission import Submission
from zsgx_docs.read.formats.message_headers import fields_at, has_endless_fields, is_mail
from zsgx_docs.read.source import Contained, Container, Received

if TYPE_CHECKING:
    from email.message import Message

SMALL_PICTURE = 20 * 1024
"""Bytes up to which a picture in a letter is a logo or part of a signature, not a photo of a paper."""
_SIGNATURES = ("pkcs7-signature", "x-pkcs7-signature", "pgp-signature")
_NO_PAPERS = {
    "text/calendar": "日程",
    "text/vcard": "名片",
    "text/x-vcard": "名片",
    "message/delivery-status": "投递回执",
    "message/disposition-notification": "阅读回执",
    "message/external-body": "不在信里的附件",
}


class MailFormat:
    """A letter with files; its own text is no paper."""

    name = "mail"
    called = "邮件（.eml）"

    def recognises(self, file: Received) -> bool:
        return is_mail(fields_at(file.data))

    def open(self, file: Received) -> Container:
        """Raises UnreadableFile, TooLarge."""
        from email import message_from_bytes

        from zsgx_docs.read.formats.submission.mail_fields import attached_name

        try:
            if has_endless_fields(file.data):
                raise ValueError("a field without end")
            message = message_from_bytes(file.data)
            parts = list(_parts(message, file.limits.files))
        except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as why:
            cause = f"「{file.filename}」这个邮件的结构有误"
            raise UnreadableFile(f"{cause}，请取出附件后逐个提交。") from why
        if len(parts) > file.limits.files:
            cause = f"「{file.filename}」里的附件超过上限 {file.limits.files} 个"
            raise TooLarge(f"{cause}，请分开提交。")
        pages = [_bytes(part) for part in parts if _is_text(part) and part.get_content_subtype() == "html"]
        kept, left_out = [], []
        for number, part in enumerate((p for p in parts if not _is_text(p)), start=1):
            name = attached_name(part) or _unnamed(part, number)
            if why_not := _no_paper(part, pages):
                left_out.append((name, why_not))
            else:
                kept.append(Contained(name, partial(_bytes, part)))
        return Container(_submission(message, file.filename), tuple(kept), tuple(left_out))


def _submission(message: Message, filename: str) -> Submission:
    from zsgx_docs.read.formats.submission.mail_fields import received_at, recipients, sender, words

    said = (received_at(message), sender(message), words(message, "Subject"), recipients(message))
    return Submission("mail", filename, *said)


def _parts(message: Message, most: int) -> Iterator[Message]:
    """The letter's text and attachments in their order, a letter in it being one; one over `most` at most."""
    waiting, found = [message], 0
    while waiting and found <= most:
        part = waiting.pop()
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting += [each for each in reversed(inside) if not isinstance(each, str)]
        else:
            found += 1
            yield part


def _is_text(part: Message) -> bool:
    """Whether it is what the letter says, in plain text or as a page."""
    from zsgx_docs.read.formats.submission.mail_fields import attached_name

    if part.get_content_maintype() not in ("text", "multipart") or part.get_content_type() in _NO_PAPERS:
        return False
    return not (attached_name(part) or part.get_content_disposition() == "attachment")


def _no_paper(part: Message, pages: list[bytes]) -> str | None:
    """Why a part of a letter is nobody's paper; `pages` are its texts that may show pictures."""
    kind = part.get_content_type()
    if kind in _NO_PAPERS:
        return _NO_PAPERS[kind]
    if part.get_content_subtype() in _SIGNATURES:
        return "电子签名"
    if part.get_content_maintype() != "image" or len(_bytes(part)) > SMALL_PICTURE:
        return None
    shown_as = str(part.get("Content-ID", "")).strip(" <>").encode(errors="replace")
    is_shown = bool(shown_as) and any(b"cid:" + shown_as in page for page in pages)
    return "信里的小图片" if is_shown or part.get_content_disposition() != "attachment" else None


def _bytes(part: Message) -> bytes:
    """What is attached; of a letter in the letter, that letter."""
    inside = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inside, list) and inside:
        return inside[0].as_bytes()  # type: ignore[union-attr]
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _unnamed(part: Message, number: int) -> str:
    from zsgx_docs.read.formats.submission.mail_fields import words

    inside = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inside, list) and inside:
        return f"{words(inside[0], 'Subject') or f'邮件{number}'}.eml"  # type: ignore[arg-type]
    return f"附件{number}"
