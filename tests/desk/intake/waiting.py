"""Sends files in, and waits until something has come to be."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage

from zsgx_docs.desk.intake import ExtractionState, NewFile, extraction, receive
from zsgx_docs.model.user import User
from zsgx_docs.store import Store


def sent(store: Store, by: User, data: bytes, filename: str = "申报表.docx") -> str:
    new = NewFile(filename, hashlib.sha256(data).hexdigest(), len(data), io.BytesIO(data))
    [identifier] = receive(store, by, [new])
    return identifier


def until(condition: Callable[[], bool]) -> None:
    for _ in range(1200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")


def once_over(store: Store, by: User, identifier: str) -> ExtractionState:
    until(lambda: extraction(store, by, identifier).is_over)
    return extraction(store, by, identifier)


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def mailed(files: Mapping[str, bytes], subject: str = "报送申报表") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.org", "b@example.org", subject
    mail["Date"] = "Mon, 12 Jan 2026 09:30:00 +0800"
    mail.set_content("见附件。")
    for name, data in files.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()
