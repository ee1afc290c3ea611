"""Accounts: their names, their roles, and that somebody can always administer."""

import re

import pytest

from zsgx_docs.desk.office import (
    NotAllowed,
    Store,
    UnfitAccount,
    account_id_of,
    accounts,
    add_account,
    add_program,
    change_role,
    disable_account,
    enable_account,
    first_admin,
    local_admin,
    reset_password,
)
from zsgx_docs.errors import NotFound
from zsgx_docs.model.user import User

CLERK = User("c", "clerk", "clerk")


def test_the_first_start_makes_an_administrator_once(store: Store) -> None:
    local_admin(store)
    password = first_admin(store)
    assert password and re.fullmatch("[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){3}", password)
    assert first_admin(store) is None
    (account,) = accounts(store, None)
    assert (account.name, account.role, account.must_change) == ("admin", "admin", True)


def test_programs_and_clerks_do_not_keep_the_first_administrator_away(store: Store) -> None:
    add_program(store, None, "intake", "admin")
    add_account(store, None, "小王", "clerk")
    assert first_admin(store) is not None


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "a" * 33, "<b>", "../x", "a\u202eb", "a\x1bb", "a/b", "{{x}}"]
)
def test_a_name_that_is_none_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UnfitAccount, match="不能用"):
        add_account(store, None, name, "clerk")


@pytest.mark.parametrize("again", ["Wang", "wang", "ＷＡＮＧ", " wang "])
def test_one_name_however_it_is_typed_is_one_account(store: Store, again: str) -> None:
    add_account(store, None, "wang", "clerk")
    with pytest.raises(UnfitAccount, match="已经有了"):
        add_account(store, None, again, "clerk")


def test_the_machine_s_own_account_is_nobody_s(store: Store) -> None:
    local_admin(store)
    with pytest.raises(UnfitAccount, match="已经有了"):
        add_account(store, None, "local", "admin")
    with pytest.raises(NotFound):
        account_id_of(store, "local")
    with pytest.raises(NotFound):
        reset_password(store, None, "local")


def test_an_unknown_role_is_refused(store: Store) -> None:
    with pytest.raises(UnfitAccount, match="boss"):
        add_account(store, None, "wang", "boss")


def test_the_last_administrator_stays_one(store: Store, admin: User) -> None:
    add_program(store, None, "robot", "admin")
    add_account(store, admin, "deputy", "admin")
    deputy = account_id_of(store, "deputy")
    disable_account(store, admin, deputy)
    with pytest.raises(UnfitAccount, match="至少要有一位"):
        change_role(store, None, admin.id, "clerk")
    with pytest.raises(UnfitAccount, match="至少要有一位"):
        disable_account(store, None, admin.id)
    with pytest.raises(UnfitAccount, match="自己"):
        disable_account(store, admin, admin.id)
    enable_account(store, admin, deputy)
    change_role(store, None, admin.id, "clerk")
    assert {a.name: a.role for a in accounts(store, None) if a.has_password} == {
        "chief": "clerk",
        "deputy": "admin",
    }


def test_only_administrators_and_the_machine_itself_manage_accounts(store: Store, admin: User) -> None:
    for deed in (
        lambda: accounts(store, CLERK),
        lambda: add_account(store, CLERK, "x", "admin"),
        lambda: change_role(store, CLERK, admin.id, "clerk"),
        lambda: disable_account(store, CLERK, admin.id),
        lambda: enable_account(store, CLERK, admin.id),
        lambda: reset_password(store, CLERK, admin.id),
    ):
        with pytest.raises(NotAllowed):
            deed()
