"""The passes: each changes only what it says, and their order stands in one place."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any, get_args

import pytest

from read.verify.scenes import ACCOUNTS, SCENES, at
from zsgx_docs import desk
from zsgx_docs.model.trace import Facet
from zsgx_docs.read import verify
from zsgx_docs.read.match.paper import read_paper
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source.second_look import NO_SECOND_LOOK
from zsgx_docs.read.verify import passes
from zsgx_docs.read.verify.case import Case
from zsgx_docs.read.verify.passes import PASSES, typed
from zsgx_docs.read.verify.passing import Pass, may_change
from zsgx_docs.read.verify.tracing import standing_of
from zsgx_docs.template.catalogue import default_catalogue
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word


@dataclass
class Strict:
    """A witness that notes what each pass changes beyond its promise, and what it changed at all."""

    beyond: list[tuple[str, set[Facet]]] = field(default_factory=list)
    changed: dict[str, set[Facet]] = field(default_factory=dict)

    def saw(self, done: Pass[Any], before: Sequence[Any], after: Sequence[Any], case: Case) -> None:
        for old, new in zip_longest(before, after):
            differing: set[Facet] = {"leaf"}
            if old is not None and new is not None and old.path == new.path:
                differing = set(standing_of(old, case).differences(standing_of(new, case)))
            self.changed.setdefault(done.name, set()).update(differing)
            if not differing <= done.changes:
                self.beyond.append((done.name, differing - done.changes))


@pytest.mark.parametrize("scene", SCENES)
def test_each_pass_changes_only_what_it_says(scene: str) -> None:
    witness = Strict()
    typed(*SCENES[scene], witness)
    assert witness.beyond == []


def test_nor_does_it_on_a_form_from_word() -> None:
    chosen = default_catalogue().get("hubei/application-form")
    data = desk.issue(chosen.name, desk.sample(chosen.name), "docx").data
    sheet = word_sheet(open_word(data, "form.docx"))
    witness = Strict()
    readings = read_paper(chosen, sheet.blocks, NO_SECOND_LOOK)
    typed(readings, Case(chosen.schema, sheets=[sheet]), witness)
    assert witness.beyond == []


def test_the_scenes_put_every_pass_to_work() -> None:
    witness = Strict()
    for scene in SCENES.values():
        typed(*scene, witness)
    assert {each.name for each in PASSES if not witness.changed[each.name]} == set()


@pytest.mark.parametrize("each", PASSES, ids=lambda each: each.name)
def test_the_first_line_of_a_pass_says_what_it_may_change(each: Pass[Any]) -> None:
    told = re.fullmatch(r"May change ([a-z, ]+): .+\.", each.promise)
    assert told, each.promise
    assert set(re.split(r", | and ", told[1])) == each.changes <= set(get_args(Facet))
    assert re.search("[\u4e00-\u9fff]", each.title)


def test_a_change_beyond_the_promise_would_be_noticed() -> None:
    @may_change("试", "flag")
    def loses_text(readings: Sequence[Reading], case: Case) -> list[Reading]:
        return [replace(reading, text=reading.text[1:]) for reading in readings]

    reading = at("venue", "text", "东湖宾馆")
    witness = Strict()
    witness.saw(loses_text, [reading], loses_text.apply([reading], Case(ACCOUNTS)), Case(ACCOUNTS))
    assert witness.beyond == [("loses_text", {"text"})]


def test_the_order_stands_in_one_place() -> None:
    """Each pass is named twice in the package: where it is made, and where it has its turn."""
    names = [each.name for each in PASSES]
    assert len(set(names)) == len(names)
    tree = ast.parse(inspect.getsource(passes))
    used = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in names]
    assert used == names
    assert not set(names) & set(verify.__all__)
