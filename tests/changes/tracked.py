"""Tracked insertions, deletions and moves; comments."""

from __future__ import annotations

from docx.oxml.ns import qn
from docx.text.run import Run

from changes import wordml
from changes.controls import _typed, _wrap
from changes.paper import Paper, Spot
from changes.registry import change

WHO = 'w:id="820" w:author="审" w:date="2026-01-05T09:00:00Z"'


def _deleted(spot: Spot, words: str) -> object:
    run = wordml.run_like(spot.runs[0], f'<w:delText xml:space="preserve">{words}</w:delText>')
    made = wordml.element(f"<w:del {WHO}></w:del>")
    made.append(run)
    return made


@change("tracked", common=3)
def value_inserted(paper: Paper) -> None:
    _wrap(paper.pick(_typed), f"<w:ins {WHO}>", "</w:ins>", "ins")


@change("tracked", common=3)
def value_replaced(paper: Paper) -> None:
    """The old words deleted, the new ones inserted, neither accepted."""
    spot = paper.pick(_typed)
    made = _wrap(spot, f"<w:ins {WHO}>", "</w:ins>", "ins")
    made.addprevious(_deleted(spot, paper.rng.choice(("待定", "13800000000", "某单位"))))


@change("tracked")
def value_deleted(paper: Paper) -> None:
    """Once accepted, nothing stands there."""
    spot = paper.pick(_typed)
    _wrap(spot, f"<w:del {WHO}>", "</w:del>", "del")
    for run in spot.runs:
        for node in list(run.iter(qn("w:t"))):
            node.tag = qn("w:delText")
    for leaf in spot.leaves:
        paper.truth.says(leaf, None)
    paper.spots.remove(spot)


@change("tracked", common=1)
def value_moved_here(paper: Paper) -> None:
    _wrap(paper.pick(_typed), f"<w:moveTo {WHO}>", "</w:moveTo>", "moveTo")


@change("tracked", common=3)
def comment_on_a_value(paper: Paper) -> None:
    spot = paper.pick(_typed)
    run = Run(spot.runs[-1], None)
    paper.document.add_comment(run, text="请核实", author="审", initials="审")


@change("tracked", common=1)
def look_of_a_value_changed(paper: Paper) -> None:
    """w:rPrChange: the old look is kept beside the new one; it was struck before."""
    spot = paper.pick(_typed)
    for run in spot.runs:
        wordml.look(run, f"<w:rPrChange {WHO}><w:rPr><w:strike/></w:rPr></w:rPrChange>")
