"""Slips on which trainees grade a class, as other organisers draw them up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from arrangements.habits import Habits
from arrangements.sheet import Block, Cell, Line, Table

Record = dict[str, Any]
QUESTIONS = {
    "relevance": "针对性",
    "frontier": "前沿性",
    "usefulness": "实用性",
    "faculty": "授课专家水平",
    "methods": "形式多样、互动充分",
    "organisation": "教学组织管理",
    "discipline": "学风纪律",
    "accommodation": "食宿安排",
    "facilities": "场地设施",
    "outcome": "对工作的帮助",
    "overall": "总体满意程度",
}
SCALES = (
    ("很满意", "满意", "基本满意", "不满意"),
    ("非常满意", "满意", "一般", "不满意"),
    ("很满意", "较满意", "一般", "不满意"),
)
GRADES = ("very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied")
TITLE = "高级研修项目学员满意度测评表"


def _top(record: Record) -> list[list[Cell]]:
    return [
        [Cell("班次名称"), Cell(record["project_name"])],
        [Cell("承办单位"), Cell(record["organiser"])],
        [Cell("研修时间"), Cell(record["training_dates"]["text"])],
    ]


def _foot(record: Record) -> list[Cell]:
    return [Cell("意见建议"), Cell(record["suggestions"] or "")]


def _options(record: Record, key: str, habits: Habits, rng: Random, scale: tuple[str, ...]) -> str:
    chosen = record["ratings"][key]
    return "  ".join(habits.choice(chosen[grade], words) for grade, words in zip(GRADES, scale, strict=True))


def beside_each(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """All grades in the cell beside each question."""
    scale = rng.choice(SCALES)
    rows = _top(record)
    rows += [
        [Cell(question, align="center"), Cell(_options(record, key, habits, rng, scale))]
        for key, question in QUESTIONS.items()
    ]
    return [Line(TITLE, 18, "center", True), Table([*rows, _foot(record)], (50, 120))]


def numbered_questions(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """Running number, question, grades."""
    scale = rng.choice(SCALES)
    rows = [[Cell("序号"), Cell("测评内容"), Cell("评价")]]
    rows += [
        [Cell(str(n)), Cell(question), Cell(_options(record, key, habits, rng, scale))]
        for n, (key, question) in enumerate(QUESTIONS.items(), 1)
    ]
    return [
        Line(TITLE, 18, "center", True),
        Table([*_top(record)], (50, 120)),
        Table(rows, (15, 45, 110)),
        Table([_foot(record)], (50, 120)),
    ]


def question_in_cell(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """Question and grades in one cell."""
    scale = rng.choice(SCALES)
    rows = _top(record)
    for n, (key, question) in enumerate(QUESTIONS.items(), 1):
        said = f"{n}.{question}：{_options(record, key, habits, rng, scale)}"
        rows.append([Cell(said, 2)])
    return [Line(TITLE, 18, "center", True), Table([*rows, _foot(record)], (50, 120))]


def in_lines(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """No table at all."""
    scale = rng.choice(SCALES)
    lines = [Line(TITLE, 18, "center", True)]
    lines += [Line(f"{row[0].text}：{row[1].text}") for row in _top(record)]
    for n, (key, question) in enumerate(QUESTIONS.items(), 1):
        lines.append(Line(f"{n}. {question}：{_options(record, key, habits, rng, scale)}"))
    lines.append(Line(f"意见建议：{record['suggestions'] or ''}"))
    return list(lines)


def line_below(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """The grades in the line below each question."""
    scale = rng.choice(SCALES)
    lines = [Line(TITLE, 18, "center", True)]
    lines += [Line(f"{row[0].text}：{row[1].text}") for row in _top(record)]
    for n, (key, question) in enumerate(QUESTIONS.items(), 1):
        lines += [Line(f"{n}、{question}"), Line(f"    {_options(record, key, habits, rng, scale)}")]
    lines.append(Line(f"意见建议：{record['suggestions'] or ''}"))
    return list(lines)


def cell_a_grade(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """Each grade with its mark in a cell of its own."""
    scale = rng.choice(SCALES)
    rows = [[c if at == 0 else Cell(c.text, 4) for at, c in enumerate(row)] for row in _top(record)]
    for key, question in QUESTIONS.items():
        graded = record["ratings"][key]
        rows.append(
            [
                Cell(question),
                *(Cell(habits.choice(graded[g], w)) for g, w in zip(GRADES, scale, strict=True)),
            ]
        )
    label, value = _foot(record)
    return [
        Line(TITLE, 18, "center", True),
        Table([*rows, [label, Cell(value.text, 4)]], (50, 30, 30, 30, 30)),
    ]


def word_chosen(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """The chosen grade written beside the question."""
    scale = rng.choice(SCALES)
    rows = _top(record)
    for key, question in QUESTIONS.items():
        graded = record["ratings"][key]
        said = next((w for g, w in zip(GRADES, scale, strict=True) if graded[g]), "")
        rows.append([Cell(question), Cell(said, align="center")])
    return [Line(TITLE, 18, "center", True), Table([*rows, _foot(record)], (50, 120))]


def bare_strokes(record: Record, habits: Habits, rng: Random) -> list[Block]:
    """A column a grade, ticked by a stroke in the empty cell."""
    scale = rng.choice(SCALES)
    mark = rng.choice("√✓✔V")
    rows = [[c if at == 0 else Cell(c.text, 4) for at, c in enumerate(row)] for row in _top(record)]
    rows.append([Cell("测评内容"), *(Cell(words, align="center") for words in scale)])
    for key, question in QUESTIONS.items():
        graded = record["ratings"][key]
        rows.append([Cell(question), *(Cell(mark if graded[g] else "", align="center") for g in GRADES)])
    label, value = _foot(record)
    return [
        Line(TITLE, 18, "center", True),
        Table([*rows, [label, Cell(value.text, 4)]], (50, 30, 30, 30, 30)),
    ]


Body = Callable[[Record, Habits, Random], list[Block]]
BODIES: Mapping[str, Body] = {
    f.__name__.replace("_", " "): f
    for f in (
        beside_each,
        numbered_questions,
        question_in_cell,
        in_lines,
        line_below,
        cell_a_grade,
        word_chosen,
        bare_strokes,
    )
}
