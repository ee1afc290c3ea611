"""Chinese text under the name of its charset, another's, or none."""

import pytest

from zsgx_docs.read.formats.charsets import decoded


@pytest.mark.parametrize(
    ("text", "written_in", "said_to_be"),
    [
        ("申报表", "gbk", ""),
        ("申报表", "utf-8", ""),
        ("申报表", "utf-8", "gb2312"),
        ("申报表", "gbk", "utf-8"),
        ("赵镕", "gbk", "gb2312"),
        ("陆路", "gbk", ""),
        ("陆路", "gbk", "gb_2312-80"),
        ("𠮷田", "gb18030", "gbk"),
        ("申報表", "big5", "big5"),
        ("申报表", "gbk", "no-such-charset"),
        ("list", "ascii", ""),
    ],
)
def test_it_is_read_as_it_was_meant(text: str, written_in: str, said_to_be: str) -> None:
    assert decoded(text.encode(written_in), said_to_be) == text


def test_bytes_of_no_charset_are_text_all_the_same() -> None:
    assert decoded(b"a\xff\xff", "utf-8").startswith("a")
