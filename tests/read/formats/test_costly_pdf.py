"""What would take a reader of PDFs minutes is found in the file's bytes, and nothing else is."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest

from read.handmade import HandmadePdf, one_page
from zsgx_docs.errors import TooLarge
from zsgx_docs.read.formats import open_source
from zsgx_docs.read.formats.costly_pdf import MOST_CONTENT, refuse_costly
from zsgx_docs.read.pdf import pages_by_text

PROGRAM = "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]"
TABLE = "/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange {} endbfrange endcmap"


def with_stream(content: bytes, entries: str, packed: bool) -> bytes:
    made = HandmadePdf()
    made.stream(zlib.compress(content) if packed else content, entries + " /Filter /FlateDecode" * packed)
    made.page("BT /F1 12 Tf 72 700 Td (abc) Tj ET")
    return made.bytes()


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
@pytest.mark.parametrize(
    ("content", "entries", "cause"),
    [
        (b"{" + b"dup mul 2 copy add " * 3000 + b"}", PROGRAM, "长程序"),
        (TABLE.format(f"<0000> <FFFF> <{'4E00' * 5000}>").encode(), "", "对照表"),
        (TABLE.format("<0000> <FFFF> <4E00>" * 100).encode(), "", "对照表"),
        (b"0 0 1 1 re f " * (MOST_CONTENT // 13 + 1), "", "内容解压后大得反常"),
    ],
    ids=["a program", "a table of long texts", "a table of many ranges", "a drawing"],
)
def test_a_stream_that_costs_too_much_is_told(content: bytes, entries: str, cause: str, packed: bool) -> None:
    data = with_stream(content, entries, packed)
    with pytest.raises(TooLarge, match=f"「a.pdf」.*{cause}"):
        open_source(data, "a.pdf")


@pytest.mark.parametrize("step", ["0.01", "-.001", "0"])
def test_tiles_too_close_to_see_are_told(step: str) -> None:
    data = with_stream(b"0 0 .1 .1 re f", f"/PatternType 1 /XStep {step} /YStep 5", packed=True)
    with pytest.raises(TooLarge, match="底纹"):
        refuse_costly(data, "a.pdf")


@pytest.mark.parametrize(
    ("content", "entries"),
    [
        (b"{dup 0.84 mul exch 0 exch dup 0.44 mul exch 0.21 mul}", PROGRAM),
        (TABLE.format("<0000> <00FF> <4E00>" * 255).encode(), ""),
        (b"0 0 .1 .1 re f", "/PatternType 1 /XStep 2.5 /YStep 10"),
        (bytes(MOST_CONTENT + 1), "/Subtype /Image /Width 9 /Height 9"),
        (bytes(MOST_CONTENT + 1), "/Length1 16777217"),
    ],
    ids=["a spot colour", "a font's table", "a pattern", "a picture", "a font"],
)
def test_what_papers_have_is_no_matter(content: bytes, entries: str) -> None:
    refuse_costly(with_stream(content, entries, packed=True), "a.pdf")


Drawn = Callable[[], str]


@pytest.mark.parametrize(
    "drawn",
    [
        lambda: "BT /F1 4 Tf 72 700 Td " + f"({'abcde' * 200}) Tj " * 25 + "ET",
        lambda: "0 0 1 1 re f " * 100_001,
    ],
    ids=["characters", "shapes"],
)
def test_a_page_with_more_on_it_than_paper_holds_is_told(drawn: Drawn) -> None:
    with pytest.raises(TooLarge, match=r"「a\.pdf」第 1 页有"):
        next(pages_by_text(one_page(drawn()), "a.pdf"))
