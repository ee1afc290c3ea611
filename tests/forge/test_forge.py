"""What the forge promises to the tests that stand on it."""

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from forge import SCANNERS, Scan, ScanSpec, SealSpec, scan, stamp

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


def test_a_black_and_white_scan_has_only_black_and_white() -> None:
    page = pypdfium2.PdfDocument(scan(stamp(blank_page(), [SEAL]), SCANNERS["copier"]).pdf)[0]
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
