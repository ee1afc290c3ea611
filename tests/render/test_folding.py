"""Long lists are folded on their way to PDF, and say what they would say as a Word file."""

import io

import pytest
from docx import Document

from zsgx_docs.render import folding
from zsgx_docs.render.docx.fill import filled_paper, render_word
from zsgx_docs.render.folding import unfolded
from zsgx_docs.render.pdf import filled_to_pdf, word_to_pdf
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.word.names import W

ROSTER = "tianjin/certificate-roster"
ODD = [
    "甲&乙<丙>",
    "&amp;lt;",
    "A\"B'",
    "王\u3000芳",
    "张\U00020bb7",
    " 空 格 ",
    "☑是□否",
    "×·—",
    None,
    "a" * 40,
]


@pytest.fixture
def roster():
    return default_catalogue().get(ROSTER)


def record(names, rows=None):
    count = rows or folding.LONG + 20
    people = [
        {"no": n + 1, "name": names[n % len(names)], "employer": "天津大学", "passed": n % 2 == 0}
        for n in range(count)
    ]
    return {"students": people}


def words_of(row):
    return [text.text or "" for text in row.iter(f"{W}t")]


def written(word):
    return [words_of(row) for row in Document(io.BytesIO(word)).element.body.iter(f"{W}tr")]


def test_a_folded_list_has_the_words_of_the_word_file(roster):
    given = record(ODD)
    filled = filled_paper(roster, given)
    [(row, others)] = filled.folded.items()
    assert len(list(filled.document.element.body.iter(f"{W}tr"))) == 1 + folding.FIRST + folding.LAST
    [_, *rows] = written(render_word(roster, given))
    assert [words_of(row), *map(list, others)] == rows[folding.FIRST - 1 : -folding.LAST]
    assert words_of(unfolded(row, others[3])) == rows[folding.FIRST + 3]


@pytest.mark.parametrize("names", [["李强"], ODD])
def test_it_prints_the_pages_of_the_word_file(roster, names):
    given = record(names)
    assert filled_to_pdf(filled_paper(roster, given)).pdf == word_to_pdf(render_word(roster, given)).pdf


@pytest.mark.parametrize("names", [["李\n强"], ["李\t强"], ["{_{李}_}"]])
def test_words_that_are_more_than_words_are_not_folded(roster, names):
    given = record(names)
    filled = filled_paper(roster, given)
    assert not filled.folded
    assert filled_to_pdf(filled).pdf == word_to_pdf(render_word(roster, given)).pdf


def test_a_short_list_is_not_folded(roster):
    assert not filled_paper(roster, record(["李强"], folding.LONG - 1)).folded


def test_a_character_that_no_font_has_is_told_with_its_neighbours(roster):
    given = record(["李强"])
    given["students"][40]["name"] = "赵\U0001f9ff明"
    [warning] = filled_to_pdf(filled_paper(roster, given)).warnings
    assert "赵\U0001f9ff明" in warning
