"""Makes a template's record a form to fill in: inputs in the paper's order, a table for each list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from zsgx_docs.desk.listing import sample
from zsgx_docs.errors import NotFound
from zsgx_docs.model import paths

if TYPE_CHECKING:
    from zsgx_docs.template.schema import Field
    from zsgx_docs.template.template import Template

Widget = Literal["line", "area", "items", "tick", "choice"]
LONG_EXAMPLE = 40
"""Characters of an example that an input shows: a guess, what fits into one."""
INK = "ink"
"""The kind of what only a hand or a stamp puts on paper: nobody types it."""
EMPTY_ROWS = 3
"""Rows that a list of an empty form shows: a guess, more are added by a button."""
SHORTEST_HINT = 4
"""Characters of a hint that is worth a line: a guess, 整数 and 数字 are not."""


@dataclass(frozen=True, slots=True)
class FormInput:
    """One input: `path` of its value (with `[]` in a list), how it is typed, an example of another's.

    An input of the kind `items` takes an item a line.
    """

    path: str
    label: str
    widget: Widget
    hint: str = ""
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()

    @property
    def is_short(self) -> bool:
        """Tell whether half a line is enough for it."""
        return self.widget in ("line", "choice", "tick")


@dataclass(frozen=True, slots=True)
class FormSection:
    """Inputs that stand together on the paper."""

    title: str
    inputs: tuple[FormInput, ...]


@dataclass(frozen=True, slots=True)
class FormList:
    """A list of the paper: an input for each column of a row."""

    path: str
    title: str
    columns: tuple[FormInput, ...]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The form of a paper."""

    template: str
    title: str
    sections: tuple[FormSection, ...]
    lists: tuple[FormList, ...]


def paper_form(name: str) -> PaperForm:
    """Return the form in which a paper of that template is typed. Raises NotFound, TemplateError."""
    from zsgx_docs.template.catalogue import default_catalogue

    template = default_catalogue().get(name)
    examples = _sample_of(name)
    singles = [
        field
        for field in template.schema.fields
        if "[]" not in field.path.removesuffix("[]") and field.kind != INK
    ]
    sections = (
        FormSection(title, tuple(_input(field, examples) for field in _told_apart(fields)))
        for title, fields in _sections(singles, _groups(template))
    )
    return PaperForm(name, template.settings.title, tuple(sections), tuple(_lists(template, examples)))


def form_texts(name: str, record: Mapping[str, Any]) -> dict[str, str]:
    """Return a record's values as they are typed into its form, by path. Raises NotFound, TemplateError."""
    from zsgx_docs.template.catalogue import default_catalogue
    from zsgx_docs.values import kinds

    found = {}
    for field in default_catalogue().get(name).schema.fields:
        for path, value in _instances(record, field.path):
            if isinstance(value, list):
                found[path] = "\n".join(kinds[field.kind].format(item) for item in value)
            elif value is not None and not (value is False and kinds[field.kind].unfound is False):
                found[path] = "是" if value is True and _is_tick(field) else kinds[field.kind].format(value)
    return found


def rows_shown(texts: Mapping[str, str], path: str) -> int:
    """Return how many rows of a list there are texts of, at least those of an empty form."""
    start = f"{path}["
    numbers = [int(p[len(start) :].partition("]")[0]) + 1 for p in texts if p.startswith(start)]
    return max([EMPTY_ROWS, *numbers])


def _lists(template: Template, examples: Mapping[str, Any]) -> Iterator[FormList]:
    heads = dict.fromkeys(
        field.path.partition("[]")[0]
        for field in template.schema.fields
        if "[]" in field.path.removesuffix("[]")
    )
    for head in heads:
        columns = [f for f in template.schema.fields if f.path.startswith(f"{head}[].")]
        title = template.settings.sheets.get(head) or template.settings.sheets.get(head.partition(".")[0])
        typed = tuple(
            _input(field, examples)
            for field in _told_apart(columns)
            if field.role != "number" and field.kind != INK
        )
        yield FormList(head, title or template.settings.title, typed)


def _input(field: Field, examples: Mapping[str, Any]) -> FormInput:
    from zsgx_docs.render.tables import choices_of, hint_of

    choices = () if _is_tick(field) else tuple(choices_of(field))
    widget = _widget(field, choices)
    hint = "" if widget in ("tick", "choice") else _hint(hint_of(field))
    return FormInput(
        field.path, field.label, widget, hint, _example(field, examples), field.required, choices
    )


def _widget(field: Field, choices: tuple[str, ...]) -> Widget:
    from zsgx_docs.values import kinds

    if _is_tick(field):
        return "tick"
    if field.path.endswith("[]"):
        return "items"
    if choices:
        return "choice"
    return "area" if kinds[field.kind].may_be_long else "line"


def _is_tick(field: Field) -> bool:
    from zsgx_docs.values import kinds

    return kinds[field.kind].unfound is False


def _example(field: Field, examples: Mapping[str, Any]) -> str:
    """The sample's value as it is printed, its beginning; the first item's of a list."""
    from zsgx_docs.values import kinds

    value = paths.get(examples, field.path.replace("[]", "[0]"))
    if value is None or isinstance(value, bool):
        return ""
    text = kinds[field.kind].format(value).split("\n")[0]
    return text if len(text) <= LONG_EXAMPLE else f"{text[:LONG_EXAMPLE]}…"


def _sample_of(name: str) -> Mapping[str, Any]:
    try:
        return sample(name)
    except NotFound:
        return {}


def _groups(template: Template) -> dict[str, str]:
    """The head over a blank's part of the paper."""
    return {slot.path: blank.group or "" for blank in template.layout.blanks for slot in blank.pattern.slots}


def _sections(fields: list[Field], groups: Mapping[str, str]) -> list[tuple[str, list[Field]]]:
    """Fields under one head, in their order; a head that comes back stands over a column: its fields are
    called by it.
    """
    runs = [(title, list(run)) for title, run in groupby(fields, lambda field: groups.get(field.path, ""))]
    counts = Counter(title for title, _ in runs)
    found: list[tuple[str, list[Field]]] = []
    for title, run in runs:
        called = run
        if title and counts[title] > 1:
            called = [replace(field, label=_under(title, field.label)) for field in run]
        own = "" if counts[title] > 1 else title
        if found and found[-1][0] == own:
            found[-1][1].extend(called)
        else:
            found.append((own, called))
    return found


def _under(title: str, label: str) -> str:
    return label if label.endswith(f"（{title}）") else f"{label}（{title}）"


def _hint(of_workbook: str) -> str:
    """A hint for a page: keys are others than in a workbook, and what a short word says an example shows."""
    if len(of_workbook) < SHORTEST_HINT:
        return ""
    return of_workbook.replace("换行用 Alt+Enter", "换行按回车键").replace("Alt+Enter 换行", "按回车键换行")


def _told_apart(fields: list[Field]) -> Iterator[Field]:
    """What stands on the line behind a tick box has the box's label: it is its content."""
    ticks = {field.label for field in fields if _is_tick(field)}
    for field in fields:
        is_content = field.label in ticks and not _is_tick(field)
        yield replace(field, label=f"{field.label}（内容）") if is_content else field


def _instances(record: Mapping[str, Any], path: str) -> Iterator[tuple[str, Any]]:
    """The values at a path by the names of their inputs; a plain list is one value."""
    head, repeat, rest = path.partition("[]")
    if not repeat or not rest:
        yield path, paths.get(record, head)
        return
    for number, row in enumerate(paths.get(record, head) or []):
        yield f"{head}[{number}]{rest}", paths.get(row, rest.removeprefix("."))
