"""Type repeats itself, a hand does not."""

import numpy as np

from zsgx_docs.read.scan.glyphs.descriptors import Shapes
from zsgx_docs.read.scan.glyphs.repetition import repeats_itself

TEXTS = "高级研修高级研修高级"


def drawn(stray: float, texts: str = TEXTS) -> Shapes:
    """A shape for each character, each time so far from its own."""
    rng = np.random.default_rng(3)
    own = {text: rng.random(64) for text in sorted(set(texts))}
    found = np.stack([own[text] + stray * rng.normal(size=64) for text in texts])
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def test_glyphs_that_come_out_alike_each_time_are_type() -> None:
    assert repeats_itself(TEXTS, drawn(0.01))


def test_glyphs_that_come_out_otherwise_each_time_are_a_hand() -> None:
    assert not repeats_itself(TEXTS, drawn(0.2))


def test_a_few_glyphs_or_such_as_stand_but_once_tell_nothing() -> None:
    assert not repeats_itself("高高级级", drawn(0.0, "高高级级"))
    assert not repeats_itself("高级研修项目申报表", drawn(0.0, "高级研修项目申报表"))
