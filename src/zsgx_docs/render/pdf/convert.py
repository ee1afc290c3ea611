"""Sets Word as PDF: reads the package into sections, writes them as Typst code, lets Typst set them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files

import typst

from zsgx_docs.errors import UnreadableFile
from zsgx_docs.render.folding import FilledPaper
from zsgx_docs.render.fonts import FontBook
from zsgx_docs.render.pdf.typst import TOLD, LongTable, TextMarkup, answered, section
from zsgx_docs.render.pdf.wordml import WordSource, read_sections
from zsgx_docs.word.package import open_word

_MOST_NAMED = 20
"""Characters without a face that a warning names: a guess at what fits a line."""
_NEIGHBOURS = 6
"""Characters shown on either side of one without a face: a guess at what finds it in the text."""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF; `warnings` are Chinese sentences: what could not be set, which characters no font has."""

    pdf: bytes
    warnings: tuple[str, ...]


def word_to_pdf(docx: bytes, fonts: FontBook | None = None) -> PdfResult:
    """Return a Word file (.docx) as PDF, with every character of its text in the text layer.

    Raises UnreadableFile where `docx` is no Word document or cannot be set.
    """
    return _printed(WordSource(open_word(docx, "Word 文件")), fonts or FontBook.installed())


def filled_to_pdf(filled: FilledPaper) -> PdfResult:
    """Return a filled paper that is no file yet as PDF, as `word_to_pdf` does. Raises UnreadableFile."""
    return _printed(WordSource(filled.document, filled.folded), FontBook.installed())


def _printed(source: WordSource, book: FontBook) -> PdfResult:
    text = TextMarkup(book)
    long: list[LongTable] = []
    body = [section(s, number, text, long) for number, s in enumerate(read_sections(source))]
    compiler = _compiler(_settled(body, text, long), body, text)
    with ThreadPoolExecutor(1) as beside:
        pdf = beside.submit(_typeset, compiler)
        if missing := text.missing():
            source.warn(_no_face(missing, source))
        return PdfResult(pdf.result(), source.warnings)


def _no_face(characters: str, source: WordSource) -> str:
    shown = "、".join(_with_neighbours(character, source) for character in characters[:_MOST_NAMED])
    many = f"等 {len(characters)} 个" if len(characters) > _MOST_NAMED else ""
    return f"以下字符没有可用字体，未能印出：{shown}{many}。请安装含有这些字的字体后重试。"


def _with_neighbours(character: str, source: WordSource) -> str:
    """The character and, where it stands in the body, a few around it, so that it can be found."""
    for text in source.texts():
        before, found, after = text.partition(character)
        if found:
            return f"{character}（见“{before[-_NEIGHBOURS:]}{character}{after[:_NEIGHBOURS]}”）"
    return character


def _prelude() -> str:
    return files(__package__).joinpath("prelude.typ").read_text("utf-8")


def _typeset(compiler: typst.Compiler) -> bytes:
    try:
        pdf = compiler.compile(format="pdf", pdf_tags=False)
    except typst.TypstError as why:
        raise UnreadableFile(f"Word 文件：排版引擎无法处理（{why.message}），请用 Word 另存后重试。") from why
    assert isinstance(pdf, bytes)
    return pdf


def _settled(body: Sequence[str], text: TextMarkup, long: Sequence[LongTable]) -> list[str]:
    """The definitions of long tables: by pages, as far as Typst can tell where those end."""
    if not long:
        return []
    questions = [table.questions() for table in long]
    asked = _compiler([table.probe() for table in long], [*body, *questions], text)
    try:
        told = json.loads(asked.query(f"<{TOLD}>", field="value"))
    except RuntimeError:  # whatever is wrong will be said of the whole
        return [table.whole() for table in long]
    return answered(long, told)


def _compiler(tables: Sequence[str], body: Sequence[str], text: TextMarkup) -> typst.Compiler:
    code = "\n".join([_prelude(), *text.definitions, *tables, *body])
    return typst.Compiler(code.encode(), font_paths=text.book.engine_fonts, ignore_system_fonts=True)
