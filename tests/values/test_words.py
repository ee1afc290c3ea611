"""Text, names, ticks, answers and document numbers."""

from __future__ import annotations

import time

import pytest

from zsgx_docs.values import Context, Parsed, kinds


def read(name: str, text: str) -> Parsed:
    return kinds[name].parse(text, Context())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("  武汉市\u3000 洪山区 ", "武汉市 洪山区"),
        ("武汉市\n洪山区", "武汉市洪山区"),
        ("ROS\n2", "ROS 2"),
        ("支持Python、\nROS 2", "支持Python、ROS 2"),
        ("中\u200b国\ufeff", "中国"),
        ("e\u0301", "é"),
        ("__单位培训经费____", "单位培训经费"),
        ("5（Ａ）：１", "5（Ａ）：１"),
        ("无锡市", "无锡市"),
    ],
)
def test_text_is_put_in_normal_form_and_punctuation_stays(written: str, value: str) -> None:
    assert read("text", written) == Parsed(value)


def test_prose_keeps_its_paragraphs() -> None:
    assert read("prose", "\u3000\u3000第一段。\r\n\n  第二段  GB 38031。\v") == Parsed(
        "第一段。\n第二段 GB 38031。"
    )


@pytest.mark.parametrize("written", ["一", "王\ufffd", "\ue863强"])
@pytest.mark.parametrize("name", ["text", "prose", "unit"])
def test_a_stroke_or_a_character_no_font_shows_is_doubted(name: str, written: str) -> None:
    assert read(name, written).value == written
    assert read(name, written).doubt


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("王　芳", "王芳"),
        ("康 刚 骁", "康刚骁"),
        ("欧阳 修", "欧阳修"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("扎西 ． 次仁", "扎西·次仁"),
        ("John  Smith", "John Smith"),
        ("䶮堃𬭎", "䶮堃𬭎"),
    ],
)
def test_a_name_is_closed_up(written: str, value: str) -> None:
    assert read("name", written) == Parsed(value)


@pytest.mark.parametrize(
    "written",
    ["张三 李四", "张三、李四", "张三李四王五", "王□", "王", "张三13812345678", "王 芳 李 强"],
)
def test_an_odd_name_is_doubted(written: str) -> None:
    assert read("name", written).doubt


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("中国地质大学 （武汉）", "中国地质大学（武汉）"),
        ("三峡\n大学", "三峡大学"),
        ("ABC Tech 公司", "ABC Tech公司"),
        ("天津港(集团)有限公司", "天津港(集团)有限公司"),
    ],
)
def test_a_unit_name_loses_its_blanks_and_keeps_its_brackets(written: str, value: str) -> None:
    assert read("unit", written) == Parsed(value)


@pytest.mark.parametrize(
    "mark", ["☑", "☒", "√", "■", "✓", "✔", "▣", "□√", "[√]", "（√）", "☑\ufe0f", "\uf052", "\uf0fe", "_√_"]
)
def test_a_tick_is_seen_in_all_its_forms(mark: str) -> None:
    assert read("tick", mark) == Parsed(True)


@pytest.mark.parametrize("mark", ["□", "☐", "[ ]", "（　）", "\uf0a3"])
def test_an_empty_box_is_no_tick(mark: str) -> None:
    assert read("tick", mark) == Parsed(False)


@pytest.mark.parametrize(
    ("mark", "value"), [("", None), ("__", None), ("是", None), ("□□", None), ("×", True), ("□×", True)]
)
def test_an_unclear_tick_is_doubted(mark: str, value: bool | None) -> None:
    parsed = read("tick", mark)
    assert parsed.value is value
    assert parsed.doubt


@pytest.mark.parametrize(
    "written", ["通过", "合格", "是", "√", "及格", "通过。", "☑通过 □不通过", "通过☑ 不通过□"]
)
def test_a_yes_is_read(written: str) -> None:
    assert read("passed", written) == Parsed(True)


@pytest.mark.parametrize(
    "written", ["不通过", "未通过", "不合格", "否", "×", "不 合 格", "□通过 ☑不通过", "通过□ 不通过☑"]
)
def test_a_no_is_read(written: str) -> None:
    assert read("passed", written) == Parsed(False)


@pytest.mark.parametrize("written", ["良好", "□通过□不通过", "☑通过☑不通过", "通过？"])
def test_any_other_answer_is_doubted(written: str) -> None:
    parsed = read("passed", written)
    assert parsed.value is None
    assert parsed.doubt


@pytest.mark.parametrize(("name", "words"), [("passed", ("通过", "不通过")), ("yesno", ("是", "否"))])
def test_each_question_is_answered_in_its_own_words(name: str, words: tuple[str, str]) -> None:
    assert (kinds[name].format(True), kinds[name].format(False)) == words


@pytest.mark.parametrize(
    "written",
    [
        *(
            "鄂人社函〔2025〕168号",
            "鄂人社函[2025]168号",
            "鄂人社函【2025】168 号",
            "鄂人社函（2025〕168号",
            "鄂人社函(2025)第168号",
        ),
        "鄂人社函﹝2025﹞168号",
        "鄂人社函〔２０２５〕０１６８号",
    ],
)
def test_a_document_number_is_mended(written: str) -> None:
    assert read("docno", written) == Parsed("鄂人社函〔2025〕168号")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("鄂人社函2025〕168号", "鄂人社函〔2025〕168号"),
        ("鄂人社函〔2O25〕168号", "鄂人社函〔2025〕168号"),
        ("鄂人社函2025168号", "鄂人社函2025168号"),
        ("鄂人社函〔25〕168号", "鄂人社函〔25〕168号"),
        ("鄂人社函〔1825〕1号", "鄂人社函〔1825〕1号"),
    ],
)
def test_an_unclear_document_number_is_doubted(written: str, value: str) -> None:
    parsed = read("docno", written)
    assert parsed.value == value
    assert parsed.doubt


def test_a_certificate_number_loses_only_its_blanks() -> None:
    assert read("certno", "gy 2025－0001 O") == Parsed("gy2025－0001O")


@pytest.mark.parametrize("name", kinds)
@pytest.mark.parametrize(
    "unit", ["_", " ", "_x", "1", "一", "1.", "(", "年", "□是", "〔1", "- ", "\n1", "·王"]
)
def test_no_text_however_long_takes_long(name: str, unit: str) -> None:
    began = time.process_time()
    read(name, unit * 5000 + "x")
    assert time.process_time() - began < 1
