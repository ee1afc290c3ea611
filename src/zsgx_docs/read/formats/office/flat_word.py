"""A Word package written as one XML file (flat OPC), as Word saves it under the name of .xml."""

from __future__ import annotations

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.read.source import Converted, Received, declares_a_type
from zsgx_docs.word.repair import from_flat, is_flat


class FlatWordFormat:
    """Handed on as the package that it is."""

    name = "flat"
    called = "Word XML 文件"

    def recognises(self, file: Received) -> bool:
        return file.beginning.startswith(b"<") and is_flat(file.beginning)

    def open(self, file: Received) -> Converted:
        if declares_a_type(file.data):
            cause = f"「{file.filename}」里含有实体声明，可能是恶意文件"
            raise UnreadableFile(f"{cause}，未予打开，请重新另存后再提交。")
        try:
            return Converted(from_flat(file.data))
        except ValueError as why:
            cause = f"「{file.filename}」是 Word XML 文件，但已损坏或没有传完整"
            raise UnreadableFile(f"{cause}，请用 Word 重新另存后再提交。") from why
