"""What matching observes, said as a sentence."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from zsgx_docs.read.match import observation
from zsgx_docs.read.match.observation import BOXES_DIFFER, OTHER_HEAD, Observation, Sight
from zsgx_docs.read.verify.reasons import REASONS, reason_for

KNOWN = {name: each for name, each in vars(observation).items() if isinstance(each, Observation)}


def test_every_sight_has_its_name_and_its_sentence() -> None:
    assert {each.what for each in KNOWN.values()} == set(get_args(Sight)) == set(REASONS)


@pytest.mark.parametrize("sight", REASONS)
def test_a_sentence_is_chinese_and_ends_without_a_stop(sight: Sight) -> None:
    assert re.search("[\u4e00-\u9fff]{2}", REASONS[sight])
    assert not REASONS[sight].endswith(("。", "；"))


def test_a_sentence_names_what_was_seen() -> None:
    assert reason_for(BOXES_DIFFER) == "勾选框的个数与模板不符，请核对"
    assert reason_for(OTHER_HEAD.about(head="市级", wanted="省级")) == "表头是“市级”，不是“省级”，请核对"
