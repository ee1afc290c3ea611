"""A sheet as a PDF, by WeasyPrint; what is drawn by hand is drawn."""

from __future__ import annotations

import html

from weasyprint import HTML

from arrangements.sheet import (
    BESIDE,
    CIRCLE,
    CIRCLED,
    CROSSED,
    LINE,
    LINED,
    STRUCK,
    Block,
    Cell,
    Line,
    Sheet,
    Table,
)

_CROSS = '<path d="M1 2L12 13M12 1L2 12" stroke="#223" stroke-width="1.3" fill="none"/>'
_TICK = '<path d="M2 6L6 12L15 -1" stroke="#223" stroke-width="1.5" fill="none"/>'
_OVER = '<span class="on">□<svg viewBox="0 -3 16 18" width="1.15em" height="1.3em">{}</svg></span>'
_BESIDE = '<svg viewBox="0 -3 16 18" width="1em" height="1.1em">{}</svg>□'
_MARKS = {
    CROSSED: _OVER.format(_CROSS),
    STRUCK: _OVER.format(_TICK),
    BESIDE: _BESIDE.format(_TICK),
    CIRCLE: '<span class="round">',
    CIRCLED: "</span>",
    LINE: "<u>",
    LINED: "</u>",
}
_STYLE = """
@page {{ size: A4 {turn}; margin: {above}mm {aside}mm }}
body {{ font-family: "{digits}", "{face}"; font-size: 12pt; line-height: 1.4 }}
p {{ margin: 0 0 4pt; white-space: pre-wrap }}
table {{ border-collapse: collapse; table-layout: fixed; margin-bottom: 4pt }}
td {{ border: .8pt solid #000; vertical-align: middle; white-space: pre-wrap;
      overflow-wrap: anywhere }}
table.open td {{ border-left: none; border-right: none }}
.on {{ position: relative }} .on svg {{ position: absolute; left: -.05em; top: -.1em }}
.round {{ border: 1.1pt solid #223; border-radius: 50%; padding: 0 .2em }}
u {{ text-underline-offset: 2.5pt }}
"""


def pdf(sheet: Sheet) -> bytes:
    above, aside = sheet.margins
    style = _STYLE.format(
        turn="landscape" if sheet.wide else "portrait",
        above=above, aside=aside, digits=sheet.digits, face=sheet.face,
    )  # fmt: skip
    body = "".join(map(_block, sheet.blocks))
    made = HTML(string=f"<meta charset=utf-8><style>{style}</style>{body}").write_pdf()
    assert isinstance(made, bytes)
    return made


def _block(block: Block) -> str:
    if isinstance(block, Line):
        weight = "bold" if block.bold else "normal"
        return (
            f'<p style="font-size:{block.size}pt;text-align:{block.align};font-weight:{weight}">'
            f"{_marked(block.text)}</p>"
        )
    if isinstance(block, Table):
        return _table(block)
    return '<div style="break-after:page"></div>'


def _marked(text: str) -> str:
    shown = html.escape(text)
    for mark, drawn in _MARKS.items():
        shown = shown.replace(mark, drawn)
    return shown


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{width}mm">' for width in table.widths)
    head, body = table.rows[: table.head], table.rows[table.head :]
    rows = ["".join(_row(row, table) for row in part) for part in (head, body)]
    top = f"<thead>{rows[0]}</thead>" if table.head else ""
    look = "" if table.sides else ' class="open"'
    return (
        f'<table{look} style="font-size:{table.size}pt;width:{sum(table.widths)}mm">'
        f"{columns}{top}<tbody>{rows[1]}</tbody></table>"
    )


def _row(row: list[Cell] | tuple[Cell, ...] | object, table: Table) -> str:
    assert isinstance(row, list | tuple)
    cells = "".join(
        f'<td colspan="{c.across}" rowspan="{c.down}" style="text-align:{c.align};padding:{table.pad}pt 3pt">'
        f"{_marked(c.text)}</td>"
        for c in row
    )
    return f'<tr style="height:{table.height}mm">{cells}</tr>'
