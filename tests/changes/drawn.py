"""Pictures, shapes, ink and text boxes in and over cells."""

from __future__ import annotations

from changes import wordml
from changes.paper import NoPlace, Paper, Spot, above, plain_text
from changes.registry import change

TICK_SHAPE = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="0" b="0"/><a:pathLst>'
    '<a:path w="100" h="100" fill="none"><a:moveTo><a:pt x="0" y="55"/></a:moveTo><a:lnTo>'
    '<a:pt x="35" y="100"/>'
    '</a:lnTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo></a:path></a:pathLst></a:custGeom>'
)
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def ticked(paper: Paper) -> Spot:
    """A ticked box, which is blank from now on; what is put there instead ticks it."""
    spot = paper.pick(lambda s: s.kind == "tick" and paper.truth.want.get(s.leaves[0]) is True)
    spot.write("□")
    return spot


@change("drawn")
def tick_picture_behind_a_box(paper: Paper) -> None:
    spot = ticked(paper)
    spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("tick", paper.rng), 12, 12))


@change("drawn")
def tick_picture_instead_of_a_box(paper: Paper) -> None:
    spot = ticked(paper)
    spot.write("")
    spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("tick", paper.rng), 12, 12))


@change("drawn")
def tick_picture_floating_over_a_box(paper: Paper) -> None:
    spot = ticked(paper)
    floating = wordml.picture(paper.document, wordml.pen("tick", paper.rng), 12, 12, 'behindDoc="0"')
    spot.runs[0].addprevious(floating)


@change("drawn", common=1)
def tick_drawn_freehand(paper: Paper) -> None:
    spot = ticked(paper)
    spot.runs[0].addprevious(wordml.shape(TICK_SHAPE, 12, 12))


@change("drawn", common=1)
def tick_in_a_text_box_over_a_box(paper: Paper) -> None:
    spot = ticked(paper)
    stroke = f"<w:p><w:r>{wordml.text('√')}</w:r></w:p>"
    spot.runs[0].addprevious(wordml.shape(RECTANGLE, 14, 16, stroke))


@change("drawn", common=1)
def tick_in_ink_over_a_box(paper: Paper) -> None:
    """A pen on a screen: w:contentPart."""
    spot = ticked(paper)
    spot.runs[0].addprevious(
        wordml.element(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:contentPart r:id="rId901"/></mc:Choice>'
            "</mc:AlternateContent></w:r>"
        )
    )
    trace = b"<inkml:trace>0 5,4 10,10 0</inkml:trace>"
    ink = b'<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML">%s</inkml:ink>' % trace
    made = wordml.related_part(paper.document, "ink/ink901.xml", "application/inkml+xml", ink, "CUSTOM_XML")
    part = next(node for node in above(spot.runs[0], "w:p").iter() if str(node.tag).endswith("}contentPart"))
    part.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", made)


@change("drawn", common=3)
def signature_picture(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.path.endswith("signed"))
    spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("signature", paper.rng), 50, 18))
    paper.truth.says(spot.leaves[0], True)


@change("drawn", common=3)
def signature_pictures_down_the_column(paper: Paper) -> None:
    for spot in [s for s in paper.spots if s.path.endswith("signed") and paper.is_free(s)]:
        if paper.rng.random() < 0.8:
            spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("signature", paper.rng), 50, 18))
            paper.truth.says(spot.leaves[0], True)
    if not any(s.path.endswith("signed") for s in paper.spots):
        raise NoPlace


@change("drawn")
def signature_picture_of_who_handled_it(paper: Paper) -> None:
    """Nobody can read the name, but there is one."""
    spot = paper.spot("handled_by")
    if not paper.is_free(spot):
        raise NoPlace
    spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("signature", paper.rng), 60, 22))
    paper.truth.doubt(spot.leaves)


@change("drawn", common=3)
def seal_picture_in_its_cell(paper: Paper) -> None:
    spot = paper.spot("finance_seal")
    if not paper.is_free(spot):
        raise NoPlace
    drawn = wordml.pen("seal", paper.rng)
    floats = 'behindDoc="0"' if paper.rng.random() < 0.5 else ""
    spot.runs[-1].addnext(wordml.picture(paper.document, drawn, 90, 90, floats))
    paper.truth.says(spot.leaves[0], True)


