"""Our pages beside LibreOffice's: as many, and broken into much the same lines.

Both set the same faces: the Latin one is replaced in the files, the Chinese ones are named to fontconfig.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from difflib import SequenceMatcher
from pathlib import Path

import pdfplumber
import pytest

from zsgx_docs import desk
from zsgx_docs.render.fonts import FontBook, Role
from zsgx_docs.render.pdf import word_to_pdf
from zsgx_docs.template.catalogue import default_catalogue, samples_folder

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PAPERS = [name for name in default_catalogue().names() if (samples_folder() / f"{name}.yaml").is_file()]
SAME_LINES = 0.7
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{}</fontconfig>"""
ALIAS = '<alias binding="same"><family>{}</family><prefer><family>{}</family></prefer></alias>'
ROLES: dict[str, Role] = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "黑体",
    "宋体": "宋体",
    "方正小标宋简体": "小标宋",
}

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice 未安装，无从对照")


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Every template filled from its sample, with one face for Latin and Chinese text."""
    face = FontBook.installed().role_faces()["宋体"]
    return {name: _in_face(desk.issue(name, desk.sample(name), "docx").data, str(face)) for name in PAPERS}


def _in_face(docx: bytes, face: str) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(changed, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.endswith(".xml"):
                content = content.replace(b'"Times New Roman"', f'"{face}"'.encode())
            new.writestr(item, content)
    return changed.getvalue()


@pytest.fixture(scope="module")
def libreoffices(papers: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same papers as LibreOffice's PDF, made in one go."""
    folder = tmp_path_factory.mktemp("libreoffice")
    files = {name: folder / f"{number}.docx" for number, name in enumerate(papers)}
    for name, file in files.items():
        file.write_bytes(papers[name])
    (folder / "fonts.conf").write_text(_fontconfig(), encoding="utf-8")
    assert SOFFICE is not None
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", folder, *files.values()],
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {name: file.with_suffix(".pdf").read_bytes() for name, file in files.items()}


def _fontconfig() -> str:
    book = FontBook.installed()
    folders = {str(Path(info.path).parent) for info in book.engine_fonts.fonts() if info.path}
    faces = book.role_faces()
    aliases = [ALIAS.format(name, faces[role]) for name, role in ROLES.items()]
    return FONTS.format("".join([*(f"<dir>{folder}</dir>" for folder in sorted(folders)), *aliases]))


def _lines(pdf: bytes) -> list[list[str]]:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [page.extract_text().replace(" ", "").splitlines() for page in opened.pages]


@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_as_many_and_lines_much_the_same(name, papers, libreoffices):
    ours, theirs = _lines(word_to_pdf(papers[name]).pdf), _lines(libreoffices[name])
    assert len(ours) == len(theirs)
    one, other = ([line for page in pages for line in page] for pages in (ours, theirs))
    same = sum(block.size for block in SequenceMatcher(None, one, other, False).get_matching_blocks())
    assert same / max(len(one), len(other)) >= SAME_LINES
