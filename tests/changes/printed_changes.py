"""What PDF editors do to a printed page: covers, new words, lines."""

from __future__ import annotations

from changes.marks import SEVERAL
from changes.paper import NoPlace, Spot
from changes.printed import Printed, box_at, line_at, only_place, words_at
from changes.registry import change
from forge import Target

OPTIONS = (
    ("□财政资助项目", "funding.fiscal"),
    ("□自筹经费项目", "funding.self_funded"),
    ("□合住", "lodging.shared"),
    ("□研修内容", "changed.content"),
)
"""As our own papers print them where they are not ticked."""


def is_value(spot: Spot) -> bool:
    return spot.kind not in SEVERAL


def _figures(spot: Spot) -> bool:
    return spot.kind in ("mobile", "phone")


def _another(printed: Printed, spot: Spot) -> str:
    text = spot.text.strip()
    return text[:-1] + str((int(text[-1]) + printed.rng.randint(1, 9)) % 10)


def says_another(printed: Printed) -> tuple[Spot, Target, str]:
    spot, target = printed.pick(_figures)
    other = _another(printed, spot)
    printed.truth.says(spot.leaves[0], other)
    return spot, target, other


@change("pdf", prints=True, common=3)
def white_box_and_new_words(printed: Printed) -> None:
    _, target, other = says_another(printed)
    x0, top, _, bottom = target.box
    printed.overlay(target.page, box_at(target.box, "white") + words_at(x0, top, other, bottom - top))


@change("pdf", prints=True)
def white_box_over_a_value(printed: Printed) -> None:
    """Nothing is to be seen; in the file the words are still there."""
    spot, target = printed.pick(is_value)
    printed.overlay(target.page, box_at(target.box, "white"))
    for leaf in spot.leaves:
        printed.truth.says(leaf, None)


@change("pdf", prints=True, common=1)
def black_bar_over_a_value(printed: Printed) -> None:
    spot, target = printed.pick(is_value)
    printed.overlay(target.page, box_at(target.box, "black"))
    printed.truth.doubt(spot.leaves)


@change("pdf", prints=True)
def words_printed_over_words(printed: Printed) -> None:
    spot, target = printed.pick(_figures)
    x0, top, _, bottom = target.box
    printed.overlay(target.page, words_at(x0 + 1, top + 1, _another(printed, spot), bottom - top))
    printed.truth.doubt(spot.leaves)


@change("pdf", prints=True)
def line_drawn_through(printed: Printed) -> None:
    spot, target = printed.pick(is_value)
    x0, top, x1, bottom = target.box
    tint = printed.rng.choice(("black", "rgb(200, 20, 30)", "rgb(20, 40, 180)"))
    middle = (top + bottom) / 2
    printed.overlay(target.page, line_at(x0 - 2, middle + 0.5, x1 + 2, middle - 0.5, f"1.2pt + {tint}"))
    printed.truth.doubt(spot.leaves)


@change("pdf", prints=True, common=3)
def words_added_in_an_empty_cell(printed: Printed) -> None:
    """As typed by a viewer's typewriter; a fax number where none was printed."""
    spot = next((s for s in printed.spots if s.path.endswith(".fax") and not s.text.strip()), None)
    if spot is None or spot.leaves[0] in printed.truth.touched:
        raise NoPlace
    head = spot.path.partition(".")[0]
    phone = next(s for s in printed.spots if s.path == f"{head}.office_phone")
    target = _place(printed, phone)
    x0, top, _, bottom = target.box
    below = _place(printed, next(s for s in printed.spots if s.path == f"{head}.address"))
    printed.overlay(below.page, words_at(x0, below.box[1], "027-65432100", min(12.0, bottom - top)))
    printed.truth.says(spot.leaves[0], "027-65432100")


def _place(printed: Printed, spot: Spot) -> Target:
    target = only_place(printed.data, spot.text.strip())
    if target is None:
        raise NoPlace
    return target


@change("pdf", prints=True)
def tick_drawn_over_a_box(printed: Printed) -> None:
    """Two strokes of a viewer's pen, in a form whose options stand in the line."""
    truth = printed.truth
    for words, path in OPTIONS:
        target = only_place(printed.data, words) if truth.want.get(path) is False else None
        if target is not None and path not in truth.touched:
            break
    else:
        raise NoPlace
    x, top, _, bottom = target.box
    high = bottom - top
    strokes = line_at(x + 1, top + high * 0.5, x + high * 0.35, bottom - 1, "1.5pt + black")
    strokes += line_at(x + high * 0.35, bottom - 1, x + high, top - 1, "1.5pt + black")
    printed.overlay(target.page, strokes)
    printed.truth.says(path, True)


@change("pdf", prints=True, common=1)
def words_that_cannot_be_seen(printed: Printed) -> None:
    """White words beside a value, as leftovers of editing."""
    _, target = printed.pick(is_value)
    _, top, x1, bottom = target.box
    faces = words_at(x1 + 2, top, "888", (bottom - top) * 0.8).replace("text(", "text(fill: white, ")
    printed.overlay(target.page, faces)
