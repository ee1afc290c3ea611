"""The handbook shows every page, as its script last took it."""

import re
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from zsgx_docs.web.pages.frame import NAVIGATION

ROOT = Path(__file__).parents[1]
HANDBOOK = (ROOT / "docs" / "handbook.zh.md").read_text("utf-8")
NAMED = re.findall(r"!\[[^\]]+\]\(pictures/handbook/([^)]+)\.webp\)", HANDBOOK)


def the_script() -> Any:
    loader = SourceFileLoader("handbook", str(ROOT / "scripts" / "handbook"))
    spec = spec_from_loader("handbook", loader)
    assert spec
    module = module_from_spec(spec)
    sys.modules["handbook"] = module  # dataclasses look there
    loader.exec_module(module)
    return module


SCRIPT = the_script()


def test_every_page_of_the_navigation_has_a_picture() -> None:
    taken = {shot.address for shot in SCRIPT.SHOTS.values()}
    assert {entry.address for entry in NAVIGATION} <= taken


def test_the_handbook_names_what_its_script_takes_and_no_more() -> None:
    assert [*SCRIPT.SHOTS] == NAMED
    assert {picture.stem for picture in (ROOT / SCRIPT.INTO).iterdir()} == {*NAMED}


@pytest.mark.parametrize("name", NAMED)
def test_a_picture_is_a_whole_screen_and_small(name: str) -> None:
    picture = ROOT / SCRIPT.INTO / f"{name}.webp"
    assert picture.stat().st_size <= SCRIPT.MOST_BYTES
    with Image.open(picture) as opened:
        assert opened.size == (SCRIPT.SCREEN["width"], SCRIPT.SCREEN["height"])
