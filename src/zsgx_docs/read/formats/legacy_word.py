"""Word files from before 2007 (.doc, and .wps of the same make), by way of LibreOffice if it is installed."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from zsgx_docs.errors import EncryptedFile, TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.source import Converted, Received

SECTOR = 512

AS_DOCX = "请用 Word 或 WPS 打开后另存为 .docx 再提交"

_TEXT = "WordDocument"
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


class LegacyWordFormat:
    """Becomes a .docx where LibreOffice is installed. Macros never run, nothing is fetched."""

    name = "doc"
    called = "旧版 Word 文件（.doc）"

    def recognises(self, file: Received) -> bool:
        """The same container holds other Office files too, and today's once they have a password."""
        return file.has_stream(_TEXT) and not file.has_stream("EncryptedPackage")

    def is_quick(self, file: Received) -> bool:
        return False

    def open(self, file: Received) -> Converted:
        filename = file.filename
        if any(flags & _HAS_PASSWORD for flags in _document_flags(file.data)):
            raise EncryptedFile(f"「{filename}」设有打开密码，请取消密码后再提交。")
        program = office_program()
        if program is None:
            raise UnsupportedFile(f"「{filename}」是旧版 Word（.doc）或 WPS 文字（.wps）文件，{AS_DOCX}。")
        with tempfile.TemporaryDirectory(prefix="zsgx-", ignore_cleanup_errors=True) as folder:
            converted = _converted(program, file, Path(folder))
            if converted is None:
                raise UnreadableFile(f"「{filename}」是旧版 Word 文件，但已损坏，转换不了，{AS_DOCX}。")
            if converted.stat().st_size > file.limits.file_bytes:
                raise TooLarge(f"「{filename}」转换为 .docx 后过大，{AS_DOCX}。")
            return Converted(converted.read_bytes())


def office_program() -> str | None:
    """LibreOffice, if installed: the office itself rather than its starter, so that it can be stopped."""
    starter = next((found for name in ("soffice", "libreoffice") if (found := shutil.which(name))), None)
    if starter is None:
        return None
    office = Path(starter).resolve().with_name("soffice.bin")
    return str(office) if office.is_file() else starter


def _document_flags(data: bytes) -> Iterator[int]:
    """Of whatever looks like the start of a document's text; it begins a sector."""
    for start in range(SECTOR, len(data) - SECTOR, SECTOR):
        if data.startswith(_WORD_97, start):
            yield struct.unpack_from("<H", data, start + _FLAGS)[0]


def _converted(program: str, file: Received, folder: Path) -> Path | None:
    """The new file in `folder`, None where none came of it. Raises UnreadableFile where it takes too long."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_FORBIDDEN, encoding="utf-8")
    (folder / "paper.doc").write_bytes(file.data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, *_QUIET, *_FILTERS, "--outdir", str(folder), str(folder / "paper.doc")]
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        if _run(command, environment, file.limits.conversion_seconds) == _ONCE_MORE:
            _run(command, environment, file.limits.conversion_seconds)
    except subprocess.TimeoutExpired:
        raise UnreadableFile(f"「{file.filename}」是旧版 Word 文件，转换太久而中止，{AS_DOCX}。") from None
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
