"""What PDF editors do to a printed page: covers, new words, lines."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from changes.marks import SEVERAL
from changes.paper import NoPlace, Spot
from changes.printed import Printed, box_at, line_at, only_place, words_at
from changes.registry import change
from changes.wordml import pen
from forge import Target
from forge.seal import FONTS

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
    above, phone = (
        _place(printed, next(s for s in printed.spots if s.path == f"{head}.{name}"))
        for name in ("contact", "office_phone")
    )
    x0, top, _, bottom = phone.box
    below = top + (top - above.box[1])
    printed.overlay(phone.page, words_at(x0, below, "027-65432100", bottom - top))
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


def _patch(words: str, high: float) -> Image.Image:
    """Words on white, four pixels a point."""
    font = ImageFont.truetype(str(FONTS / "FandolSong-Regular.otf"), round(4 * high))
    left, top, right, bottom = font.getbbox(words)
    picture = Image.new("RGB", (round(right - left) + 8, round(bottom - top) + 8), "white")
    ImageDraw.Draw(picture).text((4 - left, 4 - top), words, fill="black", font=font)
    return picture


@change("pdf", prints=True)
def picture_patch_with_new_words(printed: Printed) -> None:
    """A snippet of a picture laid over the old number."""
    _, target, other = says_another(printed)
    x0, top, x1, bottom = target.box
    patch = _patch(other, bottom - top)
    printed.paste(target.page, patch, (x0 - 1, top - 1, x1 + 1, bottom + 1))


@change("pdf", prints=True, common=3)
def clear_seal_over_a_value(printed: Printed) -> None:
    """The words can be read through it, its star too."""
    _, target = printed.pick(lambda spot: spot.kind == "unit")
    drawn = Image.open(io.BytesIO(pen("seal", printed.rng)))
    drawn.putalpha(drawn.getchannel("A").point(lambda alpha: alpha * 2 // 5))
    x0, top, x1, bottom = target.box
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    printed.paste(target.page, drawn, (x - 57, y - 57, x + 57, y + 57))


@change("pdf", prints=True)
def opaque_picture_over_a_value(printed: Printed) -> None:
    """A seal or logo with a white ground, just over the words."""
    spot, target = printed.pick(is_value)
    drawn = Image.open(io.BytesIO(pen("seal", printed.rng)))
    ground = Image.new("RGBA", drawn.size, "white")
    ground.alpha_composite(drawn)
    x0, top, x1, bottom = target.box
    printed.paste(target.page, ground.convert("RGB"), (x0 - 1, top - 1, x1 + 1, bottom + 1))
    printed.truth.doubt(spot.leaves)


@change("pdf", prints=True, common=1)
def pages_turned(printed: Printed) -> None:
    """They lie on their side in the file, and a viewer shows them so."""
    printed.turned = printed.rng.choice((90, 180, 270))


@change("pdf", prints=True)
def opaque_picture_over_part_of_a_value(printed: Printed) -> None:
    """Two or three characters in the middle of a value are hidden; what is left is not the value."""
    spot, target = printed.pick(lambda spot: is_value(spot) and len(spot.text.strip()) > 6)
    x0, top, x1, bottom = target.box
    middle, half = (x0 + x1) / 2, 1.3 * (x1 - x0) / len(spot.text.strip())
    picture = Image.new("RGB", (60, 60), (205, 25, 30))
    printed.paste(target.page, picture, (middle - half, top - 1, middle + half, bottom + 1))
    printed.truth.doubt(spot.leaves)
