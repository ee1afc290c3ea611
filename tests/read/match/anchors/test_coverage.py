"""How much of a template's print some text shows."""

from __future__ import annotations

from read.match.small_papers import paper
from zsgx_docs.read.match.anchors.coverage import Print, Words, is_title, likeness, shows
from zsgx_docs.template.catalogue import default_catalogue


def test_labels_are_looked_for_in_cells_and_before_colons() -> None:
    words = Words.of(paper("正文", [["联系人：王芳", "手 机"]]))
    assert words.cells == ("联系人王芳", "联系人", "手机")
    assert words.text == "正文联系人:王芳手机"


def test_words_of_lines_count_as_cells_only_where_asked() -> None:
    blocks = paper("☑满意 □不满意")
    assert Words.of(blocks).cells == ()
    assert Words.of(blocks).with_words_of(blocks).cells == ("满意", "不满意")


def test_an_alias_counts_a_little_less() -> None:
    assert likeness(["联系人", "经办人"], ["联系人"]) == 1.0
    assert likeness(["联系人", "经办人"], ["经办人"]) == 0.98
    assert likeness(["联系人"], ["地址"]) == 0.0


def test_a_long_line_may_have_slips_but_must_be_there() -> None:
    line = "请认真填写此表并加盖申报单位印章"
    assert shows(f"注:{line}", line) == 1.0
    assert shows("注:请认真填写此表并加益申报单位印章", line) == 1.0
    assert shows("请认真填写", line) == 0.0
    assert shows("本表一式三份由主管部门汇总后报送", line) == 0.0


def test_titles_end_as_papers_are_called() -> None:
    assert is_title("2026年高级研修项目申报表") and is_title("学员名单(第一期)")
    assert not is_title("请填写申报表后报送我厅")
    assert not is_title("关" * 40 + "通知")


def test_print_that_is_there_is_told_from_print_that_is_missing() -> None:
    print_ = Print(default_catalogue().get("tianjin/certificate-roster"))
    heads = [["序号", "姓名", "学时数", "身份证号", "联系电话"]]
    shown, none = print_.seen(Words.of(paper(heads))), print_.seen(Words.of(paper("与此无关")))
    assert shown.sum() == 5 and none.sum() == 0
