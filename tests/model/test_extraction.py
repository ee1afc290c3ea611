"""Results as they go out."""

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.extraction import Extraction, FurtherPaper, Source
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal, Sheet
from zsgx_docs.model.unread import Unread


def test_boxes_go_out_in_the_points_that_the_file_gives_its_pages() -> None:
    box = Box(100, 200, 300, 400)
    fields = (Evidence("venue", "地点", "a", "a", 1.0, boxes=((1, box), (2, box))),)
    sheets = Sheet((), 1, 595, 842), Sheet((), 2, 595, 842, in_file=0.5)
    taken = Extraction(
        source=Source("a.pdf", "", 1, "pdf-scan", 2, sheets),
        document_type="x",
        template=None,
        template_score=1.0,
        record={},
        fields=fields,
        seals=(Seal(2, box, "round", "red", "", 1.0),),
        unread=(Unread("ink", "", 2, box), Unread("ink", "")),
        more=(FurtherPaper("y", "y", 1.0, {}, fields),),
    ).in_points_of_file()
    half = Box(50, 100, 150, 200)
    assert [paper.fields[0].boxes for paper in (taken, *taken.more)] == [((1, box), (2, half))] * 2
    assert (taken.seals[0].box, [thing.box for thing in taken.unread]) == (half, [half, None])
    assert [(sheet.width, sheet.height) for sheet in taken.source.sheets] == [(595, 842), (297.5, 421)]
    assert taken.in_points_of_file() is taken
