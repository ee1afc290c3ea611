"""Has the files of a mail or archive wait to be read, each with those that belong to it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from zsgx_docs.store.errors import MeanwhileChanged

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from zsgx_docs.jobs.queue import Door
    from zsgx_docs.store import Store
    from zsgx_docs.store.tables import ExtractionRow


@dataclass(frozen=True, slots=True)
class KeptInside:
    """A file that was taken out and kept: its name in the store, SHA-256 and bytes."""

    name: str
    sha256: str
    size: int
    door: Door


def keep_inside(
    store: Store,
    session: Session,
    container: str,
    outcome: Mapping[str, Any],
    kept: Mapping[int, KeptInside],
) -> None:
    """Keep what a mail or archive held, within the transaction that ends its job.

    `outcome` is as of `read_sent`. Files of one mail or one folder are a delivery; where they are all there
    is, that of the container. Raises MeanwhileChanged where a file was deleted elsewhere that is needed here.
    """
    from zsgx_docs.store.intake import tell_header
    from zsgx_docs.store.log import enter
    from zsgx_docs.store.tables import DeliveryRow, ExtractionRow, new_id

    if not all(store.files.has(each.name) for each in kept.values()):
        raise MeanwhileChanged("里面的文件刚被删除，请再试一次。")
    row = session.get_one(ExtractionRow, container)
    row.kind = outcome["kind"]
    row.page = row.pages = len(outcome["inside"])
    tell_header(store.vault, row, left_out=outcome["left_out"], error=None)
    own = session.get_one(DeliveryRow, row.delivery_id)
    together = [_came_in(number, told) for number, told in enumerate(outcome["inside"])]
    deliveries: dict[Hashable, DeliveryRow] = {}
    if len(set(together)) == 1:
        deliveries[together[0]] = own
    for number, told in enumerate(outcome["inside"]):
        if together[number] not in deliveries:
            fresh = DeliveryRow(id=new_id(), owner_id=row.owner_id, received_at=own.received_at)
            session.add(fresh)
            session.flush()
            deliveries[together[number]] = fresh
        delivery = deliveries[together[number]]
        about = f"deliveries/{delivery.id}/submission"
        delivery.sealed = delivery.sealed or store.vault.seal_json(told["submission"], about)
        each = _row_inside(store, session, row, delivery, number, told, kept.get(number))
        session.add(each)
        session.flush()
        enter(session, store.vault, row.owner_id, "received", each.id, {"container": container})


def _came_in(number: int, told: Mapping[str, Any]) -> Hashable:
    """The mail, or the folder of an archive; what lies in none belongs to nothing."""
    submission = told["submission"]
    if submission["container"] == "mail":
        return str(submission["name"])
    folder = PurePosixPath(told["filename"]).parent.as_posix()
    return number if folder == "." else folder


def _row_inside(
    store: Store,
    session: Session,
    container: ExtractionRow,
    delivery: Any,
    number: int,
    told: Mapping[str, Any],
    kept: KeptInside | None,
) -> ExtractionRow:
    from zsgx_docs.store.intake import first_of, new_row, whose_files
    from zsgx_docs.store.tables import now

    header = {key: told.get(key) for key in ("filename", "submission", "error")}
    name, sha256, size = (kept.name, kept.sha256, kept.size) if kept else ("", "", 0)
    row = new_row(store, delivery, name, size, {**header, "sha256": sha256}, number)
    row.container_id, row.wanted_template = container.id, container.wanted_template
    if kept is None:
        row.status, row.ended_at = "failed", now()
    else:
        row.door = kept.door
        row.duplicate_of = first_of(session, name, whose_files(session, container.owner_id))
    return row