@change("drawn", common=1)
def logo_where_a_seal_belongs(paper: Paper) -> None:
    spot = paper.spot("finance_seal")
    if not paper.is_free(spot):
        raise NoPlace
    spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("logo", paper.rng), 90, 90))
    paper.truth.doubt(spot.leaves)


@change("drawn")
def seal_picture_over_a_unit(paper: Paper) -> None:
    """It floats; the name can still be read."""
    spot = paper.pick(lambda s: s.kind == "unit" and s.item is None and bool(s.text.strip()))
    floating = wordml.picture(paper.document, wordml.pen("seal", paper.rng), 90, 90, 'behindDoc="1"')
    spot.runs[-1].addnext(floating)


@change("drawn")
def picture_in_an_empty_cell(paper: Paper) -> None:
    """A snippet of a screen instead of words."""
    spot = paper.pick(
        lambda s: s.cell is not None and not s.text.strip() and s.is_alone and s.kind not in ("ink", "tick")
    )
    spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("signature", paper.rng), 70, 25))
    paper.truth.doubt(spot.leaves)


@change("drawn")
def picture_instead_of_a_value(paper: Paper) -> None:
    spot = paper.pick(
        lambda s: s.cell is not None and s.is_alone and s.kind in ("mobile", "id_number", "phone", "name")
    )
    spot.write("")
    spot.runs[-1].addnext(wordml.picture(paper.document, wordml.pen("signature", paper.rng), 90, 16))
    paper.truth.doubt(spot.leaves)


@change("drawn", common=1)
def embedded_object_in_a_cell(paper: Paper) -> None:
    """A value given as an icon of an attached workbook."""
    spot = paper.pick(lambda s: s.cell is not None and s.is_alone and s.kind in ("text", "prose", "money"))
    spot.write("")
    spot.runs[-1].addnext(
        wordml.element(
            '<w:r><w:object w:dxaOrig="1500" w:dyaOrig="900">'
            '<v:shape id="_x0000_i1025" style="width:75pt;height:45pt"/>'
            '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="_x0000_i1025" DrawAspect="Icon"/>'
            "</w:object></w:r>"
        )
    )
    paper.truth.doubt(spot.leaves)


@change("drawn")
def line_drawn_through_a_value(paper: Paper) -> None:
    """A straight connector laid over the words, as one strikes by pen."""
    spot = paper.pick(
        lambda s: s.cell is not None and s.is_alone and len(s.text.strip()) > 3 and s.kind != "prose"
    )
    line = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    spot.runs[0].addprevious(wordml.shape(line, 12 * len(spot.text), 0, off=(0, 8)))
    paper.truth.doubt(spot.leaves)


@change("drawn")
def emblem_over_the_title(paper: Paper) -> None:
    """A picture that belongs to no value."""
    body = paper.document.element.body
    body.insert(0, wordml.element("<w:p/>"))
    body[0].append(wordml.picture(paper.document, wordml.pen("seal", paper.rng), 60, 60))


@change("boxes")
def value_in_a_text_box(paper: Paper) -> None:
    """The box lies in the value's cell."""
    spot = paper.pick(
        lambda s: (
            s.cell is not None
            and s.is_alone
            and bool(s.text.strip())
            and s.kind not in ("tick", "ink", "prose")
        )
    )
    words = f"<w:p><w:r>{wordml.text(spot.text.strip())}</w:r></w:p>"
    spot.write("")
    spot.runs[-1].addnext(wordml.shape(RECTANGLE, 150, 20, words))


@change("boxes")
def note_in_a_text_box(paper: Paper) -> None:
    """A remark that belongs to no value, floating beside the title."""
    words = f"<w:p><w:r>{wordml.text(paper.rng.choice(('第二次报送', '原件已寄出', '电子版')))}</w:r></w:p>"
    paragraph = next(p for p in paper.document.element.body if plain_text(p))
    paragraph.append(wordml.shape(RECTANGLE, 80, 22, words))
