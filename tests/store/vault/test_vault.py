"""Sealing: opened by the right key for the right thing only; nothing of it in the clear."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsgx_docs.store import Store
from zsgx_docs.store.errors import StoreSealed
from zsgx_docs.store.vault import KeyRing, Vault
from zsgx_docs.store.vault.files import PIECE_BYTES


def ring(folder: Path) -> KeyRing:
    return KeyRing.of(folder / "key")


@given(st.binary(max_size=200), st.text(max_size=20).map(lambda t: t.encode("utf-8", "replace").decode()))
def test_what_was_sealed_opens_for_what_it_is_about_only(
    tmp_path_factory: pytest.TempPathFactory, plain: bytes, about: str
) -> None:
    vault = Vault(ring(tmp_path_factory.getbasetemp()))
    sealed = vault.seal(plain, about)
    assert vault.open(sealed, about) == plain
    with pytest.raises(StoreSealed):
        vault.open(sealed, f"{about}!")


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    vault = Vault(ring(tmp_path))
    sealed = bytearray(vault.seal(b"420106198807151234", "a"))
    sealed[-1] ^= 1
    with pytest.raises(StoreSealed, match="已被改动"):
        vault.open(bytes(sealed), "a")


def test_a_new_key_seals_and_the_old_one_still_opens(tmp_path: Path) -> None:
    old = ring(tmp_path)
    sealed = Vault(old).seal(b"before", "a")
    new = old.rotated().keep(tmp_path / "key")
    assert Vault(KeyRing.of(tmp_path / "key")).open(sealed, "a") == b"before"
    with pytest.raises(StoreSealed):
        Vault(old).open(Vault(new).seal(b"after", "a"), "a")


def test_the_key_file_is_its_owners_only_and_a_broken_one_is_named(tmp_path: Path) -> None:
    ring(tmp_path)
    key = tmp_path / "key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.write_text("{}")
    with pytest.raises(StoreSealed, match="密钥文件"):
        ring(tmp_path)


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_a_file_comes_back_as_it_was(store: Store, size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    content = content[:size]
    name = store.vault.name_of(content)
    store.files.keep(name, io.BytesIO(content))
    assert store.files.read(name) == content
    assert [*store.files.names()] == [name]
    store.files.forget(name)
    assert not store.files.has(name)


def test_a_file_that_was_cut_short_is_noticed(store: Store) -> None:
    content = b"x" * (2 * PIECE_BYTES)
    name = store.vault.name_of(content)
    store.files.keep(name, io.BytesIO(content))
    place = store.places.files / name[:2] / name
    place.write_bytes(place.read_bytes()[: PIECE_BYTES + 4 + 32])
    with pytest.raises(StoreSealed):
        store.files.read(name)


def test_a_files_name_does_not_tell_its_content_without_the_key(store: Store, tmp_path: Path) -> None:
    other = Vault(ring(tmp_path))
    assert store.vault.name_of(b"a") != other.name_of(b"a")


def test_nothing_of_a_file_lies_on_the_disk_in_the_clear(store: Store) -> None:
    store.files.keep(store.vault.name_of(b"420106198807151234"), io.BytesIO(b"420106198807151234"))
    lying = b"".join(path.read_bytes() for path in store.places.data.rglob("*") if path.is_file())
    assert b"420106198807151234" not in lying
