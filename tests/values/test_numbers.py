"""Counts, years, sums of money, telephone and identity numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import VALUES
from zsgx_docs.values import Context, Parsed, kinds
from zsgx_docs.values.identifiers.id_number import check_character, doubt_of_id_number, may_end_so
from zsgx_docs.values.numbers.chinese_numerals import integer
from zsgx_docs.values.numbers.money_capitals import from_capitals, to_capitals

BORN_ON_NO_DAY = "11010519491331002" + check_character("11010519491331002")


def read(name: str, text: str) -> Parsed:
    return kinds[name].parse(text, Context())


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("int", "64人", 64),
        ("int", "共 64 人", 64),
        ("int", "六十四", 64),
        ("int", "12、", 12),
        ("int", "第十一批", 11),
        ("int", "1,234", 1234),
        ("int", "12.0", 12),
        ("int", "６４", 64),
        ("number", "40学时", 40),
        ("number", "40.0", 40),
        ("number", "四十", 40),
        ("number", "32.5", 32.5),
        ("year", "2026年度", 2026),
        ("year", "二〇二六年", 2026),
        ("year", "2 0 2 6", 2026),
    ],
)
def test_a_number_is_read_in_all_its_forms(name: str, written: str, value: float) -> None:
    assert read(name, written) == Parsed(value)


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("int", "约50人", 50),
        ("int", "50余人", 50),
        ("int", "64 80", 6480),
        ("int", "l0", 10),
        ("int", "一", 1),
        ("int", "50-60", None),
        ("int", "-3", None),
        ("int", "一万五", None),
        ("int", "若干", None),
        ("int", "9" * 5000, None),
        ("year", "2O26", 2026),
        ("year", "26", None),
        ("year", "1026", 1026),
        ("number", "四十许", None),
    ],
)
def test_an_unclear_number_is_doubted(name: str, written: str, value: int | None) -> None:
    parsed = read(name, written)
    assert parsed.value == value
    assert parsed.doubt


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("零", 0),
        ("十", 10),
        ("二十三", 23),
        ("一百零五", 105),
        ("一百一十五", 115),
        ("两千", 2000),
        ("二千零二十六", 2026),
        ("一万零五", 10005),
        ("十万五千", 105000),
        ("一亿零三十万", 100300000),
        ("壹拾万零伍仟", 105000),
        ("陆仟零柒", 6007),
        ("一百五", None),
        ("两千五", None),
        ("二千二十", None),
        ("三千二百零", None),
        ("万", None),
        ("十百", None),
        ("甲", None),
    ],
)
def test_numbers_in_words_are_read_only_where_they_are_clear(words: str, number: int | None) -> None:
    assert integer(words) == number


@pytest.mark.parametrize(
    ("value", "printed"), [("105000.00", "105,000.00"), ("756.30", "756.30"), ("1234567.80", "1,234,567.80")]
)
def test_sums_are_printed_with_thousands_set_off(value: str, printed: str) -> None:
    assert kinds["money"].format(value) == printed
    assert read("money", printed) == Parsed(value)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "105000.00",
            "105000",
            "10.5万元",
            "10．5 万元",
            "￥105,000.00",
            "¥105，000.00元",
            "105000元整",
            "十万零五千元",
            "10.5万圆整",
        ),
        "壹拾万伍仟元整",
        "人民币壹拾万零伍仟元整",
        "￥105000.00（大写：壹拾万伍仟元整）",
        "105 000.00",
    ],
)
def test_a_sum_is_read_in_all_its_forms(written: str) -> None:
    assert read("money", written) == Parsed("105000.00")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("￥105000.00（壹拾万元整）", "105000.00"),
        ("25800 00", "2580000.00"),
        ("25800。00", "25800.00"),
        ("O.5万元", "5000.00"),
        ("-500", "-500.00"),
        ("1.234（壹元）", None),
        ("38,345,72", None),
        ("123.456", None),
        ("约10万元", None),
        ("见附表", None),
    ],
)
def test_an_unclear_sum_is_doubted(written: str, value: str | None) -> None:
    parsed = read("money", written)
    assert parsed.value == value
    assert parsed.doubt


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("105000", "壹拾万零伍仟元整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("107000.53", "壹拾万零柒仟元伍角叁分"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("10.05", "壹拾元零伍分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100000000", "壹亿元整"),
    ],
)
def test_a_sum_is_written_in_capitals(amount: str, capitals: str) -> None:
    assert to_capitals(Decimal(amount)) == capitals


@given(cents=st.integers(0, 10**14 - 1))
def test_capitals_are_read_back(cents: int) -> None:
    amount = Decimal(cents).scaleb(-2)
    assert from_capitals(to_capitals(amount)) == amount


def test_both_ways_to_set_the_zero_before_jiao_are_right() -> None:
    assert (
        from_capitals("壹拾万柒仟元零伍角叁分")
        == from_capitals("壹拾万零柒仟元伍角叁分")
        == Decimal("107000.53")
    )


@pytest.mark.parametrize("wrong", ["", "壹万伍元", "伍拾", "元整", "壹佰伍元", "甲元"])
def test_capitals_that_name_no_clear_sum_are_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="大写金额"):
        from_capitals(wrong)


@pytest.mark.parametrize("amount", ["-1", "0.001", "1e12", "NaN"])
def test_a_sum_that_has_no_capitals_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="大写"):
        to_capitals(Decimal(amount))


@pytest.mark.parametrize("value", ["十万", "1.234", "", float("nan"), True])
def test_what_is_no_sum_is_not_printed(value: object) -> None:
    with pytest.raises(ValueError, match="金额应写作"):
        kinds["money"].format(value)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("027-87654321", "027-87654321"),
        ("(027)87654321", "027-87654321"),
        ("（027）8765 4321", "027-87654321"),
        ("027－87654321", "027-87654321"),
        ("02787654321", "027-87654321"),
        ("07108765432", "0710-8765432"),
        ("0710-87108724", "0710-87108724"),
        ("87654321转8012", "87654321-8012"),
        ("027-87654321（转8012）", "027-87654321-8012"),
        ("027—87654321—8012", "027-87654321-8012"),
        ("+86-27-87654321", "027-87654321"),
        ("400-810-8888", "400-810-8888"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("027-\n87654321", "027-87654321"),
        ("027-8765\n4321", "027-87654321"),
        ("027-87654321/13812345678", "027-87654321、13812345678"),
        ("027-87654321\n13812345678", "027-87654321、13812345678"),
        ("027-87654321 13812345678", "027-87654321、13812345678"),
        ("同电话", "同电话"),
        ("同 上", "同上"),
    ],
)
def test_a_telephone_number_is_read_in_all_its_forms(written: str, number: str) -> None:
    assert read("phone", written) == Parsed(number)


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("phone", "027-8765432", "027-8765432"),
        ("phone", "027-87654321/22", "027-87654321/22"),
        ("phone", "1381234567", "1381234567"),
        ("phone", "张三 027-87654321", "张三 027-87654321"),
        ("phone", "027—8765432l", "027-87654321"),
        ("mobile", "027-87654321", "027-87654321"),
        ("mobile", "138l2345678", "13812345678"),
        ("mobile", "138123456789", "138123456789"),
    ],
)
def test_a_doubtful_telephone_number_keeps_its_text(name: str, written: str, value: str) -> None:
    parsed = read(name, written)
    assert parsed.value == value
    assert parsed.doubt


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002×",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_an_id_number_is_read_in_all_its_forms(written: str) -> None:
    assert read("id_number", written) == Parsed("11010519491231002X")


@pytest.mark.parametrize("name", ["id_number", "mobile"])
@given(data=st.data())
def test_a_number_that_lost_a_digit_is_always_doubted(name: str, data: st.DataObject) -> None:
    number = data.draw(VALUES[name])
    lost = data.draw(st.integers(0, len(number) - 1))
    assert read(name, number[:lost] + number[lost + 1 :]).doubt


@given(number=VALUES["id_number"], data=st.data())
def test_an_id_number_with_a_wrong_digit_is_always_doubted(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, 16))
    wrong = data.draw(st.sampled_from("0123456789").filter(lambda digit: digit != number[at]))
    assert read("id_number", number[:at] + wrong + number[at + 1 :]).doubt


@pytest.mark.parametrize("number", ["440524188001010014", "34052419800101001X", "110101199003072316"])
def test_id_numbers_with_a_right_check_character_are_not_doubted(number: str) -> None:
    assert read("id_number", number).doubt is None


@pytest.mark.parametrize(
    ("written", "value", "reason"),
    [
        ("340524198001010013", "340524198001010013", "校验位不符"),
        (BORN_ON_NO_DAY, BORN_ON_NO_DAY, "出生日期不存在"),
        ("420106199001010000", "420106199001010000", "电子表格"),
        ("4.20106E+17", "4.20106E+17", "科学计数"),
        ("110105491231002", "110105491231002", "15位"),
        ("1101051949123100", "1101051949123100", "应为18位"),
        ("1101O519491231002X", "11010519491231002X", "形似数字"),
        ("E12345678", "E12345678", "不是18位"),
    ],
)
def test_a_doubtful_id_number_keeps_its_text_and_says_why(written: str, value: str, reason: str) -> None:
    parsed = read("id_number", written)
    assert parsed.value == value
    assert reason in str(parsed.doubt)


def test_an_id_number_that_ends_in_000_is_doubted_even_if_its_check_digit_is_right() -> None:
    assert "截断" in (doubt_of_id_number("120101198504190000") or "")
    assert may_end_so("120101198504190000", ["120101198504270000", "11010519491231002X"])
    assert not may_end_so("120101198504190000", ["120101198504191000"])
    assert not may_end_so("120101198504191000", [])
