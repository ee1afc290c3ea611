"""Dust is no text, and what may be text is left alone."""

from dataclasses import replace

import pytest

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.scan.text.despeckle import without_specks, without_stray_points
from zsgx_docs.read.scan.text.recognised_rows import Glyph, TextRow


def row(
    text: str, *, em: float = 20.0, top: float = 0.0, height: float = 20.0, confidence: float = 0.95
) -> TextRow:
    """Characters an em apart; points take no room of their own."""
    glyphs, x = [], 0.0
    for character in text:
        width = 2.0 if character in ".·'" else em / 2 if character.isascii() else em
        glyphs.append(Glyph(character, Box(x, top, x + width, top + height), confidence))
        x += width
    return TextRow(tuple(glyphs), None, Box(0.0, top, x, top + height))


def text_of(found: TextRow) -> str:
    return "".join(glyph.text for glyph in found.glyphs)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("设备总值.17元", "设备总值17元"),
        ("检验所·", "检验所"),
        ("集·团股份", "集团股份"),
        ("检验所·（盖章）", "检验所（盖章）"),
        ("能够满足实.", "能够满足实."),
        ("一.项目", "一.项目"),
        ("1.项目", "1.项目"),
        ("2027年5.月18日", "2027年5月18日"),
        (".10月", "10月"),
        ("027-40851622.", "027-40851622"),
        ("No.3.", "No.3."),
        ("颁发证书。.", "颁发证书。"),
        ("2024年.9月29日", "2024年9月29日"),
        ("授课。13.学时", "授课。13.学时"),
        ("1.年度计划", "1.年度计划"),
        ("图1.系统", "图1.系统"),
        ("36.5", "36.5"),
        ("·要点", "·要点"),
    ],
)
def test_points_stand_only_where_a_point_can(read: str, meant: str) -> None:
    assert text_of(without_stray_points(row(read))) == meant


def test_a_centred_dot_with_room_of_its_own_stays() -> None:
    name = row("买提艾力")
    dot = Glyph("·", Box(42, 0, 58, 20), 0.9)
    parted = [
        g if i < 2 else Glyph(g.text, g.box._replace(x0=g.box.x0 + 20, x1=g.box.x1 + 20), 0.9)
        for i, g in enumerate(name.glyphs)
    ]
    spaced = TextRow((*parted[:2], dot, *parted[2:]), None, Box(0, 0, 100, 20))
    assert text_of(without_stray_points(spaced)) == "买提·艾力"


def test_rows_as_flat_as_dust_are_none_but_dashes_are() -> None:
    text, dust, dash = row("申报单位名称"), row("1,1", top=50, height=3), row("—", top=80, height=2)
    assert without_specks([text, dust, dash]) == [text, dash]


def test_a_dash_that_is_read_without_certainty_is_dust() -> None:
    text, dust = row("申报单位名称"), row("--~", top=50, height=3, confidence=0.6)
    assert without_specks([text, dust]) == [text]


def test_a_few_low_doubtful_characters_outside_tables_are_dust() -> None:
    text = row("申报单位名称及法定代表人和联系人")
    dust = row("东一", top=50, height=12, confidence=0.4)
    tiny = row("1", top=80, height=6)
    number = row("2", top=110, height=14)
    longer = row("注：见表", top=140, height=12, confidence=0.5)
    in_a_cell = replace(dust, cell=3)
    assert without_specks([text, dust, tiny, number, longer, in_a_cell]) == [text, number, longer, in_a_cell]
