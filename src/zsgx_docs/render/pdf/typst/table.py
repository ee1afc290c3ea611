"""Writes tables as Typst code: spans, borders, row heights, repeated heads, text from top to bottom."""

from __future__ import annotations

from dataclasses import replace

from zsgx_docs.render.pdf.blocks import Table, TableCell
from zsgx_docs.render.pdf.typst.fit import cell_width
from zsgx_docs.render.pdf.typst.literals import array, call, paint, points, sequence
from zsgx_docs.render.pdf.typst.simple_cells import Simple
from zsgx_docs.render.pdf.typst.table_plan import NO_LINE, NO_ROOM, Plan
from zsgx_docs.render.pdf.typst.writer import BlockWriter


def table(plan: Plan, above: float, writer: BlockWriter, end: int | None = None) -> str:
    """Return the table as Typst code, or its rows up to an `end`."""
    shown = plan.shown
    numbers = range(len(shown.rows))[:end]
    head = _rows(numbers[: shown.head], plan, writer)
    body = _rows(numbers[shown.head :], plan, writer)
    if head:
        body.insert(0, call("table.header", *head))
    heights = [points(height) if height else "auto" for height in plan.heights[:end]]
    if plan.below and end is None:
        body.append(_below(plan, writer))
        heights.append("auto")
    written = call(
        "table",
        *body,
        columns=array([*map(points, shown.widths), *["0pt"] * _helpers(plan)]),
        rows=array(heights),
        align=_with_strut(plan.usual_align, plan, "left"),
        inset=_with_strut(plan.usual_inset, plan, NO_ROOM),
        stroke=_with_strut(plan.usual_stroke, plan, NO_LINE),
    )
    if plan.hoisted:
        written = f"{plan.hoisted}({written})"
    if plan.whole_cells or writer.boxed:
        whole = "false" if plan.whole_cells else "auto"
        written = sequence([f"set table.cell(breakable: {whole})", written])
    return call("block", placed(written, shown, writer), above=points(above), below="0pt", width="100%")


def _helpers(plan: Plan) -> int:
    """How many columns without width stand beside the table's own."""
    return bool(plan.struts) + bool(plan.together)


def _with_strut(usual: tuple[str, ...], plan: Plan, strut: str) -> str | None:
    return by_column((*usual, *[strut] * _helpers(plan)) if usual else usual)


def by_column(usual: tuple[str, ...]) -> str | None:
    """Return one value for all columns if they agree, else one for each."""
    if not usual:
        return None
    return usual[0] if len(set(usual)) == 1 else array(list(usual))


def _rows(numbers: range, plan: Plan, writer: BlockWriter) -> list[str]:
    parts: list[str] = []
    for number in numbers:
        parts.extend(_cell(cell, simple, plan, writer) for cell, simple in plan.cells_of(number))
        if plan.struts:
            parts.extend(_strut(number, plan, writer))
        if plan.together:
            parts.extend(_clasp(number, plan))
    return parts


def _strut(number: int, plan: Plan, writer: BlockWriter) -> list[str]:
    """Holds a row open, in a last column without width; one whole cell keeps all its row whole."""
    height = plan.struts.get(number)
    if height is None and not plan.in_order:
        return []
    strut = call("least", points(min(height, writer.page.text_height - 1))) if height is not None else "[]"
    given = {"breakable": "true"} if plan.whole_cells and plan.shown.rows[number].splits else {}
    if not plan.in_order:
        given |= {"x": str(len(plan.shown.widths)), "y": str(number)}
    return [call("table.cell", strut, **given) if given else strut]


def _clasp(number: int, plan: Plan) -> list[str]:
    """Holds a run of rows together, in a last column without width: one cell that cannot be cut."""
    run = next((run for run in plan.together if number in run), None)
    if run is None:
        given = {"breakable": "true"} if plan.whole_cells and plan.shown.rows[number].splits else {}
        if not plan.in_order:
            return []
    elif number > run.start:
        return []
    else:
        given = {"rowspan": str(len(run)), "breakable": "false"}
    if not plan.in_order:
        given |= {"x": str(len(plan.shown.widths) + bool(plan.struts)), "y": str(number)}
    return [call("table.cell", "[]", **given) if given else "[]"]


def _below(plan: Plan, writer: BlockWriter) -> str:
    """What stays with the last row, as a row of its own without lines, as wide as the text."""
    assert plan.below is not None
    written = call("block", plan.below, width=points(writer.width))
    moved = call("move", written, dx=points(-_indent(plan.shown, writer)))
    given = {"x": "0", "y": str(len(plan.shown.rows))} if not plan.in_order else {}
    spanned = str(len(plan.shown.widths) + bool(plan.struts))
    return call(
        "table.cell", moved, colspan=spanned, inset=NO_ROOM, stroke=NO_LINE, align="left + top", **given
    )


def _indent(shown: Table, writer: BlockWriter) -> float:
    """How far right of the text's left edge the table begins, in points."""
    if shown.align != "left":
        return (writer.width - sum(shown.widths)) / (2 if shown.align == "center" else 1)
    first = next((cell.look.inset[0] for cell in shown.cells if cell.column == 0), 0)
    return shown.indent - (0 if writer.boxed else first)


def _cell(cell: TableCell, simple: Simple | None, plan: Plan, writer: BlockWriter) -> str:
    body = _simple(cell, simple, plan) if simple else full(cell, plan.shown, writer)
    align, inset, stroke = plan.look(cell, simple)
    given = told_apart(cell, align, inset, plan)
    if stroke != plan.usual_stroke[cell.column]:
        given["stroke"] = stroke
    if cell.row_span > 1:
        given["rowspan"] = str(cell.row_span)
    if (whole := plan.is_whole(cell)) != plan.whole_cells:
        given["breakable"] = "false" if whole else "true"
    if not plan.in_order:
        given |= {"x": str(cell.column), "y": str(cell.row)}
    return call("table.cell", body, **given) if given else body


def told_apart(cell: TableCell, align: str, inset: str, plan: Plan) -> dict[str, str]:
    """Return what a cell must say for itself, as others of its column are otherwise."""
    given = {}
    if align != plan.usual_align[cell.column]:
        given["align"] = align
    if inset != plan.usual_inset[cell.column]:
        given["inset"] = inset
    if cell.look.fill:
        given["fill"] = paint(cell.look.fill)
    if cell.column_span > 1:
        given["colspan"] = str(cell.column_span)
    return given


def _simple(cell: TableCell, simple: Simple, plan: Plan) -> str:
    if simple.look is None:
        return "[]" if plan.heights[cell.row] else call("blank", points(simple.line))
    return simple.written(plan.hoisted)


def full(cell: TableCell, shown: Table, writer: BlockWriter) -> str:
    """Return a cell of any content as Typst code."""
    grid = writer.grid if writer.grid.in_tables else replace(writer.grid, pitch=None)
    inner = writer.inside(grid, cell_width(cell, shown))
    if not cell.look.stacked:
        return sequence(inner.blocks(cell.blocks))
    rows = shown.rows[cell.row : cell.row + cell.row_span]
    height = sum(row.height or 0 for row in rows) if all(row.height for row in rows) else None
    return inner.stacked(cell.blocks, height)


def placed(written: str, shown: Table, writer: BlockWriter) -> str:
    """Return a table moved as Word does, which lines up the first column's text with the text above."""
    if shown.align != "left":
        return call("align", shown.align, written)
    indent = _indent(shown, writer)
    return call("pad", written, left=points(indent)) if indent else written
