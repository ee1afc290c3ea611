"""Which face prints what."""

import pytest

from zsgx_docs.render.fonts import FontBook, role_of


@pytest.fixture(scope="module")
def book():
    return FontBook.installed()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("仿宋_GB2312", "仿宋"),
        ("FangSong", "仿宋"),
        ("楷体_GB2312", "楷体"),
        ("SimHei", "黑体"),
        ("微软雅黑", "黑体"),
        ("方正小标宋简体", "小标宋"),
        ("FZXiaoBiaoSong-B05S", "小标宋"),
        ("新宋体", "宋体"),
        ("某公司自用字体", "宋体"),
    ],
)
def test_a_chinese_font_name_has_a_role(name, role):
    assert role_of(name, True) == role


@pytest.mark.parametrize(
    ("name", "role"),
    [("Times New Roman", "serif"), ("Calibri", "sans"), ("Consolas", "mono"), ("Foo", "serif")],
)
def test_a_latin_font_name_has_a_role(name, role):
    assert role_of(name, False) == role


def test_every_role_has_a_face(book):
    assert None not in book.role_faces().values()


def test_a_stack_ends_in_faces_that_know_rare_characters(book):
    stack = book.stack("仿宋_GB2312")
    assert book.missing("项目名称龑喆堃祎☐☑□√", stack) == set()


def test_characters_that_no_face_has_are_found(book):
    assert book.missing("甲\U0010fffd", book.stack("宋体")) <= {"\U0010fffd"}
    assert book.missing("\U0001f9ff", book.stack("宋体")) == {"\U0001f9ff"}


def test_tick_boxes_are_printed_even_where_no_font_is_installed():
    bare = FontBook([], system=False)
    assert bare.missing("□☐☑☒", bare.stack("宋体")) == set()


def test_boxes_drawn_otherwise_get_one_size(book):
    square, ballot = book.box("□"), book.box("☐")
    assert (square is None) == (ballot is None)
    if square and ballot:
        assert square.family == ballot.family and square.scale != ballot.scale


def test_advances_are_those_of_the_engine(book):
    advances = book.advances(book.stack("Times New Roman", east_asian=False))
    assert len(advances) == 95 and advances["i"] < advances["0"] < advances["W"] < 1.2


def test_an_installed_face_is_taken_by_its_own_name(book):
    family = book.role_faces()["楷体"]
    assert family is not None
    assert book.stack(family).families[0] == family


def test_bold_is_a_bold_face_or_else_thicker_strokes(book):
    for name in ("仿宋_GB2312", "宋体", "黑体", "方正小标宋简体"):
        stack = book.stack(name, bold=True)
        assert stack.thicken or stack.weight == 700


def test_a_big_title_stays_heavy_without_its_own_face(book):
    stack = book.stack("方正小标宋简体")
    assert stack.weight == 700 or "小标宋" in stack.families[0] or "XiaoBiaoSong" in stack.families[0]


def test_a_folder_named_by_the_user_is_searched(tmp_path, book):
    assert FontBook([tmp_path], system=False).role_faces()["仿宋"] is None
