"""Pausing the garbage collector."""

import gc

import pytest

from zsgx_docs.render.collector import collector_paused


def it_is_off_inside_and_on_again_after_whatever_happens() -> None:
    with pytest.raises(ValueError), collector_paused():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def it_leaves_a_collector_off_that_was_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
