"""Text in the character sets that Chinese offices use, often under another one's name."""

from __future__ import annotations

_OF_GB_18030 = ("gb2312", "gb-2312", "gb2312-80", "gbk", "x-gbk", "cp936", "gb18030", "")
_FIRST_OF_CHINESE = "\u2e80"


def decoded(text: bytes, charset: str = "") -> str:
    """Text in the charset that it is said to be in, where that fits, else in GB 18030.

    That stands for GB 2312 and GBK, which it extends and which are often mistaken for each other, and for
    none at all. UTF-8 by any of these names, or by none, is known by its Chinese characters.
    """
    said = charset.lower().replace("_", "-")
    if said in _OF_GB_18030 and _is_chinese_in_utf_8(text):
        return text.decode()
    for candidate in (said, "gb18030", "utf-8"):
        try:
            return text.decode("gb18030" if candidate in _OF_GB_18030 else candidate)
        except (LookupError, ValueError):
            continue
    return text.decode("utf-8" if said in ("utf-8", "utf8") else "gb18030", "replace")


def _is_chinese_in_utf_8(text: bytes) -> bool:
    try:
        return any(character >= _FIRST_OF_CHINESE for character in text.decode())
    except UnicodeDecodeError:
        return False
