"""Signatures and seals by what was drawn or stamped."""

import pytest

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.sheet import Cell, Grid, Seal, Sheet
from zsgx_docs.model.unread import Unread
from zsgx_docs.read.verify.doubts.ink import Stamped, with_ink
from zsgx_docs.read.verify.doubts.unread import left_unread

LABEL = "承办单位财务部门签章"
INK = frozenset({"finance_seal", "signed"})
LINE = Box(300, 501, 520, 519)
ROWS = (
    ("承办单位", Box(85, 465, 300, 483)),
    ("江汉大学", Box(300, 465, 520, 483)),
    ("经办人", Box(85, 501, 300, 519)),
    (LABEL, LINE),
    ("", Box(85, 519, 300, 560)),
    ("", Box(300, 519, 520, 560)),
)


def words(text: str) -> Passage:
    return Passage.at(text)


def sheet(whole: bool = True) -> Sheet:
    cells = tuple(
        Cell(number // 2, number % 2, words(text), box=box, page=1) for number, (text, box) in enumerate(ROWS)
    )
    return Sheet((Grid(cells),), 1, 595, 842, whole=whole)


def leaf(text: str = "", value: object = False, label: str = LABEL, path: str = "finance_seal") -> Evidence:
    return Evidence(path, label, value, text, 1.0, boxes=((1, LINE),))


def seal(middle: tuple[float, float], side: float = 114, shape: str = "round", page: int = 1) -> Seal:
    x, y = middle
    box = Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
    return Seal(page, box, shape, "red", "江汉大学", 0.95)  # type: ignore[arg-type]


def seen(leaf: Evidence, *seals: Seal, whole: bool = True) -> Evidence:
    (found,) = with_ink([leaf], INK, frozenset(), [], Stamped(seals, (sheet(whole),)))
    return found


@pytest.mark.parametrize(
    ("middle", "there"),
    [((423, 510), True), ((423, 540), True), ((423, 575), True), ((423, 474), False), ((190, 540), False)],
    ids=["on its label", "below it", "half beside the table", "on the unit's name", "on the signature"],
)
def test_a_seal_fills_in_the_place_that_its_middle_lies_in(middle: tuple[float, float], there: bool) -> None:
    assert seen(leaf(), seal(middle)).value is there


def test_the_evidence_of_a_seal_is_the_whole_place_that_it_fills() -> None:
    assert seen(leaf(), seal((423, 540))).boxes == ((1, Box(300, 501, 520, 560)),)


def test_a_seal_on_another_page_fills_in_nothing() -> None:
    assert seen(leaf(), seal((423, 540), page=2)).value is False


def test_a_unit_signs_nothing_but_a_persons_own_seal_does() -> None:
    signed = leaf(label="签名", path="signed")
    assert seen(signed, seal((423, 510))).value is False
    assert seen(signed, seal((423, 510), side=45, shape="square")).value is True


def test_a_seal_is_not_surely_missing_where_part_of_the_page_is() -> None:
    assert seen(leaf(), whole=False).needs_review
    assert not seen(leaf()).needs_review
    assert not seen(leaf(), seal((423, 540)), whole=False).needs_review


def test_a_picture_in_the_place_of_a_seal_is_one_and_no_longer_unread() -> None:
    picture = Unread("picture", "有图片", near=("finance_seal",))
    (found,) = with_ink([leaf()], INK, INK, [picture], Stamped())
    assert (found.value, found.needs_review, left_unread([picture], INK)) == (True, False, [])


def test_typed_words_are_no_seal_and_are_doubted() -> None:
    (found,) = with_ink([leaf("（公章）", True)], INK, INK, [], Stamped())
    assert (found.value, found.needs_review) == (False, True)
