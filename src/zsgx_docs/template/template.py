"""Load one template: the Word file that is both form and schema, and its `template.toml`."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from zsgx_docs.errors import NotFound, TemplateError
from zsgx_docs.template.annex_marks import mark_annexes
from zsgx_docs.template.explicit import Explicit, Marked
from zsgx_docs.template.heal import Ground, heal
from zsgx_docs.template.layout import AnnexSlot, Layout, layout_of, pattern_of
from zsgx_docs.template.pattern import Pattern
from zsgx_docs.template.roles import Role, roles_in
from zsgx_docs.template.schema import Schema, schema_of
from zsgx_docs.template.settings import MOST_TOML, checked_settings, own_text, text_file
from zsgx_docs.values import kinds
from zsgx_docs.word.flow import word_sheet
from zsgx_docs.word.package import open_word

WORD_FILE = "template.docx"
BLANK_ROWS = 10
"""Rows of a list in an empty form where its settings say nothing; a guess."""
SETTINGS_FILE = "template.toml"
MOST_SAID = 200
"""Characters of what is wrong with a file's form that a message repeats; a guess."""


@dataclass(frozen=True, slots=True)
class WantedSeal:
    """A seal that the paper must carry, by `rule` with the words of `basis`.

    `of` is whose, as people say it, `unit` the path that names this unit (None: no blank does), `place` the
    path of the blank where it is pressed (None: anywhere). Where no unit is named, it must touch its place.
    """

    rule: str
    of: str
    basis: str
    unit: str | None = None
    place: str | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the path that the seal is told by, if there is one."""
        return tuple(path for path in (self.unit or self.place,) if path)


@dataclass(frozen=True)
class Settings:
    """What `template.toml` says.

    `slots` gives kinds to paths that name none, `labels` overrides labels in messages, `roles` says what a
    slot is on this paper, `aliases` maps a printed label to other words for it, `required` are paths that may
    not be empty when written, `derived` are paths without a slot of their own and what they are made of,
    `seals` those a returned paper carries, `draft_blank` the paths that nobody can know when next year's
    paper is drafted from this one, `blank` what even an empty form says, by path.
    `sheets` are what the lists and the annexes are called in a workbook, by their paths.
    `page` is the HTML file beside it that makes the PDF, `page_each` the list of which every item has a page.
    """

    title: str
    document_type: str
    kind: str
    blank_rows: int
    slots: Mapping[str, str]
    labels: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    required: frozenset[str]
    derived: Mapping[str, Pattern]
    seals: tuple[WantedSeal, ...] = ()
    draft_blank: frozenset[str] = frozenset()
    blank: Mapping[str, Any] = field(default_factory=dict)
    page: str | None = None
    page_each: str | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)
    sheets: Mapping[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> frozenset[str]:
        """Return all paths that are named here; a part of a composed value is not."""
        return frozenset({*self.slots, *self.labels, *self.required, *self.roles})


@dataclass(frozen=True)
class Annex:
    """A template joined to another: filled from the record at `path`, blank where that is None."""

    template: Template
    path: str | None


@dataclass(frozen=True)
class Template:
    """One template.

    `name` as in the catalogue (`hubei/application-form`); `source` the bytes of the clerk's Word file. `find`
    gives the templates of its annexes by name; it raises NotFound. `page` is the HTML of its designed page;
    None where its PDF is the Word file as printed.
    """

    name: str
    settings: Settings
    source: bytes = field(repr=False)
    find: Callable[[str], Template] | None = field(default=None, compare=False, repr=False)
    page: str | None = field(default=None, repr=False)

    @cached_property
    def layout(self) -> Layout:
        """Return the Word file read as a form.

        Raises TemplateError.
        """
        document = open_word(self.source, f"模板 {self.name}")
        heal(document)
        try:
            layout = layout_of(word_sheet(document), dict(self.settings.slots))
        except TemplateError as why:
            raise TemplateError(f"模板 {self.name}，{why.message}") from None
        self._refuse_unknown_kinds(layout)
        return layout

    @cached_property
    def schema(self) -> Schema:
        """Return what its record looks like, those of its annexes included."""
        settings = self.settings
        schema = schema_of(
            self.layout,
            settings.document_type,
            settings.labels,
            settings.required,
            settings.derived,
            settings.roles,
        )
        for annex in self.annexes:
            if annex.path is not None:
                schema = schema.with_annex(annex.path, annex.template.schema)
        return schema

    @cached_property
    def annexes(self) -> tuple[Annex, ...]:
        """List the annexes in the order of their slots.

        Raises TemplateError where one is missing or has annexes itself.
        """
        return tuple(self._annex(slot) for slot in self.layout.annexes)

    def _annex(self, slot: AnnexSlot) -> Annex:
        try:
            found = self.find(slot.template) if self.find else None
        except NotFound:
            found = None
        if found is None:
            raise TemplateError(f"模板 {self.name}：找不到附件模板“{slot.template}”。")
        if found.layout.annexes:
            raise TemplateError(f"模板 {self.name}：附件模板“{slot.template}”自身还有附件，不能并入。")
        return Annex(found, slot.path)

    @cached_property
    def word_for_render(self) -> bytes:
        """Return the Word file with whole tags, each slot naming its kind.

        `ruled` marks underlined blanks, `words` those among words.
        """
        return self._for_render(Explicit(self.schema, f"模板 {self.name}"))

    @cached_property
    def word_for_marking(self) -> bytes:
        """Return the same, with each slot's value between marks that name its path."""
        return self._for_render(Marked(self.schema, f"模板 {self.name}"))

    def _for_render(self, rewrite: Callable[[str, Ground], str]) -> bytes:
        document = open_word(self.source, f"模板 {self.name}")
        heal(document, rewrite)
        mark_annexes(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    def _refuse_unknown_kinds(self, layout: Layout) -> None:
        patterns = [b.pattern for b in layout.blanks]
        patterns += [c.pattern for r in layout.repeats for c in r.columns]
        patterns += layout.lines
        for slot in (slot for pattern in patterns for slot in pattern.slots):
            if slot.kind not in kinds:
                known = "、".join(kinds)
                raise TemplateError(
                    f"模板 {self.name}：填空 {slot.path} 的类型“{slot.kind}”不存在，可用的类型有：{known}。"
                )


def load_template(folder: Path, name: str, find: Callable[[str], Template] | None = None) -> Template:
    """Load the template in a folder.

    Raises TemplateError where a file is missing or its settings are wrong.
    """
    settings = settings_in(folder, name)
    try:
        where = f"模板 {name}：{SETTINGS_FILE} 的 page "
        page = own_text(folder, settings.page, where) if settings.page else None
        return Template(name, settings, (folder / WORD_FILE).read_bytes(), find, page)
    except FileNotFoundError as why:
        raise TemplateError(f"模板 {name}：缺少文件 {Path(why.filename).name}。") from why
    except OSError as why:
        raise TemplateError(f"模板 {name}：{WORD_FILE} 无法读取（{why.strerror}）。") from why


def settings_in(folder: Path, name: str) -> Settings:
    """Read the settings in a folder.

    Raises TemplateError where `template.toml` is missing or wrong.
    """
    try:
        text = text_file(folder / SETTINGS_FILE, f"模板 {name}：{SETTINGS_FILE}", MOST_TOML)
        return _settings(checked_settings(tomllib.loads(text), f"模板 {name}：{SETTINGS_FILE}"), name)
    except FileNotFoundError as why:
        raise TemplateError(f"模板 {name}：缺少文件 {SETTINGS_FILE}。") from why
    except tomllib.TOMLDecodeError as why:
        raise TemplateError(f"模板 {name}：{SETTINGS_FILE} 格式有误（{str(why)[:MOST_SAID]}）。") from why
    except (ValueError, RecursionError) as why:  # numbers of thousands of digits, lists in lists in lists
        raise TemplateError(f"模板 {name}：{SETTINGS_FILE} 里有过长的数或层层嵌套的内容，请改正。") from why


def _settings(raw: Mapping[str, Any], name: str) -> Settings:
    try:
        return Settings(
            title=raw["title"],
            document_type=raw["document_type"],
            kind=raw.get("kind", "form"),
            blank_rows=raw.get("blank_rows", BLANK_ROWS),
            slots=raw.get("slots", {}),
            labels=raw.get("labels", {}),
            aliases={label: tuple(words) for label, words in raw.get("aliases", {}).items()},
            required=frozenset(raw.get("required", [])),
            derived={
                path: pattern_of(text, f"{SETTINGS_FILE} 的 {path}")
                for path, text in raw.get("derived", {}).items()
            },
            seals=tuple(WantedSeal(**seal) for seal in raw.get("seals", [])),
            draft_blank=frozenset(raw.get("draft", {}).get("blank", [])),
            blank=raw.get("blank", {}),
            page=raw.get("page"),
            page_each=raw.get("page_each"),
            roles=roles_in(raw.get("roles", {}), f"模板 {name}：{SETTINGS_FILE} 的 roles 里"),
            sheets=raw.get("sheets", {}),
        )
    except KeyError as why:
        raise TemplateError(f"模板 {name}：{SETTINGS_FILE} 缺少 {why.args[0]}。") from why
