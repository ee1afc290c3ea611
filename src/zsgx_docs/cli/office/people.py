"""`zsgx user`: who may use the web pages and the interface."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from zsgx_docs.cli.terminal import ChineseCommand, ChineseGroup

if TYPE_CHECKING:
    from zsgx_docs.desk.office import Store

user_group = typer.Typer(
    cls=ChineseGroup, help="网页和接口的使用者：新增、停用、口令、密钥。", no_args_is_help=True
)
Name = Annotated[str, typer.Argument(metavar="名称", help="登录用的账号名。")]


@user_group.command("add", cls=ChineseCommand)
def add_user(
    name: Name,
    role: Annotated[
        str,
        typer.Option("--role", metavar="角色", help="clerk 审核员、organiser 承办单位、admin 管理员。"),
    ],
    api_key: Annotated[
        bool, typer.Option("--api-key", help="给程序用：没有口令，只输出一个接口密钥。")
    ] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="接口密钥只能查看。")] = False,
) -> None:
    """新增一个账号：输出一次性口令，或（加 --api-key）接口密钥；都只显示这一次。"""
    from zsgx_docs.desk import office

    with _store() as store:
        if api_key:
            typer.echo(office.add_program(store, None, name, role, "read" if read_only else "write"))
        else:
            typer.echo(office.add_account(store, None, name, role))


@user_group.command("list", cls=ChineseCommand)
def list_users() -> None:
    """列出全部账号：名称、角色、状态、有几个接口密钥。"""
    from zsgx_docs.desk import office

    with _store() as store:
        keys = [key.account_id for key in office.api_keys(store, None)]
        for account in office.accounts(store, None):
            state = "停用" if account.disabled_at else "待改口令" if account.must_change else "在用"
            typer.echo(f"{account.name}\t{account.role}\t{state}\t密钥 {keys.count(account.id)} 个")


@user_group.command("disable", cls=ChineseCommand)
def disable_user(name: Name) -> None:
    """停用一个账号：马上不能再登录，它的接口密钥也不能再用；记录都保留。"""
    from zsgx_docs.desk import office

    with _store() as store:
        office.disable_account(store, None, office.account_id_of(store, name))


@user_group.command("password", cls=ChineseCommand)
def new_password(name: Name) -> None:
    """给一个账号重发一次性口令，并在各处退出登录。"""
    from zsgx_docs.desk import office

    with _store() as store:
        typer.echo(office.reset_password(store, None, office.account_id_of(store, name)))


@user_group.command("key", cls=ChineseCommand)
def new_key(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="用途", help="给哪个程序用。")] = "命令行",
    read_only: Annotated[bool, typer.Option("--read-only", help="只能查看。")] = False,
) -> None:
    """给一个账号再发一个接口密钥，只显示这一次。"""
    from zsgx_docs.desk import office

    with _store() as store:
        account = office.account_id_of(store, name)
        typer.echo(office.make_key(store, None, account, label, "read" if read_only else "write"))


@contextmanager
def _store() -> Iterator[Store]:
    from zsgx_docs.desk.office import open_store
    from zsgx_docs.web.settings import load_settings

    store = open_store(load_settings().places)
    try:
        yield store
    finally:
        store.close()
