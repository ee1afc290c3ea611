"""Names what a delivery lacks: the Word copy, the stamped scan, a seal, the unit's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zsgx_docs.store.intake import ExtractionState

FORM = "application_form"
_ON_PAPER = ("pdf-scan", "image", "pdf-text")


def lacks_of(files: Sequence[ExtractionState]) -> list[str]:
    """Return what is missing among the files of a delivery, a few words each; nothing while one is read."""
    if any(not each.is_over for each in files):
        return []
    read = [each for each in files if each.status == "done" and not each.is_container]
    forms = [each for each in read if each.document_type == FORM]
    return [*_lacks_of_forms(forms), *_lacks_of_others(files, read)]


def _lacks_of_forms(forms: Sequence[ExtractionState]) -> list[str]:
    """An application is sent in twice: stamped on paper, and as a Word file."""
    if not forms:
        return []
    papers = [each for each in forms if each.kind in _ON_PAPER]
    lacks = []
    if not papers:
        lacks.append("缺盖章扫描件")
    elif not any(each.seals for each in papers):
        lacks.append("没有看到印章")
    if not any(each.kind == "docx" for each in forms):
        lacks.append("缺 Word 版")
    if not any(each.unit for each in forms):
        lacks.append("没有读出单位")
    return lacks


def _lacks_of_others(files: Sequence[ExtractionState], read: Sequence[ExtractionState]) -> list[str]:
    lacks = []
    if any(each.document_type == "unknown" for each in read):
        lacks.append("认不出是什么文书")
    if any(each.is_container for each in files) and not read:
        lacks.append("里面没有能读的文件")
    return lacks
