"""Pieces of text on a page: what the engine detects, and the ink it missed."""

from __future__ import annotations

import numpy as np

from zsgx_docs.model.geometry import Box
from zsgx_docs.ocr.probe import load
from zsgx_docs.read.preprocess.image import Mask, Resolution
from zsgx_docs.read.scan.text.regions import Piece, find_pieces

AT = Resolution(200 / 72)


def page() -> Mask:
    return np.zeros((1000, 800), np.uint8)


def pieces(ink: Mask, *cells: Box) -> list[Piece]:
    nothing = np.zeros_like(ink)
    return find_pieces(255 - ink, ink, cells, nothing, nothing, load("null"), AT)


def it_finds_ink_that_the_engine_missed() -> None:
    ink = page()
    ink[200:230, 100:300] = 255

    assert pieces(ink, Box(50, 150, 700, 400)) == [Piece(Box(100, 200, 300, 230), 0)]


def it_takes_nothing_that_a_dark_edge_runs_round_for_one_piece() -> None:
    ink = page()
    ink[:, 780:] = ink[985:, :] = 255
    ink[200:230, 100:300] = 255
    ink[260:264, 600:604] = 255

    assert pieces(ink, Box(50, 150, 700, 400)) == [Piece(Box(100, 200, 300, 230), 0)]
