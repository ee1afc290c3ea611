"""Keeps versions of templates: each is tried before it is kept, and used once somebody chooses it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import func, select, update

from zsgx_docs.desk import listing
from zsgx_docs.desk.office import NotAllowed, record
from zsgx_docs.desk.paperwork import TemplateTrial, lay_out, trial_of, try_template
from zsgx_docs.desk.season.offering import SETTINGS, WORD, current_folder, put_in_use, version_folder
from zsgx_docs.errors import NotFound, UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.errors import StoreUnavailable
from zsgx_docs.store.tables import AccountRow, TemplateVersionRow

TRIAL = "trial.json"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")
MOST_NAME = 80
"""Characters of a template's name: a guess, ours have some twenty."""
_choosing = Lock()


@dataclass(frozen=True, slots=True)
class TemplateOnShelf:
    """A template as the office has it: `current` is the version in use, None for the one that came along.

    `broken` says why it cannot be used, if it cannot.
    """

    name: str
    title: str
    document_type: str
    current: int | None
    versions: int
    broken: str | None = None


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version of a template that was kept: by whom, when, and what its trial found."""

    version: int
    at: datetime
    by: str
    sha256: str
    is_current: bool
    trial: TemplateTrial


def templates_on_shelf(store: Store) -> list[TemplateOnShelf]:
    """List all templates, by name, with the versions that the office has of them."""
    with store.database.reading() as session:
        rows = list(session.scalars(select(TemplateVersionRow)))
    current = {row.template: row.version for row in rows if row.is_current}
    broken: list[str] = []
    known = {info.name: info for info in listing.templates(broken.append)}
    found = []
    for name in sorted({*known, *(row.template for row in rows)}):
        count = sum(row.template == name for row in rows)
        info = known.get(name)
        title, kind = (info.title, info.document_type) if info else (name, "")
        why = next((said for said in broken if f"模板 {name}" in said), None)
        found.append(TemplateOnShelf(name, title, kind, current.get(name), count, why))
    return found


def kept_versions(store: Store, template: str) -> list[KeptVersion]:
    """List the versions of a template that the office has kept, newest first."""
    with store.database.reading() as session:
        rows = session.execute(
            select(TemplateVersionRow, AccountRow.name)
            .join(AccountRow, AccountRow.id == TemplateVersionRow.account_id, isouter=True)
            .where(TemplateVersionRow.template == template)
            .order_by(TemplateVersionRow.version.desc())
        )
        return [
            KeptVersion(
                row.version,
                row.at,
                name or "",
                row.sha256,
                row.is_current,
                _trial_of(store, row),
            )
            for row, name in rows
        ]


def keep_version(
    store: Store, by: User, template: str, word: bytes, settings: bytes | None
) -> tuple[TemplateTrial, int | None]:
    """Try a new version of a template by a worker; keep it where it is fit, to be chosen later.

    Returns what the trial found and the version's number, None where it is not fit. Raises UsageError for a
    name that cannot be, NotAllowed, TemplateError, UnreadableFile, WorkStopped, StoreUnavailable.
    """
    may_change_templates(by)
    if not _NAME.fullmatch(template) or len(template) > MOST_NAME:
        raise UsageError("模板名称写作“单位/文书”，只用小写字母、数字和短横，如 hubei/application-form。")
    trial = try_template(template, word, settings, apart=True)
    if not trial.is_fit:
        return trial, None
    with _choosing, store.database.writing() as session:
        highest = select(func.max(TemplateVersionRow.version)).where(TemplateVersionRow.template == template)
        version = (session.scalar(highest) or 0) + 1
        _write_version(version_folder(store.places, template, version), template, word, settings, trial)
        digest = hashlib.sha256(word).hexdigest()
        session.add(TemplateVersionRow(template=template, version=version, sha256=digest, account_id=by.id))
        record(store, session, by, "template_kept", template, {"version": version, "sha256": digest})
    return trial, version


def _write_version(
    folder: Path, template: str, word: bytes, settings: bytes | None, trial: TemplateTrial
) -> None:
    """What an earlier try left there goes first. Raises StoreUnavailable."""
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700, parents=True)
        lay_out(template, word, settings, folder)
        told = json.dumps(asdict(trial), ensure_ascii=False)
        folder.with_name(f"{folder.name}.{TRIAL}").write_text(told, "utf-8")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreUnavailable(f"模板没有存下（{error.strerror}），请检查磁盘空间后再上传。") from error


def choose_version(store: Store, by: User, template: str, version: int | None) -> None:
    """Put a kept version of a template in use; None goes back to the one that comes with the program.

    Raises NotFound, NotAllowed, StoreUnavailable.
    """
    may_change_templates(by)
    with _choosing:
        with store.database.writing() as session:
            rows = update(TemplateVersionRow).where(TemplateVersionRow.template == template)
            session.execute(rows.values(is_current=False))
            if version is not None:
                row = session.get(TemplateVersionRow, (template, version))
                if row is None:
                    raise NotFound(f"模板 {template} 没有第 {version} 版，请刷新页面再看。")
                row.is_current = True
            record(store, session, by, "template_chosen", template, {"version": version})
        try:
            put_in_use(store.places, template, version)
        except OSError as error:
            raise StoreUnavailable(
                "已经选定，但磁盘已满或写不进去，还没有换上；请清理磁盘后再选一次。"
            ) from error


def template_files(store: Store, template: str, version: int | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the Word file and the settings of a template: names and contents; of a kept version, or in use.

    Raises NotFound.
    """
    from zsgx_docs.template.catalogue import default_catalogue

    if version is None:
        folder = default_catalogue().folder_of(template)
    else:
        folder = version_folder(store.places, template, version)
        with store.database.reading() as session:
            if session.get(TemplateVersionRow, (template, version)) is None:
                raise NotFound(f"模板 {template} 没有第 {version} 版，请刷新页面再看。")
    for name in (WORD, SETTINGS):
        yield name, (folder / name).read_bytes()


def comes_along(store: Store, template: str) -> bool:
    """Tell whether the program brings a template of that name, or another folder of the office does."""
    from zsgx_docs.template.catalogue import default_catalogue

    folders = [each for each in default_catalogue().folders if each != current_folder(store.places)]
    return any((folder / template / SETTINGS).is_file() for folder in folders)


def may_change_templates(by: User) -> None:
    """Raises NotAllowed where somebody may not change templates."""
    if by.role == "organiser" or not by.may_write:
        raise NotAllowed("只有审核员和管理员可以更改模板，如有需要请联系管理员。")


def _trial_of(store: Store, row: TemplateVersionRow) -> TemplateTrial:
    folder = version_folder(store.places, row.template, row.version)
    try:
        return trial_of(json.loads(folder.with_name(f"{row.version}.{TRIAL}").read_text("utf-8")))
    except (OSError, ValueError):
        return TemplateTrial(row.template, "", ())
