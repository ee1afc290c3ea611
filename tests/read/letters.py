"""Mails and archives as organisers send them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

RECEIVED = (
    "from mx.example.org by mail.example.gov.cn; Mon, 02 Mar 2026 01:31:10 +0000",
    "from pc by mx.example.org; Mon, 02 Mar 2026 09:30:02 +0800",
)
"""The last server to take a mail writes its line above the others'."""


def letter(
    *attached: tuple[str, bytes], subject: str = "报送申报材料", received: bool = True
) -> EmailMessage:
    """A letter with files, sent at 09:29 and received at 09:31 in Beijing."""
    made = EmailMessage()
    for stamp in RECEIVED if received else ():
        made["Received"] = stamp
    made["From"] = "林知远 <lin@example.org>"
    made["To"] = "office@example.gov.cn"
    made["Subject"] = subject
    made["Date"] = "Mon, 02 Mar 2026 09:29:00 +0800"
    made.set_content("您好，材料见附件。")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


class _NamedInGbk(zipfile.ZipInfo):
    """A file in an archive, named as programs on Chinese systems do it: without a word about the charset."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zipped(files: Mapping[str, bytes], gbk: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(_NamedInGbk(name) if gbk else name, data)
    return out.getvalue()


def with_damage(made: bytes, data: bytes) -> bytes:
    """An archive in which a byte of a stored file is another."""
    place = made.index(data)
    return made[:place] + bytes([made[place] ^ 0xFF]) + made[place + 1 :]


def with_a_password(made: bytes) -> bytes:
    """An archive whose first file says that it is encrypted."""
    data = bytearray(made)
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)
