"""`zsgx user`: accounts from the command line."""

import re
from pathlib import Path

from zsgx_docs.desk.office import Store, StorePlaces, open_store, sign_in, whose_key
from zsgx_docs.desk.office.tries import Tries


def opened(folder: Path) -> Store:
    return open_store(StorePlaces(folder / "data" / "desk", folder / "key"))


def test_accounts_are_added_listed_reset_and_disabled(zsgx, tmp_path: Path) -> None:
    places = {"ZSGX_KEY_FILE": str(tmp_path / "key")}
    password = zsgx("user", "add", "小王", "--role", "clerk", **places).stdout.strip()
    key = zsgx("user", "add", "intake", "--role", "organiser", "--api-key", **places).stdout.strip()
    looking = zsgx("user", "key", "intake", "--label", "报表", "--read-only", **places).stdout.strip()
    assert re.fullmatch(r"\w{4}(-\w{4}){3}", password) and re.fullmatch(r"zsgx_[\w-]{43}", key)
    store = opened(tmp_path)
    assert sign_in(store, Tries(), "小王", password, "here")
    found, other = whose_key(store, key), whose_key(store, looking)
    assert found is not None and (found.name, found.role, found.may_write) == ("intake", "organiser", True)
    assert other is not None and not other.may_write
    store.close()
    listed = zsgx("user", "list", **places).stdout
    assert listed.splitlines() == ["intake\torganiser\t在用\t密钥 2 个", "小王\tclerk\t待改口令\t密钥 0 个"]
    assert zsgx("user", "password", "小王", **places).stdout.strip() != password
    done = zsgx("user", "disable", "intake", **places)
    assert (done.returncode, done.stdout) == (0, "")
    store = opened(tmp_path)
    assert whose_key(store, key) is None
    store.close()


def test_what_cannot_be_is_one_line(zsgx, tmp_path: Path) -> None:
    places = {"ZSGX_KEY_FILE": str(tmp_path / "key")}
    for arguments, named in [
        (("add", "小 王", "--role", "clerk"), "小 王"),
        (("add", "小王", "--role", "boss"), "boss"),
        (("disable", "nobody"), "nobody"),
        (("password", "nobody"), "nobody"),
    ]:
        done = zsgx("user", *arguments, **places)
        (line,) = done.stderr.splitlines()
        assert (done.returncode, done.stdout) == (2, "") and named in line
