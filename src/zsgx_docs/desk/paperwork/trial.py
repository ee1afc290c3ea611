"""Tries a new version of a template before anything is made by it: its problems, what it changes, the law."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from zsgx_docs.desk.apart import as_kind, ask_for
from zsgx_docs.desk.paperwork.sample_law import UnlikeValue, against_the_law
from zsgx_docs.desk.paperwork.templating import SETTINGS_FILE, template_problems
from zsgx_docs.errors import NotFound, TemplateError, ZsgxError

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.template.template import Template


@dataclass(frozen=True, slots=True)
class TemplateProblem:
    """Something wrong with a template: how grave, where in words, what it is and what to do."""

    severity: Literal["error", "warning", "info"]
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class TemplateTrial:
    """What a trial found.

    `problems` are told by their places. `gone`, `added` and `changed` say what records lose, win, or must
    give otherwise than by the template in use: labels with paths. `unlike` are values of a sample that were
    printed and came back otherwise; `values` is how many were tried.
    """

    title: str
    document_type: str
    problems: tuple[TemplateProblem, ...]
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unlike: tuple[UnlikeValue, ...] = ()
    values: int = 0

    @property
    def is_fit(self) -> bool:
        """Tell whether it may be used: no error, and every value of the sample came back."""
        return not self.unlike and all(problem.severity != "error" for problem in self.problems)


def try_template(
    name: str, word: bytes, settings: bytes | None, apart: bool = False, cancelled: Event | None = None
) -> TemplateTrial:
    """Try a Word file, with its settings or those of the template in use, as the template of that name.

    From outside `apart`, by a worker. Raises UnreadableFile, TemplateError where there are no settings,
    WorkStopped.
    """
    if apart:
        given = {"name": name, "word": word, "settings": settings}
        return ask_for(_trial, "try_template", given, name, cancelled)
    with TemporaryDirectory(prefix="zsgx-") as folder:
        return _tried(name, word, settings, Path(folder))


def trial_of(plain: Any) -> TemplateTrial:
    """Return a trial that was kept as plain data. Raises ValueError."""
    return as_kind(_trial, plain)


def _tried(name: str, word: bytes, settings: bytes | None, folder: Path) -> TemplateTrial:
    from zsgx_docs.template.catalogue import default_catalogue
    from zsgx_docs.template.template import load_template, settings_in

    lay_out(name, word, settings, folder)
    told = settings_in(folder, name)
    found = template_problems(name, word, (folder / SETTINGS_FILE).read_bytes())
    problems = tuple(TemplateProblem(each.severity, each.where, each.message) for each in found)
    if any(problem.severity == "error" for problem in problems):
        return TemplateTrial(told.title, told.document_type, problems)
    try:
        made = load_template(folder, name, default_catalogue().get)
        unlike, values = against_the_law(made)
        return TemplateTrial(told.title, told.document_type, problems, *_beside(made), tuple(unlike), values)
    except ZsgxError as why:
        refused = TemplateProblem("error", "模板", why.message)
        return TemplateTrial(told.title, told.document_type, (*problems, refused))


def lay_out(name: str, word: bytes, settings: bytes | None, folder: Path) -> None:
    """Write a template into a folder, with what it does not bring from the one in use.

    Raises TemplateError where neither has settings.
    """
    from zsgx_docs.template.catalogue import default_catalogue

    with suppress(NotFound):
        for file in default_catalogue().folder_of(name).iterdir():
            if file.is_file():
                (folder / file.name).write_bytes(file.read_bytes())
    (folder / "template.docx").write_bytes(word)
    if settings is not None:
        (folder / SETTINGS_FILE).write_bytes(settings)
    if not (folder / SETTINGS_FILE).is_file():
        raise TemplateError(f"模板 {name} 是新的，请把它的 {SETTINGS_FILE} 一并上传（写明标题和文书类型）。")


def _beside(made: Template) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What records lose, win and must give otherwise, beside the template in use."""
    from zsgx_docs.template.catalogue import default_catalogue

    fresh = {field.path: field for field in made.schema.fields}
    try:
        used = {field.path: field for field in default_catalogue().get(made.name).schema.fields}
    except ZsgxError:
        return (), (), ()
    return (
        tuple(f"{used[path].label}（{path}）" for path in used if path not in fresh),
        tuple(f"{fresh[path].label}（{path}）" for path in fresh if path not in used),
        tuple(
            f"{field.label}（{path}）：{used[path].kind} → {field.kind}"
            for path, field in fresh.items()
            if path in used and used[path].kind != field.kind
        ),
    )


def _trial() -> type[TemplateTrial]:
    return TemplateTrial
