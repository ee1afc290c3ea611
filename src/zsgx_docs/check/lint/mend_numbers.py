"""Page numbers of a Word file set straight: typeface, size, side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zsgx_docs.check.lint import mend_word as word
from zsgx_docs.check.lint.word_footers import numbered_paragraphs
from zsgx_docs.check.lint.word_shapes import own
from zsgx_docs.word.ooxml import child

if TYPE_CHECKING:
    from docx.document import Document

SIZE = 14.0


def number_changes(document: Document) -> Iterator[str]:
    """Of plain paragraphs in footers that tell odd from even pages; frames and text boxes stay."""
    both = document.settings.odd_and_even_pages_header_footer
    seen: set[int] = set()
    for section in document.sections:
        footers = [(section.footer, False), *([(section.even_page_footer, True)] if both else [])]
        for footer, even in footers:
            if footer.is_linked_to_previous or id(footer.part) in seen:
                continue
            seen.add(id(footer.part))
            for paragraph in numbered_paragraphs(footer):
                word.set_font(own(paragraph, "r"), "宋体", SIZE)
                where = "偶数页页脚" if even else "奇数页页脚" if both else "页脚"
                moved = both and _moved(paragraph, even)
                yield f"{where}：页码改为4号宋体{'、' + moved if moved else ''}。"


def _moved(paragraph: Any, even: bool) -> str:
    framed = child(paragraph, "pPr/framePr") is not None
    boxed = any(node.tag.endswith("}txbxContent") for node in paragraph.iterancestors())
    typed = (
        "\t" in "".join(t.text or "" for t in own(paragraph, "t"))
        or next(own(paragraph, "tab"), None) is not None
    )
    if framed or boxed or typed:
        return ""
    one = SIZE / 16
    if even:
        word.flush_left(paragraph, one, one)
        return "居左空一字"
    word.flush_right(paragraph, one)
    return "居右空一字"
