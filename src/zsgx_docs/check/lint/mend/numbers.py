"""Sets page numbers of a Word file straight: typeface, size, side."""

from __future__ import annotations

from collections.abc import Iterator

from zsgx_docs.check.lint.measure import PageNumber, PaperLayout, own
from zsgx_docs.check.lint.mend import formatting as word
from zsgx_docs.check.lint.rules import HALF, NUMBER_SIZE, NUMBER_SLACK
from zsgx_docs.word.ooxml import child


def number_changes(layout: PaperLayout) -> Iterator[str]:
    """Mend the page numbers in place and yield what was changed.

    Only of plain paragraphs in footers that tell odd from even pages; frames and text boxes stay.
    """
    for number in layout.numbers:
        done = []
        if number.face != "宋体" or abs(number.size - NUMBER_SIZE) > HALF:
            word.set_font(own(number.source, "r"), "宋体", NUMBER_SIZE)
            done.append("改为4号宋体")
        if _is_misplaced(number):
            one = NUMBER_SIZE / 16
            if number.even:
                word.flush_left(number.source, one, one)
            else:
                word.flush_right(number.source, one)
            done.append("改为居左空一字" if number.even else "改为居右空一字")
        if done:
            yield f"{number.where}：页码{'、'.join(done)}。"


def _is_misplaced(number: PageNumber) -> bool:
    paragraph = number.source
    framed = child(paragraph, "pPr/framePr") is not None
    boxed = any(node.tag.endswith("}txbxContent") for node in paragraph.iterancestors())
    if number.even is None or number.gap is None or framed or boxed or number.text != number.text.strip():
        return False
    aside = number.side != ("left" if number.even else "right")
    return aside or abs(number.gap - NUMBER_SIZE) > NUMBER_SLACK
