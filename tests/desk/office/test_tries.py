"""How often one may try to sign in, by account and by address."""

import pytest

from zsgx_docs.desk.office import TooManyTries, Tries


def test_tries_from_an_address_are_limited_whatever_the_names() -> None:
    tries = Tries()
    for number in range(60):
        tries.take(f"guess {number}", "192.0.2.1")
    with pytest.raises(TooManyTries, match="分钟后再试") as refused:
        tries.take("clerk", "192.0.2.1")
    assert 0 < refused.value.seconds <= 900
    tries.take("clerk", "192.0.2.2")


def test_tries_at_an_account_are_limited_from_wherever_until_its_owner_comes() -> None:
    tries = Tries()
    for number in range(10):
        tries.take("clerk", f"192.0.2.{number}")
    with pytest.raises(TooManyTries):
        tries.take("clerk", "192.0.2.99")
    tries.forgive("clerk")
    tries.take("clerk", "192.0.2.99")
