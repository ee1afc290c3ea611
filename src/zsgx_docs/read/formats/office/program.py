"""LibreOffice, where it is installed: a file into one of today's, with no macro run and nothing fetched."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zsgx_docs.errors import TooLarge, UnreadableFile, UnsupportedFile
from zsgx_docs.read.source import Converted, Limits, Received

AS_DOCX = "请用 Word 或 WPS 打开后另存为 .docx 再提交"
AS_XLSX = "请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
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


@dataclass(frozen=True, slots=True)
class OfficeImport:
    """How the office is to take a file in: never by its name, so that nothing is taken for something else."""

    suffix: str
    filter: str
    becomes: str = "docx:MS Word 2007 XML"
    """The suffix of the new file, and the office's name of the format."""

    @property
    def new_suffix(self) -> str:
        return self.becomes.partition(":")[0]


def office_program() -> str | None:
    """LibreOffice, if installed: the office itself rather than its starter, so that it can be stopped."""
    starter = next((found for name in ("soffice", "libreoffice") if (found := shutil.which(name))), None)
    if starter is None:
        return None
    office = Path(starter).resolve().with_name("soffice.bin")
    return str(office) if office.is_file() else starter


def by_office(data: bytes, file: Received, way: OfficeImport, said: str, remedy: str = AS_DOCX) -> Converted:
    """`data`, made of `file`, in today's format; `said` is what the file is, as a sentence says it after its
    name, `remedy` what to do without an office.

    Raises UnsupportedFile without LibreOffice, UnreadableFile where it makes nothing of it, TooLarge.
    """
    name, program = file.filename, office_program()
    if program is None:
        raise UnsupportedFile(f"「{name}」{said}，本机没有装 LibreOffice，读不了，{remedy}。")
    with tempfile.TemporaryDirectory(prefix="zsgx-", ignore_cleanup_errors=True) as folder:
        try:
            made = _converted(program, data, way, Path(folder), file.limits)
        except subprocess.TimeoutExpired:
            raise UnreadableFile(f"「{name}」{said}，转换太久而中止，{remedy}。") from None
        if made is None:
            raise UnreadableFile(f"「{name}」{said}，但已损坏，转换不了，{remedy}。")
        if made.stat().st_size > file.limits.file_bytes:
            raise TooLarge(f"「{name}」转换为 .{way.new_suffix} 后过大，{remedy}。")
        return Converted(made.read_bytes())


def _converted(program: str, data: bytes, way: OfficeImport, folder: Path, limits: Limits) -> Path | None:
    """The new file in `folder`, None where none came of it. Raises TimeoutExpired."""
    profile = _profile(folder)
    paper = folder / f"paper.{way.suffix}"
    paper.write_bytes(data)
    filters = (f"--infilter={way.filter}", "--convert-to", way.becomes)
    command = [*_bounds(limits), program, *_QUIET, *filters, "--outdir", str(folder), str(paper)]
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    with suppress(OSError):
        if _run([*command, _of(profile)], environment, limits.conversion_seconds) == _ONCE_MORE:
            again = profile.rename(folder / "profile again")  # it may not take the first one's socket away
            _run([*command, _of(again)], environment, limits.conversion_seconds)
    made = folder / f"paper.{way.new_suffix}"
    return made if made.is_file() else None


def _profile(folder: Path) -> Path:
    """A profile of the office's own, with nothing but our settings."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_FORBIDDEN, encoding="utf-8")
    return folder / "profile"


def _of(profile: Path) -> str:
    return f"-env:UserInstallation={profile.as_uri()}"


def _bounds(limits: Limits) -> list[str]:
    """What starts the office with no more memory and processor time than allowed, where the system has it.

    Its threads may take more processor time than passes by the clock.
    """
    bound = shutil.which("prlimit")
    seconds = 2 * math.ceil(limits.conversion_seconds)
    return [bound, f"--data={limits.conversion_memory}", f"--cpu={seconds}", "--core=0"] if bound else []


def _run(command: list[str], environment: dict[str, str], seconds: float) -> int:
    """The exit status. Raises OSError, TimeoutExpired."""
    null = subprocess.DEVNULL
    process = subprocess.run(
        command, env=environment, timeout=seconds, check=False, stdin=null, stdout=null, stderr=null
    )
    return process.returncode
