"""What the forge promises to the tests that stand on it."""

import io
from dataclasses import replace

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from forge import PHOTOS, SCANNERS, Damage, PhotoSpec, Scan, ScanSpec, SealSpec, photo, scan, stamp

WIDTH, HEIGHT = 595.0, 842.0
SEAL = SealSpec("湖北省某某大学", middle=(400, 200), tilt=7)


def blank_page() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(WIDTH, HEIGHT)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pixels(pdf: bytes, dpi: int = 72) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[0].render(scale=dpi / 72).to_pil().convert("RGB")


def red_box(image: Image.Image) -> tuple[float, ...]:
    rgb = np.asarray(image).astype(int)
    rows, columns = np.nonzero(rgb[..., 0] - rgb[..., 1] > 60)
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize(
    "spec", [ScanSpec(), ScanSpec(skew=1.5), ScanSpec(turn=270, skew=-1), SCANNERS["fine"]]
)
def test_the_seal_lies_where_the_scan_says(spec: ScanSpec) -> None:
    returned = scan(stamp(blank_page(), [SEAL], seed=2), spec, seed=2)
    upright = pixels(returned.pdf).rotate(-spec.turn, expand=True)
    assert red_box(upright) == pytest.approx(returned.seals[0].box, abs=2.5)
    assert returned.seals[0].text == SEAL.text


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    def returned(seed: int) -> Scan:
        return scan(stamp(blank_page(), [SEAL], seed=seed), SCANNERS["grey"], seed=seed)

    assert returned(1) == returned(1)
    assert returned(1).pdf != returned(2).pdf


@pytest.mark.parametrize("name", SCANNERS)
def test_a_scan_is_one_image_a_page_and_no_text(name: str) -> None:
    document = pypdfium2.PdfDocument(scan(blank_page(), SCANNERS[name]).pdf)
    page = document[0]
    assert page.get_textpage().count_chars() == 0
    (picture,) = page.get_objects()
    assert max(picture.get_px_size()) == pytest.approx(HEIGHT / 72 * SCANNERS[name].dpi, abs=2)
    expected = (HEIGHT, WIDTH) if SCANNERS[name].turn % 180 else (WIDTH, HEIGHT)
    assert page.get_size() == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("name", ["copier", "fax", "broken", "adaptive"])
def test_a_black_and_white_scan_has_only_black_and_white(name: str) -> None:
    page = pypdfium2.PdfDocument(scan(stamp(blank_page(), [SEAL]), SCANNERS[name]).pdf)[0]
    (picture,) = page.get_objects()
    assert set(np.unique(picture.get_bitmap().to_numpy())) <= {0, 1, 255}


def test_print_under_a_seal_stays_black() -> None:
    black = io.BytesIO()
    Image.new("L", (595, 842), 0).save(black, "PDF", resolution=72)
    assert not stamp(black.getvalue(), [SEAL]).pages[0].any()


@pytest.mark.parametrize("shape", ["round", "oval", "square"])
def test_every_shape_is_pressed_at_its_size(shape: str) -> None:
    seal = SealSpec("张三之印", shape=shape, middle=(200, 200))  # type: ignore[arg-type]
    x0, top, x1, bottom = stamp(blank_page(), [seal]).stamps[0].box
    expected = [side / 25.4 * 72 for side in seal.millimetres()]
    assert [x1 - x0, bottom - top] == pytest.approx(expected, abs=1)


def grey(pdf: bytes) -> np.ndarray:
    return np.asarray(pixels(pdf).convert("L")).astype(int)


def test_punch_holes_and_the_lid_are_black() -> None:
    seen = grey(scan(blank_page(), ScanSpec(damage=Damage(holes=2, edge=4))).pdf)
    middles = [round(HEIGHT / 2 + off) for off in (-113.5, 113.5)]
    assert all(seen[middle, 34] < 80 for middle in middles)
    assert seen[400, -4] < 80 and seen[-4, 300] < 80 and seen[400, 300] > 220


def test_dust_lies_on_the_page_and_a_staple_in_its_corner() -> None:
    dusty, stapled = (
        grey(scan(blank_page(), ScanSpec(damage=damage)).pdf)
        for damage in (Damage(dust=200), Damage(staple=True))
    )
    assert (dusty < 200).sum() > 50
    assert (stapled[:80, :80] < 180).any() and not (stapled[100:, 100:] < 180).any()


def test_broken_lines_have_gaps_but_bold_ones_hold() -> None:
    page = Image.new("L", (2480, 3508), 255)
    page.paste(0, (300, 1000, 2200, 1002))
    page.paste(0, (300, 2000, 2200, 2016))
    printed = io.BytesIO()
    page.save(printed, "PDF", resolution=300)
    spec = replace(SCANNERS["broken"], damage=Damage(broken=0.8))
    seen = np.asarray(pixels(scan(printed.getvalue(), spec).pdf, 200).convert("L"))
    drawn = [(seen[y - 14 : y + 14, 230:1430] < 128).any(0).mean() for y in (667, 1339)]
    assert 0.2 < drawn[0] < 0.95
    assert drawn[1] > 0.99


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_is_a_jpeg_a_page_and_the_same_picture_in_a_pdf(name: str) -> None:
    taken = photo(stamp(blank_page(), [SEAL]), PHOTOS[name])
    picture = Image.open(io.BytesIO(taken.pictures[0]))
    assert (picture.format, picture.height) == ("JPEG", PHOTOS[name].height)
    (held,) = pypdfium2.PdfDocument(taken.pdf)[0].get_objects()
    assert held.get_px_size() == picture.size


def test_a_photographed_paper_lies_on_a_desk_and_its_seal_is_where_it_was_pressed() -> None:
    level = PhotoSpec(margin=0.1, tilt=0, lean=0, shadow=0, uneven=0, desk="green", jpeg=95)
    taken = photo(stamp(blank_page(), [SEAL]), level)
    picture = np.asarray(Image.open(io.BytesIO(taken.pictures[0]))).astype(int)
    bright = picture.min(-1) > 180
    rows, columns = np.nonzero(bright.mean(1) > 0.5)[0], np.nonzero(bright.mean(0) > 0.5)[0]
    cut = Image.fromarray(picture.astype(np.uint8)).crop((columns[0], rows[0], columns[-1], rows[-1]))
    assert red_box(cut.resize((595, 842))) == pytest.approx(taken.seals[0].box, abs=3)


def test_a_tagged_photo_says_how_to_hold_it() -> None:
    taken = photo(blank_page(), PhotoSpec(height=800, turn=90, tagged=True))
    picture = Image.open(io.BytesIO(taken.pictures[0]))
    assert picture.size == (800, 600) and picture.getexif()[0x0112] == 6


def test_the_same_seed_takes_the_same_photo() -> None:
    small = PhotoSpec(height=800, curl=4)
    assert photo(blank_page(), small, seed=4) == photo(blank_page(), small, seed=4)
    assert photo(blank_page(), small, seed=4).pdf != photo(blank_page(), small, seed=5).pdf
