"""Find the ruling lines of a PDF page: strokes, thin filled shapes, rectangles, thin pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from zsgx_docs.model.geometry import Box
from zsgx_docs.read.layout import Ruling
from zsgx_docs.read.pdf.coordinates import PageSpace

THICKEST = 3.5
"""Points; a filled shape thinner than this one way and longer the other is a line; a guess."""
MOST_RULES = 20_000
"""Rules on one page, more only in maps and drawings; for time and memory, a guess."""
ASLANT = 2.0
"""Points by which a line runs aslant that is none of a table; a guess."""
RING = 40.0
"""Points: closed curves that are wider and higher are seals, or drawn round something; a guess."""
MOST_STROKES = 300
"""Strokes aslant on one page, more only in drawings; a guess."""

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


def read_rules(shapes: Iterable[pdfium.PdfObject], upright: PageSpace) -> list[Ruling]:
    """Find straight lines in points of the upright page; none where there are far too many for a form."""
    rules: list[Ruling] = []
    for shape in shapes:
        if shape.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            rules.extend(_path_rules(shape, upright))
        elif shape.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            rules.extend(_thin(_box_of(shape_corners(shape, upright))))
        if len(rules) > MOST_RULES:
            return []
    return rules


def pen_strokes(shapes: Iterable[pdfium.PdfObject], upright: PageSpace) -> list[list[Point]]:
    """Find what is stroked and not straight along the page, but for rings as large as seals: lines aslant,
    curves. None where there are far too many for a pen.
    """
    found: list[list[Point]] = []
    for shape in shapes:
        if shape.type != pdfium_c.FPDF_PAGEOBJ_PATH or not _is_stroked(shape):
            continue
        matrix = _matrix(shape)
        for outline, curved in _outlines(shape):
            points = [_moved(point, matrix, upright) for point in outline]
            if (curved or _is_aslant(points)) and not _is_ring(points):
                found.append(points)
        if len(found) > MOST_STROKES:
            return []
    return found


def _is_stroked(path: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) and not _is_white(path, pdfium_c.FPDFPageObj_GetStrokeColor)


def _is_aslant(points: Sequence[Point]) -> bool:
    return any(min(abs(x1 - x0), abs(y1 - y0)) > ASLANT for (x0, y0), (x1, y1) in pairwise(points))


def _is_ring(points: list[Point]) -> bool:
    box = _box_of(points)
    return points[0] == points[-1] and min(box.width, box.height) > RING


def shape_corners(shape: pdfium.PdfObject, upright: PageSpace) -> list[Point]:
    """Return the corners of an image, wherever nested forms put it."""
    matrix = _matrix(shape)
    return [_moved((x, y), matrix, upright) for x in (0.0, 1.0) for y in (0.0, 1.0)]


def shape_box(shape: pdfium.PdfObject, upright: PageSpace) -> Box:
    """The box round a path or an image, wherever nested forms put it."""
    if shape.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return _box_of(shape_corners(shape, upright))
    x0, y0, x1, y1 = shape.get_bounds()
    matrix = _within(pdfium.PdfMatrix(), shape)
    return _box_of([_moved(corner, matrix, upright) for corner in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))])


def _path_rules(path: pdfium.PdfObject, upright: PageSpace) -> Iterator[Ruling]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    stroked = stroke.value and not _is_white(path, pdfium_c.FPDFPageObj_GetStrokeColor)
    filled = fill.value and not _is_white(path, pdfium_c.FPDFPageObj_GetFillColor)
    if not stroked and not filled:
        return
    matrix = _matrix(path)
    for outline, curved in _outlines(path):
        points = [_moved(point, matrix, upright) for point in outline]
        box = _box_of(points)
        if stroked and curved:
            yield from _rounded(points, box)
        elif stroked:
            yield from _segments(points)
        else:
            yield from _thin(box)


def _outlines(path: pdfium.PdfObject) -> Iterator[tuple[list[Point], bool]]:
    """The subpaths as points in a row (closed ones end where they began), and whether any is a curve."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for i in range(min(pdfium_c.FPDFPath_CountSegments(path), MOST_RULES)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, i)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        points.append((x.value, y.value))
        curved = curved or kind == pdfium_c.FPDF_SEGMENT_BEZIERTO
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _segments(points: list[Point]) -> Iterator[Ruling]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if max(abs(x1 - x0), abs(y1 - y0)) > 0.5:
            yield Ruling(x0, y0, x1, y1)


def _rounded(points: list[Point], box: Box) -> Iterator[Ruling]:
    """The sides of a rectangle with rounded corners."""
    on_edge = sum(
        min(abs(x - box.x0), abs(x - box.x1)) < 0.5 or min(abs(y - box.top), abs(y - box.bottom)) < 0.5
        for x, y in points
    )
    sides = sum(rule_length > 0.5 * min(box.width, box.height) for rule_length in _straight_lengths(points))
    if on_edge == len(points) and sides >= 4:
        x0, top, x1, bottom = box
        yield from (Ruling(x0, top, x1, top), Ruling(x0, bottom, x1, bottom))
        yield from (Ruling(x0, top, x0, bottom), Ruling(x1, top, x1, bottom))


def _straight_lengths(points: list[Point]) -> Iterator[float]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x1 - x0) < 0.1 or abs(y1 - y0) < 0.1:
            yield abs(x1 - x0) + abs(y1 - y0)


def _thin(box: Box) -> Iterator[Ruling]:
    x, y = box.middle
    if box.height <= THICKEST and box.width > 2 * box.height:
        yield Ruling(box.x0, y, box.x1, y)
    elif box.width <= THICKEST and box.height > 2 * box.width:
        yield Ruling(x, box.top, x, box.bottom)


def _box_of(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _is_white(path: pdfium.PdfObject, colour_of: object) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not colour_of(path, *parts):  # type: ignore[operator]
        return False
    red, green, blue, alpha = (part.value for part in parts)
    return alpha < 10 or min(red, green, blue) > 245


def _matrix(shape: pdfium.PdfObject) -> Matrix:
    """From the shape's own space to the page's, through all forms that hold it."""
    return _within(shape.get_matrix(), shape)


def _within(matrix: pdfium.PdfMatrix, shape: pdfium.PdfObject) -> Matrix:
    """From the space of what holds the shape to the page's, after `matrix`."""
    container = shape.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    a, b, c, d, e, f = matrix.get()
    return a, b, c, d, e, f


def _moved(point: Point, matrix: Matrix, upright: PageSpace) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return upright.point(a * x + c * y + e, b * x + d * y + f)
