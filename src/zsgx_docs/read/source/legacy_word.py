"""Word files from before 2007 (.doc, and .wps of the same make), by way of LibreOffice if it is installed."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from zsgx_docs.errors import EncryptedFile, InputError, TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.source.limits import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR = 512

AS_DOCX = "请用 Word 或 WPS 打开后另存为 .docx 再提交"

_WORD_97 = b"\xec\xa5"
"""Begins the stream that holds a document's text; its flags follow 10 bytes on."""
_FLAGS, _HAS_PASSWORD = 10, 0x0100

_FILTERS = ("--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML")
_ONCE_MORE = 81
"""Exit status: the profile is set up now, start again."""
_QUIET = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")

_FORBIDDEN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="DisableMacrosExecution"><value>true</value></prop>
  <prop oor:name="MacroSecurityLevel"><value>3</value></prop>
  <prop oor:name="DisableActiveContent"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks"><value>true</value></prop>
 </item>
 <item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link"><value>2</value></prop>
 </item>
</oor:items>
"""
"""Settings of the profile: no macro runs, nothing a document points to is fetched, no link is updated."""


def modern_word(data: bytes, filename: str, limits: Limits) -> bytes:
    """The .docx made of an OLE file. Raises InputError where that is no Word document or cannot be turned."""
    if (error := _refusal(data, filename)) is not None:
        raise error
    program = office_program()
    if program is None:
        raise UnsupportedFile(f"「{filename}」是旧版 Word（.doc）或 WPS 文字（.wps）文件，{AS_DOCX}。")
    with tempfile.TemporaryDirectory(prefix="zsgx-", ignore_cleanup_errors=True) as folder:
        converted = _converted(program, data, filename, Path(folder), limits.conversion_seconds)
        if converted is None:
            raise UnreadableFile(f"「{filename}」是旧版 Word 文件，但已损坏，转换不了，{AS_DOCX}。")
        if converted.stat().st_size > limits.file_bytes:
            raise TooLarge(f"「{filename}」转换为 .docx 后过大，{AS_DOCX}。")
        return converted.read_bytes()


def office_program() -> str | None:
    """LibreOffice, if installed: the office itself rather than its starter, so that it can be stopped."""
    starter = next((found for name in ("soffice", "libreoffice") if (found := shutil.which(name))), None)
    if starter is None:
        return None
    office = Path(starter).resolve().with_name("soffice.bin")
    return str(office) if office.is_file() else starter


def _refusal(data: bytes, filename: str) -> InputError | None:
    """The container holds Word before 2007, and today's Office files once they have a password."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return EncryptedFile(f"「{filename}」设有打开密码，请在 Word 或 WPS 中取消密码后再提交。")
    if has("WordDocument"):
        locked = any(flags & _HAS_PASSWORD for flags in _document_flags(data))
        return EncryptedFile(f"「{filename}」设有打开密码，请取消密码后再提交。") if locked else None
    if has("Workbook") or has("Book"):
        return UnsupportedFile(f"「{filename}」是旧版 Excel（.xls）工作簿，请另存为 .xlsx 再提交。")
    return UnsupportedFile(f"「{filename}」是旧版 Office 文件，请另存为 .docx、.xlsx 或 PDF 再提交。")


def _document_flags(data: bytes) -> Iterator[int]:
    """Of whatever looks like the start of a document's text; it begins a sector."""
    for start in range(SECTOR, len(data) - SECTOR, SECTOR):
        if data.startswith(_WORD_97, start):
            yield struct.unpack_from("<H", data, start + _FLAGS)[0]


def _converted(program: str, data: bytes, filename: str, folder: Path, seconds: float) -> Path | None:
    """The new file in `folder`, None where none came of it. Raises UnreadableFile where it takes too long."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_FORBIDDEN, encoding="utf-8")
    (folder / "paper.doc").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, *_QUIET, *_FILTERS, "--outdir", str(folder), str(folder / "paper.doc")]
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        if _run(command, environment, seconds) == _ONCE_MORE:
            _run(command, environment, seconds)
    except subprocess.TimeoutExpired:
        raise UnreadableFile(f"「{filename}」是旧版 Word 文件，转换太久而中止，{AS_DOCX}。") from None
    except OSError:
        return None
    made = folder / "paper.docx"
    return made if made.is_file() else None


def _run(command: list[str], environment: dict[str, str], seconds: float) -> int:
    """The exit status. Raises OSError, TimeoutExpired."""
    null = subprocess.DEVNULL
    process = subprocess.run(
        command, env=environment, timeout=seconds, check=False, stdin=null, stdout=null, stderr=null
    )
    return process.returncode
