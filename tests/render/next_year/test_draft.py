"""Next year's notice from last year's own file."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from tests.render.next_year.notices import CALL, PLAN, add_behind, comments, edited, notice, of_word, text

from zsgx_docs import desk
from zsgx_docs.errors import RecordError, UnsupportedFile, UsageError


def drafted(document: Document, year: int = 2027, name: str = CALL) -> tuple[Document, desk.Drafted]:
    made = desk.draft(name, desk.last_notice(name, of_word(document), "去年.docx"), year, "docx")
    return docx.Document(io.BytesIO(made.data)), made


def said_of(made: desk.Drafted, action: str) -> str:
    return "\n".join(change.said for change in made.changes if change.action == action)


@pytest.mark.parametrize(("name", "year"), [(CALL, 2027), (PLAN, 2026)])
def test_an_official_notice_says_the_same_as_its_record_and_nothing_is_told_as_changed(
    name: str, year: int
) -> None:
    draft, made = drafted(notice(name), year, name)
    by_record = desk.draft(name, desk.sample(name), year, "docx")
    assert text(draft) == text(docx.Document(io.BytesIO(by_record.data)))
    assert said_of(made, "kept") == ""
    assert [change.said for change in made.changes] == [change.said for change in by_record.changes]


def test_nothing_of_last_year_is_left_in_the_draft() -> None:
    made = desk.draft(CALL, desk.sample(CALL), 2027, "docx")
    with zipfile.ZipFile(io.BytesIO(made.data)) as parts:
        body = parts.read("word/document.xml").decode()
    assert "2025" not in body and "168号" not in body


def test_years_dates_and_deadlines_move_on_with_a_comment_at_each_place() -> None:
    draft, _ = drafted(notice(CALL), 2028)
    assert "2027年12月25日17点前" in text(draft) and "2028年9月30日之前" in text(draft)
    told = comments(draft)
    deadline = next(each for each in told if each.startswith("报送截止时间"))
    assert "由“2025年12月25日”顺延为“2027年12月25日”" in deadline
    assert "周六" in deadline and "12月24日（周五）" in deadline
    issued = next(each for each in told if each.startswith("成文日期"))
    assert "周" not in issued and "节假日" not in issued


def test_what_nobody_can_know_is_a_yellow_blank() -> None:
    draft, made = drafted(notice(CALL))
    runs = [run for paragraph in draft.paragraphs for run in paragraph.runs]
    yellow = [run.text for run in runs if run.font.highlight_color == 7]
    assert yellow == ["________"] * 3
    assert "发文字号：去年为“鄂人社函〔2025〕168号”，无法推知，请填写" in comments(draft)
    assert {c.label for c in made.changes if c.action == "blank"} == {"发文字号", "依据文件", "联系单位"}


def test_an_added_paragraph_and_a_changed_phrase_stand_in_the_draft_and_are_told() -> None:
    document = edited(CALL, {"历次全会": "四中全会"})
    add_behind(document, "（四）研修经费保障", "（五）安全管理要求。每班次配备不少于2名安全员。")
    draft, made = drafted(document)
    assert "二十届四中全会精神" in text(draft) and "每班次配备不少于2名安全员。" in text(draft)
    assert "写作“四中”，模板为“历次”" in said_of(made, "kept")
    assert "这段是去年的通知里加写的" in said_of(made, "kept")


def test_what_the_clerk_took_out_stays_out_and_is_told() -> None:
    document = edited(CALL, {"鼓励非公有制领域专业技术人员或经营管理人员参加。": ""})
    gone = next(p for p in document.paragraphs if p.text.startswith("（二）遴选推荐"))
    gone._p.getparent().remove(gone._p)
    draft, made = drafted(document)
    assert "鼓励非公有制" not in text(draft) and "遴选推荐" not in text(draft)
    assert "模板此处还有“鼓励非公有制领域专业技术人员或经营管理人员参加。”" in said_of(made, "kept")
    assert "模板此后还有“（二）遴选推荐。" in said_of(made, "kept")


def test_a_title_and_paragraphs_that_are_broken_otherwise_are_no_changes() -> None:
    document = edited(CALL, {})
    whole = next(p for p in document.paragraphs if p.text.startswith("（三）研修课程内容"))
    text_of_it = whole.text
    whole.runs[0].text, whole.runs[1].text = text_of_it[:60], ""
    add_behind(document, "（三）研修课程内容", text_of_it[60:])
    assert said_of(drafted(document)[1], "kept") == ""


def test_tables_and_the_look_of_the_clerks_own_file_stay() -> None:
    document = edited(CALL, {})
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "第一批", "2026年5月"
    line = next(p for p in document.paragraphs if p.text == "一、选题范围")
    line.runs[0].font.size = docx.shared.Pt(19)
    draft, made = drafted(document)
    assert draft.tables[-1].cell(0, 1).text == "2027年5月"
    kept = next(p for p in draft.paragraphs if p.text == "一、选题范围")
    assert kept.runs[0].font.size == docx.shared.Pt(19)
    assert "表中的这些文字是去年的通知里加写的" in said_of(made, "kept")


def test_lists_of_projects_are_emptied_each_with_its_own_comment() -> None:
    draft, _ = drafted(notice(PLAN), 2026, PLAN)
    assert "国家级项目：去年为“8项”，无法推知，请填写" in comments(draft)
    assert "市级项目：去年为“20项”，无法推知，请填写" in comments(draft)
    for table in draft.tables[:2]:
        assert [row.cells[0].text for row in table.rows[1:]] == ["1", "2", "3"]
        assert all(cell.text == "________" for row in table.rows[1:] for cell in row.cells[1:])


def test_a_number_of_the_notice_itself_is_blank_wherever_it_stands() -> None:
    document = edited(PLAN, {})
    document.paragraphs[0].insert_paragraph_before("津人社办函〔2025〕33号")
    document.sections[0].header.paragraphs[0].text = "津人社办函〔2025〕33号"
    draft, made = drafted(document, 2026, PLAN)
    assert draft.paragraphs[0].text == "________"
    assert draft.sections[0].header.paragraphs[0].text == "________"
    assert "发文字号：去年为“津人社办函〔2025〕33号”，无法推知，请填写" in said_of(made, "blank")


def test_the_names_and_numbers_of_other_documents_stay_and_are_marked() -> None:
    added = "（六）执行《2026年全省人才工作要点》（鄂人社发〔2026〕7号）和人社部发〔2011〕89号文件。"
    document = edited(CALL, {})
    add_behind(document, "（四）研修经费保障", added)
    draft, made = drafted(document)
    assert added in text(draft)
    for name in ("2026年", "鄂人社发〔2026〕7号", "人社部发〔2011〕89号"):
        assert f"“{name}”" in said_of(made, "look")


def test_the_name_that_the_template_itself_gives_a_document_moves_on() -> None:
    draft, _ = drafted(notice(CALL))
    assert "《人社部办公厅关于征集专业技术人才知识更新工程2027年高级研修项目选题的通知》" in text(draft)


def test_dates_in_any_hand_move_on_also_over_two_paragraphs() -> None:
    document = edited(CALL, {"2025年12月18日": "二〇二五年十二月十八日"})
    add_behind(document, "（四）研修经费保障", "30日前报送名单。")
    add_behind(document, "（四）研修经费保障", "（五）各单位于 2 0 2 6 年３月前报名，2026年4月")
    draft, made = drafted(document)
    assert "二〇二六年十二月十八日" in text(draft)
    assert "2 0 2 7 年３月前报名，2027年4月\n30日前报送名单。" in text(draft)
    assert any(c.path == "issue_date" and c.action == "moved" for c in made.changes)


def test_tracked_changes_are_accepted_first() -> None:
    document = edited(CALL, {})
    paragraph = next(p for p in document.paragraphs if p.text.startswith("各地、各部门及相关单位要高度"))
    taken_out = paragraph.runs[0]._r
    inserted = docx.oxml.parse_xml(
        f"<w:ins {docx.oxml.ns.nsdecls('w')} w:id='1' w:author='x'>"
        "<w:r><w:t>2026年起试行。</w:t></w:r></w:ins>"
    )
    deleted = docx.oxml.parse_xml(f'<w:del {docx.oxml.ns.nsdecls("w")} w:id="2" w:author="x"/>')
    taken_out.addprevious(deleted)
    deleted.append(taken_out)
    deleted.addprevious(inserted)
    draft, _ = drafted(document)
    assert "2027年起试行。" in text(draft) and "各地、各部门及相关单位要高度" not in text(draft)


def test_a_leap_of_several_years_is_said() -> None:
    draft, made = drafted(notice(CALL), 2029)
    assert "所据的是2026年的通知，与2029年相隔3年" in said_of(made, "look")
    assert any("相隔3年" in comment for comment in comments(draft))
    assert "相隔" not in said_of(drafted(notice(CALL))[1], "look")


def test_what_last_years_notice_lacks_is_a_blank_to_be_filled_in() -> None:
    made = desk.draft(CALL, {**desk.sample(CALL), "mailbox": None}, 2027, "docx")
    assert "邮箱：去年的通知里没有，请填写" in comments(docx.Document(io.BytesIO(made.data)))


def test_what_was_read_without_certainty_is_said_also_where_it_stays() -> None:
    word = of_word(notice(CALL))
    doubts = {"mailbox": "有的字看不清", "deadline": "印章压住"}
    made = desk.draft(CALL, desk.LastNotice("去年.docx", word, desk.sample(CALL), doubts), 2027, "docx")
    notes = {change.path: str(change.note) for change in made.changes}
    assert "有的字看不清" in notes["mailbox"] and "印章压住" in notes["deadline"]


def test_a_pdf_gives_the_same_draft_as_the_word_file_it_was_made_of() -> None:
    document = edited(PLAN, {"二十届二中、三中全会": "二十届四中全会"})
    add_behind(
        document,
        "（二）市级高研项目学员应",
        "（三）承办单位应于2025年3月31日前制定应急预案，并报市人社局备案。",
    )
    word = of_word(document)
    from zsgx_docs.render.pdf import word_to_pdf

    last = desk.last_notice(PLAN, word_to_pdf(word).pdf, "去年.pdf")
    of_pdf = desk.draft(PLAN, last, 2026, "docx")
    of_file = desk.draft(PLAN, desk.last_notice(PLAN, word, "去年.docx"), 2026, "docx")
    assert [c.said for c in of_pdf.changes] == [c.said for c in of_file.changes]
    lines = [text(docx.Document(io.BytesIO(made.data))).split() for made in (of_pdf, of_file)]
    assert lines[0] == lines[1]


@pytest.mark.parametrize(
    ("paper", "is_"),
    [
        ("hubei/application-form", "申报表"),
        ("tianjin/certificate-roster", "学员名单"),
        (PLAN, f"请改用模板 {PLAN}"),
    ],
)
def test_another_paper_is_refused_for_what_it_is(paper: str, is_: str) -> None:
    data = desk.issue(paper, desk.sample(paper), "docx").data
    with pytest.raises(UnsupportedFile, match="「别的") as refused:
        desk.last_notice(CALL, data, "别的.docx")
    assert is_ in refused.value.message


def test_a_letter_is_refused_as_no_notice() -> None:
    letter = docx.Document()
    letter.add_paragraph("关于商请协助提供会议场地的函")
    letter.add_paragraph("我单位拟于2026年5月举办会议，现商请贵单位协助。")
    with pytest.raises(UnsupportedFile, match="不是“征集"):
        desk.last_notice(CALL, of_word(letter), "来函.docx")


def test_a_record_of_another_paper_is_refused() -> None:
    with pytest.raises(RecordError, match="application_form"):
        desk.draft(CALL, desk.sample("hubei/application-form"), 2027, "docx")


def test_a_template_of_no_notice_is_refused() -> None:
    with pytest.raises(UsageError, match="hubei/application-form"):
        desk.draft("hubei/application-form", {}, 2027, "docx")


def test_the_year_must_be_later() -> None:
    with pytest.raises(RecordError, match="是2026年的通知，--year 2026 不比它晚"):
        desk.draft(CALL, desk.sample(CALL), 2026, "docx")


def test_a_number_that_word_counts_itself_is_no_change() -> None:
    document = edited(CALL, {"三、申报方式": "申报方式"})
    ns = docx.oxml.ns.nsdecls("w")
    numbering = document.part.numbering_part.element
    counts = '<w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>'
    level = f'<w:lvl w:ilvl="0">{counts}</w:lvl>'
    numbering.insert(
        0, docx.oxml.parse_xml(f'<w:abstractNum {ns} w:abstractNumId="77">{level}</w:abstractNum>')
    )
    numbering.append(docx.oxml.parse_xml(f'<w:num {ns} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    heading = next(p for p in document.paragraphs if p.text == "申报方式")
    counted = f'<w:numPr {ns}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    heading._p.get_or_add_pPr().append(docx.oxml.parse_xml(counted))
    assert said_of(drafted(document)[1], "kept") == ""


def test_a_deadline_without_a_year_stays_and_is_marked() -> None:
    draft, made = drafted(edited(CALL, {"2026年9月30日": "9月30日"}))
    assert "均应在9月30日之前" in text(draft)
    assert "办班截止日期：“9月30日”没有写年份" in said_of(made, "look")


def test_an_organisers_own_number_is_blank_and_the_comments_of_last_year_stay() -> None:
    name = "organiser/opening-notice"
    document = notice(name)
    document.add_comment(document.paragraphs[-1].runs[0], "已阅", "王", "w")
    draft, made = drafted(document, 2026, name)
    assert any(c.action == "blank" and c.label == "发文字号" for c in made.changes)
    assert "已阅" in comments(draft)


def test_the_title_in_the_files_properties_moves_on_too() -> None:
    document = notice(CALL)
    document.core_properties.title = "关于征集2026年选题的通知"
    assert drafted(document)[0].core_properties.title == "关于征集2027年选题的通知"


def test_a_sentence_rewritten_round_a_value_stays_as_it_is_without_blanks_put_in() -> None:
    document = edited(CALL, {"研修人数一般不少于50人，每期省级": "研修人数控制在60人左右，每期省级"})
    draft, made = drafted(document)
    assert "研修人数控制在60人左右，每期省级" in text(draft)
    assert "国家级研修人数下限：写法与模板不同" in said_of(made, "look")


def test_a_paragraph_put_elsewhere_is_told_once() -> None:
    document = edited(CALL, {})
    one, other = (
        next(p for p in document.paragraphs if p.text.startswith(s)) for s in ("（一）服", "（三）突")
    )
    other._p.addnext(one._p)
    kept = [c for c in drafted(document)[1].changes if c.action == "kept"]
    assert [(c.label, c.note) for c in kept] == [("去年移位", "这段在模板里是别的位置，照去年的保留")]


def test_where_the_year_was_not_read_for_sure_the_most_frequent_is_taken_and_said() -> None:
    record = {**desk.sample(CALL), "year": None}
    made = desk.draft(CALL, desk.LastNotice("去年.docx", of_word(notice(CALL)), record, {}), 2027, "docx")
    assert made.old == 2026 and "年份写得不一，按2026年的起草" in said_of(made, "look")


def test_a_ruled_line_more_or_less_is_no_change() -> None:
    document = edited(CALL, {"（此件依申请公开）": "（此件依申请公开）________"})
    assert said_of(drafted(document)[1], "kept") == ""
