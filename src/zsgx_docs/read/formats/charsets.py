"""Text in the character sets that Chinese offices use, often under another one's name."""

from __future__ import annotations

_OF_GB_18030 = ("gb2312", "gb-2312", "gb2312-80", "gbk", "x-gbk", "cp936")


def decoded(text: bytes, charset: str = "") -> str:
    """Text in the charset that it is said to be in, where that fits, else in UTF-8, else in GB 18030.

    GB 18030 stands for GB 2312 and GBK, which it extends and which are often mistaken for each other.
    """
    said = charset.lower().replace("_", "-")
    for candidate in ("gb18030" if said in _OF_GB_18030 else said, "utf-8", "gb18030"):
        try:
            return text.decode(candidate)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return text.decode("utf-8" if said in ("utf-8", "utf8") else "gb18030", "replace")
