"""Has a verb done by a worker, and makes the plain data that it answers into what the verb returns."""

from __future__ import annotations

import shutil
from functools import cache
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import TypeAdapter

    from zsgx_docs.jobs import Listener, Realm, Workers

PROGRAM = "zsgx_docs.desk.at_work"
OFFICES = ("soffice", "libreoffice")
OFFICE_MEETS = ("/tmp/OSL_PIPE_*", "/var/tmp/OSL_PIPE_*")
"""Where LibreOffice makes the socket by which it looks for itself, whatever TMPDIR says; without, it does not
start. Shut off it cannot remove it, so the program does."""
T = TypeVar("T")


def ask(
    verb: str,
    arguments: Mapping[str, Any],
    subject: str,
    cancelled: Event | None = None,
    listeners: Mapping[str, Listener] | None = None,
) -> Any:
    """Return what a worker answers, in plain data; `subject` names the file in messages.

    Raises what the verb raises; WorkStopped where it was too much for a worker, WorkCancelled soon after
    `cancelled` was set.
    """
    from zsgx_docs.jobs import Job

    return _workers().do(Job(verb, arguments, subject, listeners or {}, cancelled))


def ask_for(
    kind: Callable[[], type[T]],
    verb: str,
    arguments: Mapping[str, Any],
    subject: str,
    cancelled: Event | None = None,
    listeners: Mapping[str, Listener] | None = None,
) -> T:
    """Return what a worker answers, as a value of the kind that `kind` loads. Raises as `ask` does."""
    prepare_workers(1)  # before there is a second thread
    loading = Thread(target=_adapter, args=(kind,), name="adapter", daemon=True)
    loading.start()  # while the worker works
    plain = ask(verb, arguments, subject, cancelled, listeners)
    loading.join()
    return as_kind(kind, plain)


def as_kind(kind: Callable[[], type[T]], plain: Any) -> T:
    """Make plain data into a value of the kind that `kind` loads. Raises ValueError where it is none."""
    return cast(T, _adapter(kind).validate_python(plain))


def prepare_workers(count: int) -> None:
    """Have so many workers started, before this program starts threads of its own."""
    _workers().prepare(count)


def renew_workers() -> None:
    """Have what follows done by workers that see the templates as they are now; what is at work goes on."""
    _workers().renew()


def stop_work() -> None:
    """End all workers; whoever waits for one of them gets a WorkStopped."""
    _workers().close()
    _workers.cache_clear()


def left_open() -> list[Realm]:
    """List what this system cannot shut workers off from."""
    return cast("list[Realm]", ask("left_open", {}, "系统"))


@cache
def _adapter(kind: Callable[[], type[Any]]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind())


@cache
def _workers() -> Workers:
    from zsgx_docs.jobs import Workers
    from zsgx_docs.template.catalogue import default_catalogue, samples_folder

    folders = (*default_catalogue().folders, samples_folder())
    has_office = any(map(shutil.which, OFFICES))
    meets = OFFICE_MEETS if has_office else ()
    return Workers(PROGRAM, readable=tuple(map(str, folders)), meets=meets)
