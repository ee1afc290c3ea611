"""Text boxes and drawn lines as Word writes them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from zsgx_docs.word.drawings import Anchor, Outline, frame_anchor, frame_size, modern_shape, vml_shape
from zsgx_docs.word.names import WPS, V, W
from zsgx_docs.word.ooxml import WP, A

NAMESPACES = {"w": W[1:-1], "wp": WP[1:-1], "a": A[1:-1], "wps": WPS[1:-1], "v": V[1:-1]}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RULE = '<a:ln w="28575" cmpd="thickThin"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'


def element(written: str) -> Any:
    tag, gap, rest = written.partition(" ")
    return etree.fromstring(f"{tag} {DECLARED}{gap}{rest}")


def modern(properties: str, rest: str = "") -> Any:
    return element(f'<wps:wsp id="1"><wps:spPr>{properties}</wps:spPr>{rest}</wps:wsp>')


def it_reads_a_frames_size_and_place() -> None:
    frame = element(
        '<wp:anchor id="1"><wp:extent cx="5616000" cy="12700"/>'
        '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>25400</wp:posOffset></wp:positionV></wp:anchor>'
    )
    assert frame_size(frame) == pytest.approx((442.2, 1.0), abs=0.01)
    assert frame_anchor(frame, "horizontal") == Anchor("page", 0.0, "center")
    assert frame_anchor(frame, "vertical") == Anchor("paragraph", 2.0)


def it_reads_a_red_double_rule_with_its_strokes() -> None:
    outline = modern_shape(modern(RULE)).outline
    assert outline == Outline(2.25, "ff0000", compound="thickThin")
    assert outline is not None and outline.bands == pytest.approx((1.35, 0.45, 0.45))


def it_tells_a_line_that_is_not_there_from_one_that_is_not_described() -> None:
    hidden = modern_shape(modern("<a:ln><a:noFill/></a:ln>")).outline
    assert hidden is not None and not hidden.shown
    assert modern_shape(modern("")).outline is None


def it_reads_a_text_box_with_the_room_inside_its_edges() -> None:
    box = modern_shape(
        modern(
            "",
            '<wps:txbx><w:txbxContent><w:p/></w:txbxContent></wps:txbx><wps:bodyPr lIns="0" anchor="ctr"/>',
        )
    )
    assert box.content is not None and len(box.content) == 1
    assert (box.inset, box.vertical) == ((0.0, 3.6, 7.2, 3.6), "ctr")


def it_reads_a_vml_line_by_its_ends_whichever_comes_first() -> None:
    line = vml_shape(
        element(
            '<v:line style="position:absolute; margin-left:10pt" from="400pt,20pt" to="0,20pt" '
            'strokecolor="red" strokeweight="2pt"><v:stroke linestyle="thinThin"/></v:line>'
        )
    )
    assert (line.width, line.height, line.floats) == (400.0, 0.0, True)
    assert (line.across, line.down) == (Anchor("text", 10.0), Anchor("text", 20.0))
    assert line.outline == Outline(2.0, "ff0000", compound="dbl")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("red", "ff0000"), ("#F00", "ff0000"), ("#4579B8 [3044]", "4579b8"), ("black", None), ("", None)],
)
def it_reads_a_vml_colour(written: str, meant: str | None) -> None:
    assert vml_shape(element(f'<v:rect strokecolor="{written}"/>')).outline.colour == meant


@pytest.mark.parametrize("weight", ["", 'strokeweight="0"', 'strokeweight="wide"'])
def it_draws_a_line_of_no_known_weight_as_a_hairline(weight: str) -> None:
    assert vml_shape(element(f"<v:rect {weight}/>")).outline.thickness == 0.75


def it_takes_an_absolute_place_for_no_alignment() -> None:
    style = "mso-position-horizontal:absolute;mso-position-vertical:top;mso-position-vertical-relative:page"
    shape = vml_shape(element(f'<v:shape style="{style}"/>'))
    assert (shape.across.align, shape.down) == (None, Anchor("page", 0.0, "top"))
