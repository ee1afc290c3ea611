"""Shows pages and cut-outs of them; what draws and cuts is a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from threading import Event, Semaphore
from typing import TYPE_CHECKING, Any, cast

from zsgx_docs.desk.apart import ask
from zsgx_docs.desk.intake.looking import extraction, raw_result
from zsgx_docs.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from zsgx_docs.model.user import User
    from zsgx_docs.read.document import Progress
    from zsgx_docs.store import Store

    Keep = Callable[[int, bytes, int, int], None]
    """Hears of each page as it is drawn: its number, the PNG, its width and height in pixels."""

AROUND_VALUE = 6.0
"""Points of paper shown round a value: a guess."""
AROUND_SEAL = 4.0
"""Points of paper shown round a seal: a guess."""
AT_ONCE = 2
"""Files that are drawn or cut at once because somebody looks: a guess, more would starve the reading."""
_turn = Semaphore(AT_ONCE)


def page_picture(store: Store, by: User, identifier: str, page: int) -> bytes:
    """Return the upright picture of a page as PNG; a Word file's as it is printed.

    It is drawn where that was not done yet. Raises NotFound, NotReadYet, InputError, StoreUnavailable.
    """
    from zsgx_docs.store.intake import find_picture, pictures_kept

    extraction(store, by, identifier)
    kept = find_picture(store, identifier, page)
    if kept is None:
        with _turn:
            if not 0 < page <= pictures_kept(store, identifier):
                have_drawn(store, identifier, raw_result(store, by, identifier)["source"])
        kept = find_picture(store, identifier, page)  # somebody else may have had it drawn meanwhile
    if kept is None:
        raise NotFound(f"这个文件没有第 {page} 页的图。")
    return kept


def page_count(store: Store, by: User, identifier: str) -> int:
    """Count the pages that can be shown, a Word file's as it is printed; draws them where that was not done.

    0 for lists, which have no pages. Raises NotFound, NotReadYet, InputError, StoreUnavailable.
    """
    from zsgx_docs.store.intake import pictures_kept

    with suppress(NotFound):
        page_picture(store, by, identifier, 1)
    return pictures_kept(store, identifier)


def cut_out(store: Store, by: User, identifier: str, path: str, paper: int = 0) -> bytes:
    """Return the place of a value on its page as PNG, with a little round it; one below the other where it
    has several. Raises NotFound where it has none, NotReadYet, InputError, StoreUnavailable.
    """
    papers = _papers(raw_result(store, by, identifier))
    fields = papers[paper]["fields"] if 0 <= paper < len(papers) else ()
    field = next((each for each in fields if each["path"] == path), None)
    boxes = field["boxes"] if field else ()
    if not boxes:
        raise NotFound("这一栏在页面上没有位置，没有可看的图。")
    return _cut(store, by, identifier, boxes, AROUND_VALUE)


def seal_picture(store: Store, by: User, identifier: str, index: int, paper: int = 0) -> bytes:
    """Return a seal as PNG. Raises NotFound, NotReadYet, InputError, StoreUnavailable."""
    papers = _papers(raw_result(store, by, identifier))
    seals = papers[paper]["seals"] if 0 <= paper < len(papers) else ()
    if not 0 <= index < len(seals):
        raise NotFound("没有这枚印章。")
    return _cut(store, by, identifier, [seals[index]], AROUND_SEAL)


def _papers(result: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [result, *result["more"]]


def _cut(store: Store, by: User, identifier: str, boxes: Sequence[Mapping[str, Any]], around: float) -> bytes:
    sheets = {each["page"]: each for each in raw_result(store, by, identifier)["source"]["sheets"]}
    pages = sorted({box["page"] for box in boxes})
    given = {
        "pictures": [page_picture(store, by, identifier, page) for page in pages],
        "places": [
            [
                pages.index(box["page"]),
                box["box"],
                sheets[box["page"]]["width"],
                sheets[box["page"]]["height"],
            ]
            for box in boxes
        ],
        "around": around,
    }
    with _turn:
        return cast(bytes, ask("cut_from", given, "页面图"))


def have_drawn(
    store: Store,
    identifier: str,
    source: Mapping[str, Any],
    cancelled: Event | None = None,
    progress: Progress = lambda page, pages: None,
) -> None:
    """Have the pages of a file drawn, and keep their pictures. Raises InputError, StoreUnavailable."""
    from zsgx_docs.store.intake import PagePicture, find_row, keep_pictures

    with store.database.reading() as session:
        data = store.files.read(find_row(session, identifier).file)

    def kept(page: int, png: bytes, width: int, height: int) -> None:
        keep_pictures(store, identifier, [PagePicture(page, png, width, height)])

    given = {"data": data, "filename": source["filename"], "source": dict(source)}
    ask("draw_pages", given, source["filename"], cancelled, {"drawn": kept, "page": progress})
