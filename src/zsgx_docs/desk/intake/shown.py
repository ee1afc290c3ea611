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
    from zsgx_docs.model.user import User
    from zsgx_docs.read.document import Progress
    from zsgx_docs.store import Store

AROUND_VALUE = 6.0
"""Points of paper shown round a value: a guess."""
AROUND_SEAL = 4.0
"""Points of paper shown round a seal: a guess."""
PAGED = ("pdf-scan", "pdf-text", "image")
"""Kinds of files that come with pages: drawn when they are read; a Word file's when somebody looks."""
AT_ONCE = 2
"""Files that are drawn or cut at once because somebody looks: a guess, more would starve the reading."""
_turn = Semaphore(AT_ONCE)


def page_picture(store: Store, by: User, identifier: str, page: int) -> bytes:
    """Return the upright picture of a page as PNG; a Word file's as it is printed.

    It is drawn where that was not done yet. Raises NotFound, NotReadYet, InputError, StoreUnavailable.
    """
    from zsgx_docs.store.intake import find_picture

    extraction(store, by, identifier)
    kept = find_picture(store, identifier, page)  # the result of a long list takes a while to open
    return kept or _page_drawn(store, identifier, page, raw_result(store, by, identifier)["source"])


def _page_drawn(store: Store, identifier: str, page: int, source: Mapping[str, Any]) -> bytes:
    from zsgx_docs.store.intake import find_picture

    kept = find_picture(store, identifier, page)
    if kept is None and _may_be_drawn(store, identifier, page, source):
        with _turn:
            kept = find_picture(store, identifier, page)  # somebody else may have had it drawn meanwhile
            if kept is None:
                have_drawn(store, identifier, source)
                kept = find_picture(store, identifier, page)
    if kept is None:
        raise NotFound(f"这个文件没有第 {page} 页的图。")
    return kept


def _may_be_drawn(store: Store, identifier: str, page: int, source: Mapping[str, Any]) -> bool:
    """Of a Word file nobody knows how many pages it has before it is printed; all are kept at once."""
    from zsgx_docs.store.intake import pictures_kept

    if source["kind"] == "docx":
        return page == 1 or 1 < page <= (pictures_kept(store, identifier) or page)
    return source["kind"] in PAGED and 1 <= page <= len(source["sheets"])


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
    result = raw_result(store, by, identifier)
    field = next((each for each in _of_paper(result, paper, "fields") if each["path"] == path), None)
    boxes = field["boxes"] if field else ()
    if not boxes:
        raise NotFound("这一栏在页面上没有位置，没有可看的图。")
    return _cut(store, identifier, result["source"], boxes, AROUND_VALUE)


def seal_picture(store: Store, by: User, identifier: str, index: int, paper: int = 0) -> bytes:
    """Return a seal as PNG. Raises NotFound, NotReadYet, InputError, StoreUnavailable."""
    result = raw_result(store, by, identifier)
    seals = _of_paper(result, paper, "seals")
    if not 0 <= index < len(seals):
        raise NotFound("没有这枚印章。")
    return _cut(store, identifier, result["source"], [seals[index]], AROUND_SEAL)


def _of_paper(result: Mapping[str, Any], paper: int, part: str) -> Sequence[Mapping[str, Any]]:
    papers = [result, *result["more"]]
    return papers[paper][part] if 0 <= paper < len(papers) else ()


def _cut(
    store: Store,
    identifier: str,
    source: Mapping[str, Any],
    boxes: Sequence[Mapping[str, Any]],
    around: float,
) -> bytes:
    sheets = {each["page"]: each for each in source["sheets"]}
    pages = sorted({box["page"] for box in boxes})
    places = [
        (pages.index(box["page"]), box["box"], sheets[box["page"]]["width"], sheets[box["page"]]["height"])
        for box in boxes
    ]
    pictures = [_page_drawn(store, identifier, page, source) for page in pages]
    with _turn:
        given = {"pictures": pictures, "places": places, "around": around}
        return cast(bytes, ask("cut_from", given, source["filename"]))


def have_drawn(
    store: Store,
    identifier: str,
    source: Mapping[str, Any],
    cancelled: Event | None = None,
    progress: Progress = lambda page, pages: None,
) -> None:
    """Have the pages of a file drawn, and keep their pictures, all at once.

    Where a page cannot be drawn, those before it are kept, as long as it is known that there are more.
    Raises InputError, StoreUnavailable.
    """
    from zsgx_docs.store.intake import KeptPicture, find_row, forget_unneeded, keep_picture, show_pictures

    with store.database.reading() as session:
        data = store.files.read(find_row(session, identifier).file)
    drawn: list[KeptPicture] = []

    def kept(page: int, png: bytes, width: int, height: int) -> None:
        drawn.append(keep_picture(store, page, png, width, height))

    given = {"data": data, "filename": source["filename"], "source": dict(source)}
    shown = drawn if source["kind"] in PAGED else []
    try:
        ask("draw_pages", given, source["filename"], cancelled, {"drawn": kept, "page": progress})
        shown = drawn
    finally:
        show_pictures(store, identifier, shown)
        forget_unneeded(store, (each.file for each in drawn))
