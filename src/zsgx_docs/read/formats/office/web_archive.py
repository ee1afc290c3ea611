"""Pages saved with their pictures in one file (MHT): handed on as one page of HTML."""

from __future__ import annotations

import base64
import codecs
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.formats.charsets import decoded
from zsgx_docs.read.formats.message_headers import fields_at, has_endless_fields, is_mail
from zsgx_docs.read.formats.office.program import AS_DOCX
from zsgx_docs.read.formats.office.web_page import text_of_page
from zsgx_docs.read.source import Converted, Received

if TYPE_CHECKING:
    from email.message import Message

_SOURCE = re.compile(r"(<img\b[^>]*?\bsrc\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.I)


class WebArchiveFormat:
    """Taken apart here; the page in it is another format's."""

    name = "mht"
    called = "网页存档（MHT）"

    def recognises(self, file: Received) -> bool:
        fields = fields_at(file.data)
        kind = fields.get("content-type", "").lower()
        return kind.startswith(("multipart/related", "text/html")) and not is_mail(fields)

    def open(self, file: Received) -> Converted:
        from email import message_from_bytes
        from email.errors import CloseBoundaryNotFoundDefect

        if has_endless_fields(file.data):
            raise UnreadableFile(f"「{file.filename}」这个网页存档（MHT）的结构有误，{AS_DOCX}。")
        message = message_from_bytes(file.data)
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
            cause = f"「{file.filename}」是网页存档（MHT），但没有传完整"
            raise UnreadableFile(f"{cause}，请重新另存后再提交。")
        parts = [part for part in message.walk() if not part.is_multipart()]
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
        if page is None:
            raise UnreadableFile(f"「{file.filename}」是网页存档（MHT），但里面没有网页，{AS_DOCX}。")
        pictures = {_last(name): _inlined(part) for part in parts for name in _names(part)}
        return Converted(codecs.BOM_UTF8 + _with_pictures(_text(page), pictures).encode())


def _text(page: Message) -> str:
    raw = _payload(page)
    charset = page.get_content_charset()
    return decoded(raw, charset) if charset else text_of_page(raw)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _names(part: Message) -> list[str]:
    """What a picture is called by the page."""
    if part.get_content_maintype() != "image":
        return []
    named = (str(part.get(field, "")).strip(" <>") for field in ("Content-ID", "Content-Location"))
    return [name for name in named if name]


def _last(address: str) -> str:
    return re.split(r"[/\\:]", address)[-1]


def _inlined(picture: Message) -> str:
    encoded = base64.b64encode(_payload(picture)).decode()
    return f"data:{picture.get_content_type()};base64,{encoded}"


def _with_pictures(page: str, pictures: Mapping[str, str]) -> str:
    def found(match: re.Match[str]) -> str:
        address = match[2].strip("\"'")
        return f'{match[1]}"{pictures.get(_last(address), address)}"'

    return _SOURCE.sub(found, page)
