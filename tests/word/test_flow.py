"""Word bodies as the page model: what a person sees in Word, and nothing else."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from zsgx_docs.model.sheet import Grid, Paragraph, Sheet
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

NS = nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
SHAPES = (
    NS
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def _sheet(*elements: str) -> Sheet:
    document = docx.Document()
    for xml in elements:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    return _again(document)


def _again(document: docx.document.Document) -> Sheet:
    out = io.BytesIO()
    document.save(out)
    return word_sheet(open_word(out.getvalue(), "试.docx"))


def _texts(sheet: Sheet) -> list[str]:
    return [block.text.text for block in sheet.blocks if isinstance(block, Paragraph)]


def it_reads_content_control_tick_boxes() -> None:
    def box(state: int) -> str:
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
        )

    sheet = _sheet(f"<w:p {NS}>{box(1)}<w:r><w:t>是</w:t></w:r>{box(0)}<w:r><w:t>否</w:t></w:r></w:p>")

    assert _texts(sheet) == ["☑是□否"]


def it_reads_symbol_font_and_legacy_tick_boxes() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        '<w:checked w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    symbol = (
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    )
    sheet = _sheet(f"<w:p {NS}>{field}<w:r><w:t>甲</w:t></w:r>{symbol}<w:r><w:t>乙</w:t></w:r></w:p>")

    assert _texts(sheet) == ["☑甲□☑乙"]


def it_reads_letters_typed_in_a_symbol_font_as_the_boxes_they_show() -> None:
    def run(font: str, text: str) -> str:
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="宋体"/></w:rPr>'
        return f"<w:r>{fonts}<w:t>{text}</w:t></w:r>"

    boxes = run("Wingdings 2", "R是批R") + run("Wingdings 2", "£") + run("Wingdings", "þ¨")
    sheet = _sheet(f"<w:p {NS}>{boxes}{run('Arial', 'R£')}<w:r><w:t>\uf052\uf0a8</w:t></w:r></w:p>")

    assert _texts(sheet) == ["☑是批☑□☑□R£☑□"]


def it_takes_tracked_changes_as_accepted_and_skips_hidden_text_and_field_codes() -> None:
    sheet = _sheet(
        f'<w:p {NS}><w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026年</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )

    assert _texts(sheet) == ["新2026年"]


def field(code: str, begun: str = "", result: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{begun}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def it_reads_the_entry_chosen_in_the_list_of_a_form_field() -> None:
    entries = '<w:listEntry w:val="省教育厅"/><w:listEntry w:val="省科技厅"/>'
    second = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    first = f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>"

    sheet = _sheet(f"<w:p {NS}>{field('FORMDROPDOWN', second)}{field('FORMDROPDOWN', first)}</w:p>")

    assert _texts(sheet) == ["省科技厅省教育厅"]


def it_reads_a_stroke_printed_over_a_box_as_a_ticked_box() -> None:
    shown = "<w:r><w:t>是</w:t></w:r>"
    box, ring = field(r"eq \o\ac(□,√)"), field(r"eq \o\ac(○,否)")
    sheet = _sheet(f"<w:p {NS}>{box}{shown}{ring}{field('DATE', '', shown)}</w:p>")

    assert _texts(sheet) == ["☑是否是"]


def it_leaves_struck_text_out() -> None:
    def run(mark: str, text: str) -> str:
        return f"<w:r><w:rPr>{mark}</w:rPr><w:t>{text}</w:t></w:r>"

    struck = run("<w:strike/>", "旧址") + run("<w:dstrike/>", "宾馆")
    kept = run('<w:strike w:val="0"/>', "新址")
    sheet = _sheet(f"<w:p {NS}>{struck}{kept}</w:p>")

    assert _texts(sheet) == ["新址"]


def it_reads_a_text_box_once() -> None:
    inside = f"<w:txbxContent {SHAPES}><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    sheet = _sheet(
        f"<w:p {SHAPES}><w:r><w:t>段落</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert _texts(sheet) == ["段落", "框内"]


def it_leaves_placeholders_out() -> None:
    sheet = _sheet(
        f"<w:p {NS}><w:r><w:t>姓名：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t>单击此处输入</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )

    assert _texts(sheet) == ["姓名："]


def it_leaves_prompts_out_that_lost_their_control() -> None:
    prompts = ("单击或点击此处输入文字。", "选择一项。", "每项请选择一项。")
    sheet = _sheet(*(f"<w:p {NS}><w:r><w:t>{said}</w:t></w:r></w:p>" for said in prompts))

    assert _texts(sheet) == ["", "", "每项请选择一项。"]


def it_knows_spans_and_places_of_merged_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "单位"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    table.cell(1, 1).text = "甲"

    grid = next(block for block in _again(document).blocks if isinstance(block, Grid))

    spans = {cell.text.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells}
    assert spans["单位"] == (0, 0, 3, 1)
    assert spans["横"] == (0, 1, 1, 2)
    place = next(cell.place for cell in grid.cells if cell.text.text == "甲")
    assert place is not None and place.to_json() == {"table": 0, "row": 1, "cell": 1}


def it_keeps_a_nested_table_in_its_cell_and_apart() -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=1).cell(0, 0)
    outer.text = "说明"
    inner = outer.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "电话", "027"

    grid = next(block for block in _again(document).blocks if isinstance(block, Grid))

    assert "电话 027" in grid.cells[0].text.text
    assert [cell.text.text for cell in grid.cells[0].inner[0].cells] == ["电话", "027"]
