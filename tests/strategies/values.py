"""One strategy a kind of value, in normal form."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from zsgx_docs.values.identifiers.id_number import check_character

WORDS = (
    *(
        "人工智能",
        "大模型",
        "制造业",
        "数字化转型",
        "高级研修班",
        "武汉市",
        "洪山区",
        "学术交流中心",
        "面向全国",
    ),
    *(
        "中高级职称",
        "专业技术人员",
        "基层一线",
        "结业考核",
        "现场教学",
        "国家重大战略",
        "不少于",
        "湖北省",
        "无锡市",
    ),
)
MIXED = (
    *(
        "（武汉）",
        "“天河二号”",
        "《管理办法》",
        "AI+",
        "GB 38031—2025",
        "ROS 2",
        "CCAR-92部",
        "5G/6G",
        "3号楼",
        "C++",
    ),
    *("2.5D/3D", "98.2%", "、", "：", "；", "——", "·", "第4期", "(二期)", "〔2025〕", "【重点】", "¥8.5亿元"),
    *("①", "㎡", "Δ", "é", "①～③"),
)
RARE = "𠮷㛃䶮𬬻𬭛㸌𪨶𫖯𬀩镕堃喆彧祎玥赟奡龘Ⅲ±≥×℃‰№★→…•『』〈〉$&#*=|\\^~µΩαβ²"
"""Characters of the ends of the font: rare ones of names, signs, Greek."""
ENDS = (
    "“天河二号”",
    "《管理办法》",
    "AI+",
    "GB 38031—2025",
    "5G/6G",
    "3号楼",
    "2.5D/3D",
    "98.2%",
    "C++",
    "Δ",
)
"""What a text may begin and end with besides Chinese words."""
NUMBERS = ("（一）", "（二）", "1.", "2．", "一是", "二是", "第一，", "（1）", "①")
"""What paragraphs of prose are numbered with."""
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗丁易雷康汤龚阚逄"
GIVEN = "芳伟敏静强磊洋艳勇杰娟涛明超秀霞平刚桂䶮堃翀𬭎犇淼珺祎玥昇喆龑骁璐鑫兰"
OFFICES = ("鄂人社函", "津人社办函", "人社厅发", "新人社规", "财行", "科协调发调字")
AREAS = ("010", "022", "027", "0710", "0714", "0728", "0391")

_fragments = st.sampled_from(WORDS) | st.sampled_from(MIXED) | st.text(RARE, min_size=1, max_size=2)


def texts(longest: int = 6) -> SearchStrategy[str]:
    """One line of words, with other matter and single spaces between; it ends as titles and names do."""
    inner = st.lists(_fragments | st.just(" "), max_size=longest).map(_single_spaced)
    return st.builds(lambda first, middle, last: first + middle + last, _ends, inner, _ends)


def prose(paragraphs: int = 4) -> SearchStrategy[str]:
    """Of paragraphs, most of them short; some numbered, some with one sentence that runs over many lines."""
    end = st.sampled_from("。。。。！？；")
    sentence = st.builds("{}{}".format, texts(12), end) | texts(4).map("“{}。”".format)
    paragraph = st.lists(sentence, min_size=1, max_size=8).map("".join)
    numbered = st.builds("{}{}".format, st.sampled_from(NUMBERS), paragraph)
    return st.lists(paragraph | paragraph | numbered, min_size=1, max_size=paragraphs).map("\n".join)


@st.composite
def date_ranges(draw: st.DrawFn, year: int | None = None) -> dict[str, str | None]:
    """`{"text", "start", "end"}` that agree, in one of the ways people write them."""
    start = draw(_days_of(year) if year else dates)
    if draw(st.integers(0, 5)) == 0:
        return {"text": draw(_vague_times(start.year)), "start": None, "end": None}
    end = start + datetime.timedelta(days=draw(st.integers(1, 8)))
    text = draw(st.sampled_from(_ways_to_write(start, end)))
    return {"text": text, "start": start.isoformat(), "end": end.isoformat()}


def _ways_to_write(start: datetime.date, end: datetime.date) -> list[str]:
    first, last = f"{start.year}年{start.month}月{start.day}日", f"{end.month}月{end.day}日"
    dotted = f"{start.year}.{start.month:02}.{start.day:02}"
    ways = [
        f"{first}-{end.year}年{last}",
        f"{first}至{end.year}年{last}",
        f"{dotted}-{end.year}.{end.month:02}.{end.day:02}",
    ]
    if start.year == end.year:
        ways += [
            f"{first}—{last}",
            f"{first}～{last}",
            f"{dotted}-{end.month:02}.{end.day:02}",
            f"{dotted}—{end.month}.{end.day}",
        ]
    if (start.year, start.month) == (end.year, end.month):
        ways += [
            f"{first}—{end.day}日",
            f"{first}（周一）至{end.day}日",
            f"{first}—{end.day}日（{(end - start).days + 1}天）",
        ]
    return ways


def _vague_times(year: int) -> SearchStrategy[str]:
    month = st.integers(1, 12)
    return st.one_of(
        st.builds(
            lambda m, part: f"{year}年{m}月{part}",
            month,
            st.sampled_from(["", "上旬", "中旬（5天）", "下旬", "底前"]),
        ),
        st.builds(lambda m: f"{year}年{m}-{m + 1}月", st.integers(1, 11)),
        st.sampled_from([f"{year}年第二季度", f"{year}年上半年", "待定"]),
    )


@st.composite
def planned_times(draw: st.DrawFn) -> dict[str, Any]:
    start, end = sorted((draw(st.integers(1, 12)), draw(st.integers(1, 12))))
    text = (
        draw(st.sampled_from([f"{start}-{end}月", f"{start}月—{end}月", f"{start}月至{end}月"]))
        if start < end
        else f"{start}月"
    )
    return {"text": text, "start_month": start, "end_month": end}


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(["110105", "120104", "420106", "422801", "429004"]))
    born = draw(st.dates(datetime.date(1950, 1, 1), datetime.date(2004, 12, 31)))
    digits = f"{region}{born:%Y%m%d}{draw(st.integers(1, 999)):03}"
    number = digits + check_character(digits)
    return number if not number.endswith("000") else draw(id_numbers())


@st.composite
def landlines(draw: st.DrawFn) -> str:
    area = draw(st.sampled_from(AREAS))
    longest = 8 if len(area) == 3 else draw(st.sampled_from([7, 8]))
    number = f"{area}-{draw(st.integers(2, 9))}{draw(_digits(longest - 1))}"
    return number + draw(st.just("") | st.integers(1, 999999).map(lambda extension: f"-{extension}"))


@st.composite
def person_names(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 8)) == 0:
        return draw(
            st.sampled_from(["阿依古丽·买买提", "扎西·次仁", "欧阳娜", "John Smith", "买合木提·吐尔逊"])
        )
    return draw(st.sampled_from(SURNAMES)) + draw(st.text(GIVEN, min_size=1, max_size=2))


@st.composite
def unit_names(draw: st.DrawFn) -> str:
    place = draw(
        st.sampled_from(
            [
                "湖北",
                "武汉市",
                "天津港（集团）",
                "恩施土家族苗族自治州",
                "国网湖北省电力",
                "ABC Tech",
                "中国地质大学(武汉)",
            ]
        )
    )
    return place + draw(
        st.sampled_from(
            ["大学", "有限公司", "研究院", "人力资源和社会保障局", "有限公司、三峡大学", "第3医院"]
        )
    )


def _single_spaced(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _days_of(year: int) -> SearchStrategy[datetime.date]:
    return st.dates(datetime.date(year, 1, 1), datetime.date(year, 12, 20))


def _digits(count: int) -> SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def _iso(day: datetime.date) -> str:
    return day.isoformat()


_ends = st.sampled_from(WORDS) | st.sampled_from(WORDS) | st.sampled_from(ENDS)
dates = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 1))
mobiles = st.builds(lambda second, rest: f"1{second}{rest}", st.integers(3, 9), _digits(9))
phones = st.lists(landlines() | mobiles, min_size=1, max_size=3).map("、".join) | st.just("同电话")
moments = st.datetimes(datetime.datetime(1950, 1, 1), datetime.datetime(2099, 12, 1)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)
numbers = st.integers(0, 10**6) | st.integers(0, 10**5).map(lambda tenths: tenths / 10).filter(
    lambda n: n % 1
)
sums = st.integers(0, 10**12).map(lambda cents: f"{cents // 100}.{cents % 100:02}")
document_numbers = st.builds(
    lambda office, year, serial: f"{office}〔{year}〕{serial}号",
    st.sampled_from(OFFICES), st.integers(1990, 2035), st.integers(1, 9999),
)  # fmt: skip
certificate_numbers = st.text("0123456789ABCXYZabc-", min_size=2, max_size=14).filter(lambda t: t.strip("-"))

shares = st.integers(0, 1000).map(
    lambda thousandths: thousandths / 1000 if thousandths % 1000 else thousandths // 1000
)
fractions = st.builds("{}/{}".format, st.integers(1, 20), st.integers(1, 20))

VALUES: Mapping[str, SearchStrategy[Any]] = {
    "text": texts(),
    "prose": prose(),
    "date": dates.map(_iso),
    "dates": date_ranges(),
    "months": planned_times(),
    "datetime": moments,
    "year": st.integers(1950, 2099),
    "int": st.integers(0, 10**6),
    "number": numbers,
    "money": sums,
    "phone": phones,
    "mobile": mobiles,
    "id_number": id_numbers(),
    "tick": st.booleans(),
    "yesno": st.booleans(),
    "passed": st.booleans(),
    "docno": document_numbers,
    "certno": certificate_numbers,
    "name": person_names(),
    "unit": unit_names(),
    "item": texts(),
    "month_day": dates.map(_iso),
    "year_before": st.integers(1950, 2099),
    "money_wan": sums,
    "money_of_wan": sums,
    "share": shares,
    "fraction": fractions,
    "ink": st.just(False),
    "level": st.sampled_from(["national", "provincial", "municipal"]),
    "about": st.sampled_from(["about", "at_least"]),
    "at_least": st.sampled_from(["about", "at_least"]),
    "minimum": st.sampled_from(["soft", "hard"]),
    "no_fee": st.booleans(),
    "fee_at_cost": st.booleans(),
}
