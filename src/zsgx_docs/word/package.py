"""Opening a Word file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from zsgx_docs.errors import UnreadableFile

if TYPE_CHECKING:
    from docx.document import Document


def open_word(data: bytes, filename: str) -> Document:
    """The document, by python-docx (external entities are never resolved, nothing is fetched).

    Raises UnreadableFile where the parts of a Word document are missing or broken.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    try:
        document: Document = docx.Document(io.BytesIO(data))
        document.element.body  # noqa: B018 - a document without a body fails here, not later
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        OSError,
    ) as why:
        raise UnreadableFile(
            f"{filename}：不是完整的 Word 文档（.docx），请用 Word 或 WPS 打开后另存为 .docx 再提交。"
        ) from why
    return document
