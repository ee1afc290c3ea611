"""Small things of a PDF page: names of fonts, colours, page numbers."""

import pytest

from zsgx_docs.check.lint.measure.layout import typeface
from zsgx_docs.check.lint.measure.pdf_marks import font_name, hexadecimal

GBK = "仿宋_GB2312".encode("gbk")


@pytest.mark.parametrize(
    "raw",
    ["ABCDEE+仿宋_GB2312", "仿宋_GB2312", "ABCDEE+" + GBK.decode("latin-1"), str(b"ABCDEE+" + GBK)],
    ids=["plain", "whole", "latin", "octets"],
)
def test_a_font_is_known_however_its_name_is_written(raw: str) -> None:
    assert font_name(raw) == "仿宋_GB2312"


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("FZXBSJW--GB1-0", "小标宋"), ("方正小标宋_GBK", "小标宋"), ("NotoSerifCJKsc-Bold", "小标宋"),
        ("FZFSK--GBK1-0", "仿宋"), ("STFangsong", "仿宋"), ("FangSong_GB2312", "仿宋"),
        ("FandolFang-Regular", "仿宋"),
        ("FZKTK--GBK1-0", "楷体"), ("KaiTi_GB2312", "楷体"), ("STKaiti", "楷体"),
        ("SimHei", "黑体"), ("FZHTK--GBK1-0", "黑体"), ("方正黑体_GBK", "黑体"),
        ("NotoSansCJKsc-Regular", "黑体"),
        ("SimSun", "宋体"), ("NSimSun", "宋体"), ("FZSSK--GBK1-0", "宋体"), ("STSong", "宋体"),
        ("MicrosoftYaHei", "其他"), ("DengXian", "其他"), ("TimesNewRomanPSMT", "其他"),
    ],
)  # fmt: skip
def test_typefaces_are_known_by_the_names_of_their_makers(name: str, face: str) -> None:
    assert typeface(name) == face


@pytest.mark.parametrize(
    ("colour", "hexa"),
    [
        ((1, 0, 0), "ff0000"),
        ((0, 1, 1, 0), "ff0000"),
        (0, "000000"),
        ((0.5,), "808080"),
        (None, None),
        (("P1",), None),
    ],
)
def test_colours_of_every_model_are_told(colour: object, hexa: str | None) -> None:
    assert hexadecimal(colour) == hexa
