"""Several papers in one file: each read for itself, from Word, PDF and scan."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from typing import Any

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_BREAK

from forge import SCANNERS, SealSpec, scan, stamp
from zsgx_docs import desk

FORM, ROSTER, ACCOUNTS, LIST = (
    "hubei/application-form",
    "tianjin/certificate-roster",
    "tianjin/final-accounts",
    "tianjin/project-list",
)
NOTICES = ("hubei/call-notice", "tianjin/plan-notice")
LETTER = "关于报送高级研修项目申报材料的函"

Record = dict[str, Any]


def sample(name: str) -> Record:
    return {key: value for key, value in desk.sample(name).items() if key != "document_type"}


def other_form() -> Record:
    """An application of another unit, with blanks left where the sample has none."""
    record = sample(FORM)
    unit = {"name": "荆州市示范职业学院", "contact": "欧阳静", "mobile": "13700001234"}
    record["project_name"] = "水下机器人应用技术高级研修班"
    record["cover_applicant"] = unit["name"]
    record["applicant"] = dict.fromkeys(record["applicant"]) | unit
    record["venue"] = None
    return record


def pdf(name: str, record: Record) -> bytes:
    return desk.issue(name, record, "pdf").data


def word(name: str, record: Record) -> bytes:
    return desk.issue(name, record, "docx").data


def letter() -> bytes:
    """A covering letter as a Word file."""
    document = docx.Document()
    for line in (
        LETTER,
        "省人力资源和社会保障厅：",
        "现将我单位申报材料报上，联系人：周文，手机：13900000000。",
        "2026年3月2日",
    ):
        document.add_paragraph(line)
    return saved(document)


def without_row(document: Any, label: str) -> None:
    """The rows of all tables gone in which a cell says `label`."""
    for table in document.tables:
        for row in list(table.rows):
            if any("".join(cell.text.split()) == label for cell in row.cells):
                row._tr.getparent().remove(row._tr)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def joined_pdf(files: Sequence[bytes]) -> bytes:
    joined = pypdfium2.PdfDocument.new()
    for file in files:
        joined.import_pages(pypdfium2.PdfDocument(file))
    out = io.BytesIO()
    joined.save(out)
    return out.getvalue()


def joined_word(files: Sequence[bytes]) -> bytes:
    """The bodies in a row, each on a new page."""
    whole = docx.Document(io.BytesIO(files[0]))
    for file in files[1:]:
        whole.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        end = whole.element.body.sectPr
        for element in docx.Document(io.BytesIO(file)).element.body:
            if not element.tag.endswith("}sectPr"):
                end.addprevious(copy.deepcopy(element))
    return saved(whole)


def read(data: bytes, name: str = "报送材料") -> list[dict[str, Any]]:
    """The first paper, then the others."""
    taken = desk.take_in(data, name).to_json()
    return [taken, *taken["more"]]


def flagged(paper: dict[str, Any]) -> list[str]:
    return [field["path"] for field in paper["fields"] if field["needs_review"]]


JOIN = {"docx": (word, joined_word), "pdf": (pdf, joined_pdf)}


@pytest.mark.parametrize("fmt", JOIN)
def test_two_forms_of_a_kind_are_two_records(fmt: str) -> None:
    make, join = JOIN[fmt]
    first, second = read(join([make(FORM, sample(FORM)), make(FORM, other_form())]))
    assert (first["record"], second["record"]) == (sample(FORM), other_form())
    assert (flagged(first), flagged(second)) == ([], [])


@pytest.mark.parametrize("fmt", JOIN)
def test_papers_of_several_kinds_come_in_their_order(fmt: str) -> None:
    make, join = JOIN[fmt]
    names = [ACCOUNTS, ROSTER, FORM, LIST]
    files = [make(name, sample(name)) for name in names]
    papers = read(join(files))
    assert [paper["template"] for paper in papers] == names
    assert [paper["record"] for paper in papers] == [read(file)[0]["record"] for file in files]


@pytest.mark.parametrize("fmt", JOIN)
def test_a_list_that_starts_again_from_one_is_another_list(fmt: str) -> None:
    make, join = JOIN[fmt]
    other = sample(LIST) | {"level": "municipal", "projects": sample(LIST)["projects"][:2]}
    other["title"] = other["title"].replace("国家级", "市级")
    first, second = read(join([make(LIST, sample(LIST)), make(LIST, other)]))
    assert (first["record"], second["record"]) == (sample(LIST), other)


def test_a_list_over_several_pages_is_one_list() -> None:
    record = sample(ROSTER)
    record["students"] = [s | {"no": n} for n in range(1, 61) for s in record["students"][:1]]
    (paper,) = read(pdf(ROSTER, record))
    assert len(paper["record"]["students"]) == 60


@pytest.mark.parametrize("name", NOTICES)
@pytest.mark.parametrize("fmt", JOIN)
def test_the_annexes_of_a_notice_are_part_of_it(name: str, fmt: str) -> None:
    (paper,) = read(desk.issue(name, desk.sample(name), fmt).data)  # type: ignore[arg-type]
    assert paper["template"] == name


def test_every_paper_has_its_own_pages() -> None:
    form, accounts = pdf(FORM, sample(FORM)), pdf(ACCOUNTS, sample(ACCOUNTS))
    count = len(pypdfium2.PdfDocument(form))
    first, second, third = read(joined_pdf([form, accounts, form]))
    assert "pages" not in first
    assert second["pages"] == [count + 1, count + 1]
    assert third["pages"] == [count + 2, 2 * count + 1]
    for paper, (start, end) in ((first, (1, count)), (second, second["pages"]), (third, third["pages"])):
        assert all(start <= field["page"] <= end for field in paper["fields"] if field["page"])


def test_word_files_have_no_pages() -> None:
    assert read(joined_word([word(FORM, sample(FORM)), word(FORM, other_form())]))[1]["pages"] is None


@pytest.mark.parametrize("fmt", JOIN)
def test_a_covering_letter_is_no_paper_and_lends_no_values(fmt: str) -> None:
    make, join = JOIN[fmt]
    covering = letter() if fmt == "docx" else desk_pdf(letter())
    (paper,) = read(join([covering, make(FORM, other_form())]))
    assert paper["record"] == other_form()


@pytest.mark.parametrize("fmt", JOIN)
def test_a_letter_lends_nothing_to_a_form_that_lacks_a_row(fmt: str) -> None:
    """No label stands in the form to draw the matching there."""
    _, join = JOIN[fmt]
    form = docx.Document(io.BytesIO(word(FORM, sample(FORM))))
    without_row(form, "手机")
    bare = saved(form)
    if fmt == "pdf":
        bare = desk_pdf(bare)
    covering = letter() if fmt == "docx" else desk_pdf(letter())
    (paper,) = read(join([covering, bare]))
    assert paper["record"]["applicant"]["mobile"] is None
    assert "applicant.mobile" in flagged(paper)


@pytest.mark.parametrize("fmt", JOIN)
def test_letters_between_papers_lend_no_values(fmt: str) -> None:
    make, join = JOIN[fmt]
    covering = letter() if fmt == "docx" else desk_pdf(letter())
    papers = read(join([covering, make(FORM, sample(FORM)), covering, make(FORM, other_form())]))
    assert [paper["record"] for paper in papers] == [sample(FORM), other_form()]


def desk_pdf(file: bytes) -> bytes:
    from zsgx_docs.render.pdf import word_to_pdf

    return word_to_pdf(file).pdf


@pytest.mark.slow
def test_a_stamped_scan_of_two_papers_keeps_them_and_their_seals_apart() -> None:
    pages = [pdf(ACCOUNTS, sample(ACCOUNTS)), pdf(LIST, sample(LIST))]
    seals = [
        SealSpec("湖北省示范大学", page=1, middle=(300, 650)),
        SealSpec("市人社局", page=2, middle=(300, 700)),
    ]
    returned = scan(stamp(joined_pdf(pages), seals, seed=3), SCANNERS["office"], seed=3)
    first, second = read(returned.pdf)
    assert (first["template"], second["template"]) == (ACCOUNTS, LIST)
    assert [[seal["page"] for seal in paper["seals"]] for paper in (first, second)] == [[1], [2]]
    assert {field["page"] for field in second["fields"] if field["page"]} == {2}


def test_a_template_given_by_name_finds_only_its_own_papers() -> None:
    both = joined_pdf([pdf(ACCOUNTS, sample(ACCOUNTS)), pdf(FORM, sample(FORM)), pdf(FORM, other_form())])
    taken = desk.take_in(both, "a.pdf", FORM).to_json()
    assert [taken["record"], *(p["record"] for p in taken["more"])] == [sample(FORM), other_form()]
