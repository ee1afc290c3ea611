"""What a person sees of a Word paragraph: its text, its tick boxes, and what stands beside the text."""

from zsgx_docs.word.visible.run_looks import RunLooks
from zsgx_docs.word.visible.symbols import symbol
from zsgx_docs.word.visible.text import ParagraphText, paragraph_text, read_paragraph, text_boxes
from zsgx_docs.word.visible.ticks import content_control, form_field

__all__ = [
    "ParagraphText",
    "RunLooks",
    "content_control",
    "form_field",
    "paragraph_text",
    "read_paragraph",
    "symbol",
    "text_boxes",
]
