"""Passwords: which are refused, which are taken, and that each is known again."""

import unicodedata

import pytest

from zsgx_docs.desk.office import UnfitAccount
from zsgx_docs.desk.office.passwords import is_right, one_time_password, password_hash_of, refuse_weak


@pytest.mark.parametrize(
    "password",
    [
        *("", "short", "a" * 10, "1212121212", "1234567890", "0123456789", "9876543210", "abcdefghij"),
        *("x" * 129, "zhangsan-2027", "我的ZhangSan口令啊啊"),
    ],
)
def test_what_is_easily_guessed_is_refused(password: str) -> None:
    with pytest.raises(UnfitAccount):
        refuse_weak(password, "zhangsan")


@pytest.mark.parametrize("password", ["一条大河波浪宽 风吹", "correct horse", "7#kQ-pz2!vB", "1357924680"])
def test_what_a_person_may_choose_is_taken(password: str) -> None:
    refuse_weak(password, "zhangsan")


def test_a_password_is_known_again_however_the_keyboard_made_it() -> None:
    kept = password_hash_of("Ｐaß 口令 é")
    assert kept.startswith("$argon2id$")
    assert is_right(kept, unicodedata.normalize("NFD", "Paß 口令 é"))
    assert not is_right(kept, "paß 口令 é")
    assert not is_right(None, "Paß 口令 é")
    assert not is_right("no hash at all", "Paß 口令 é")


def test_no_one_time_password_comes_twice() -> None:
    assert len({one_time_password() for _ in range(1000)}) == 1000
