"""Which province a place, a unit or a document is of, and codes that begin ID numbers."""

from __future__ import annotations

import pytest

from zsgx_docs.values.regions import is_known_region, province_of, province_of_document


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("湖北江汉智造技术研究院", "湖北"),
        ("国网湖北省电力有限公司", "湖北"),
        ("武汉大学", "湖北"),
        ("襄阳市中心医院", "湖北"),
        ("恩施州中心医院", "湖北"),
        ("神农架林区人力资源和社会保障局", "湖北"),
        ("仙桃市人社局", "湖北"),
        ("天津渤海港务技术中心", "天津"),
        ("天津市河北区教育局", "天津"),
        ("河北区卫生健康委员会", "天津"),
        ("河北工业大学", "河北"),
        ("中船（天津）公司", "天津"),
        ("海南藏族自治州人民医院", "青海"),
        ("海南州人民医院", "青海"),
        ("海南大学", "海南"),
        ("上海浦东发展银行武汉分行", "上海"),
        ("内蒙古大学", "内蒙古"),
        ("新疆维吾尔自治区人民医院", "新疆"),
        ("北京路小学", None),
        ("南开大学", None),
        ("和平区教育局", None),
        ("滨海工业学院", None),
        ("", None),
    ],
)
def test_a_name_says_its_province_or_does_not(name: str, province: str | None) -> None:
    assert province_of(name) == province


@pytest.mark.parametrize(
    ("number", "province"),
    [("鄂人社函〔2025〕168号", "湖北"), ("津人社办函〔2022〕304号", "天津"), ("人社厅函〔2025〕182号", None)],
)
def test_a_document_is_of_the_province_that_its_number_begins_with(number: str, province: str | None) -> None:
    assert province_of_document(number) == province


@pytest.mark.parametrize(
    ("code", "is_known"),
    [
        ("420106", True),
        ("120116", True),
        ("120225", True),
        ("110103", True),
        ("999999", False),
        ("429099", False),
    ],
)
def test_codes_are_known_those_since_abolished_too(code: str, is_known: bool) -> None:
    assert is_known_region(code) == is_known
