"""Tell the province that a code, a place, a unit or a document number belongs to.

The table is that of python-stdnum: GB/T 2260 with the codes since abolished.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from zsgx_docs.values.characters import half_width, without_blanks

ABBREVIATIONS = {
    "京": "北京", "津": "天津", "冀": "河北", "晋": "山西", "蒙": "内蒙古", "辽": "辽宁", "吉": "吉林",
    "黑": "黑龙江", "沪": "上海", "苏": "江苏", "浙": "浙江", "皖": "安徽", "闽": "福建", "赣": "江西",
    "鲁": "山东", "豫": "河南", "鄂": "湖北", "湘": "湖南", "粤": "广东", "桂": "广西", "琼": "海南",
    "渝": "重庆", "川": "四川", "黔": "贵州", "滇": "云南", "藏": "西藏", "陕": "陕西", "甘": "甘肃",
    "青": "青海", "宁": "宁夏", "新": "新疆",
}  # fmt: skip
"""What the numbers of a province's documents begin with."""
_TAIL = re.compile("(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|省|市)$")
_PEOPLES = "土家|苗|藏|彝|壮|傣|白|回|蒙古|哈萨克|柯尔克孜|布依|侗|朝鲜|哈尼|景颇|傈僳|羌"
_CITY_TAIL = re.compile(f"(?:市|地区|盟|(?:(?:{_PEOPLES})族|蒙古|哈萨克|柯尔克孜)*自治州)$")
_LINE = re.compile(r'(\s*)(\d+) (?:province|county)="([^"]*)"')
LONGEST = 15
"""Characters of the longest name of a region, by the table."""
_NO_REGION = re.compile("[区路街道桥州巷里湾县乡镇村]")
"""What makes a district or a street of a province's name: 河北区, 海南州, 北京路."""
_SPAN = re.compile(r"^\[\d*-\d*\]")
"""The years in which a name was in force."""
_OWN_WORDS = {"省", "市", "县", "自治区直辖县级行政区划", "省直辖县级行政区划", "市辖区"}


@lru_cache(maxsize=1 << 15)
def province_of(name: str) -> str | None:
    """Return the province (湖北, 天津) in which a place or unit says it is; None where it does not say."""
    text = without_blanks(half_width(name))
    for part in (text, *re.findall(r"\((.*?)\)", text)):
        if found := _at_start(part):
            return found
    return next((province for name, province in provinces().items() if name in text), None)


def province_of_document(number: str) -> str | None:
    """Return the province whose office gave a document its number: 鄂人社函〔2025〕168号 is of 湖北."""
    return ABBREVIATIONS.get(number.strip()[:1])


def is_known_region(code: str) -> bool:
    """Tell whether six digits are or were a county's, so that an ID number may begin with them."""
    return code in _codes()


def _at_start(text: str) -> str | None:
    """The province of the longest name that the text starts with, unless it only is part of another's."""
    whole, short = _names()
    for length in range(min(len(text), LONGEST), 1, -1):
        start = text[:length]
        found = whole.get(start) or (short.get(start) if not _NO_REGION.match(text, length) else None)
        if found and len(found) == 1:
            return next(iter(found))
    return None


@cache
def _names() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The provinces that have a place of each name: whole names, and those of provinces and cities cut."""
    whole: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    province = ""
    for code, name in _rows():
        if len(code) == 2:
            province = _TAIL.sub("", name)
            short[province].add(province)
        if name not in _OWN_WORDS:
            (short if name == province else whole)[name].add(province)
        if code.endswith("00") and (city := _CITY_TAIL.sub("", name)):
            if name.endswith("州"):
                whole[f"{city}州"].add(province)
            if city not in short:
                short[city].add(province)
    return dict(whole), dict(short)


@cache
def provinces() -> dict[str, str]:
    """Return the provinces, each full name with the short one: 湖北省, 湖北."""
    own = (found[3] for line in _lines() if line[:1].isdigit() and (found := _LINE.match(line)))
    return {name: _TAIL.sub("", name) for name in own}


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code, _ in _rows() if len(code) > 2)


def _rows() -> Iterator[tuple[str, str]]:
    """Each code with a name that it has or had; a province's has two digits."""
    province = ""
    for indent, code, names in (found.groups() for line in _lines() if (found := _LINE.match(line))):
        if not indent:
            province = code
            yield code, names
            continue
        yield from ((province + code, _SPAN.sub("", name)) for name in names.split(","))


def _lines() -> list[str]:
    return files("stdnum.cn").joinpath("loc.dat").read_text("utf-8").splitlines()
