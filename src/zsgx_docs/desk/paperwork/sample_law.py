"""Holds a template against the law on a sample: what is printed by it must be read back as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.listing import sample
from zsgx_docs.errors import TemplateError, ZsgxError
from zsgx_docs.model import paths

if TYPE_CHECKING:
    from zsgx_docs.template.template import Template

MOST_UNLIKE = 20
"""Values that came back otherwise of which a trial tells: a guess, more are not read."""


@dataclass(frozen=True, slots=True)
class UnlikeValue:
    """A value of the sample that came back otherwise."""

    path: str
    label: str
    written: str
    read: str


def against_the_law(made: Template) -> tuple[list[UnlikeValue], int]:
    """Return the values of a sample that do not come back from its paper, and how many were tried.

    What does not come back by the template in use either is no fault of the new one: some papers are only
    ever printed. Raises TemplateError where the paper is not known for what it is.
    """
    record = _sample_for(made)
    unlike = _unlike(made, record)
    if unlike == []:
        return [], len(dict(paths.leaves(record)))
    before = _before(made.name)
    if unlike is None:
        if before is None and _is_in_use(made.name):
            return [], 0
        raise TemplateError("用它写出的样例读回来认不出是哪一种文书，请保留原有的标题和栏目名称。")
    known = {each.path for each in before or ()}
    found = [each for each in unlike if each.path not in known]
    return found[:MOST_UNLIKE], len(dict(paths.leaves(record)))


def _unlike(made: Template, given: Mapping[str, Any]) -> list[UnlikeValue] | None:
    """What comes back otherwise from a paper made by a template; None where the paper is not recognised."""
    from zsgx_docs.read.extract import extract
    from zsgx_docs.render.docx import render_word
    from zsgx_docs.render.fitting import full_copy
    from zsgx_docs.template.catalogue import default_catalogue

    record = full_copy(made, given)
    others = [each for each in default_catalogue() if each.name != made.name]
    taken = extract(render_word(made, record), "样例.docx", [*others, made])
    if taken.template != made.name:
        return None
    found = []
    for path, value in paths.leaves(record):
        back = paths.get(taken.record, path)
        if value != back:
            field = made.schema.field(path)
            found.append(UnlikeValue(path, field.label if field else path, _said(value), _said(back)))
    return found


def _before(name: str) -> list[UnlikeValue] | None:
    """The same by the template in use; None also where there is none that works."""
    from zsgx_docs.template.catalogue import default_catalogue

    try:
        used = default_catalogue().get(name)
        return _unlike(used, _sample_for(used))
    except ZsgxError:
        return None


def _is_in_use(name: str) -> bool:
    from zsgx_docs.template.catalogue import default_catalogue

    return name in default_catalogue().names()


def _said(value: Any) -> str:
    return "（空）" if value is None else {True: "是", False: "否"}.get(value, str(value))


def _sample_for(made: Template) -> dict[str, Any]:
    """The sample that comes with the program, less what has no slot any more, with an example of what is new;
    nothing that only a hand or a stamp puts on paper.
    """
    from zsgx_docs.render.tables import example_of
    from zsgx_docs.template.schema import general
    from zsgx_docs.values import Context, kinds, parts_of

    known = made.schema.known_paths()
    inked = {field.path for field in made.schema.fields if field.kind == "ink"}
    record, given = made.schema.empty(), _sample_that_comes(made.name)
    for path, value in paths.leaves(given):
        if general(path) in known - inked:
            paths.put(record, path, value)
    sampled = {general(path) for path, _ in paths.leaves(given)}
    for field in made.schema.fields:
        kind = kinds[field.kind]
        if kind.unfound is None and not sampled & {*field.leaf_paths}:
            example = example_of(field)
            parsed = kind.parse("示例内容" if example == field.label else example, Context(None))
            path = field.path.replace("[]", "[0]")
            for part, value in parts_of(kind, parsed.value).items():
                paths.put(record, f"{path}.{part}" if part else path, value)
    return record


def _sample_that_comes(name: str) -> Mapping[str, Any]:
    try:
        return sample(name)
    except ZsgxError:
        return {}
