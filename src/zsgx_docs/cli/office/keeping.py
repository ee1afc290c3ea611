"""`zsgx backup`, `zsgx restore`, `zsgx rotate-key`: what an office does with its data as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from zsgx_docs.desk.office import StorePlaces


def backup(
    target: Annotated[Path, typer.Argument(metavar="文件", help="备份写到哪里，如 backup.tar。")],
) -> None:
    """把网页里的全部数据备份成一个文件，服务不必停；内容保持加密。"""
    from zsgx_docs.desk import office

    places = _places()
    size = office.back_up(places, target)
    key = f"没有密钥文件 {places.key_file} 打不开它，请另行保管密钥文件。"
    typer.echo(f"已备份到 {target}（{size / 1_000_000:.1f} MB）。{key}")


def restore(source: Annotated[Path, typer.Argument(metavar="文件", help="zsgx backup 写出的备份。")]) -> None:
    """从备份恢复网页里的全部数据；现有的数据另存在旁边，不会丢。请先停止服务。"""
    from zsgx_docs.desk import office

    places = _places()
    before = office.restore(places, source)
    typer.echo(f"已从 {source} 恢复到 {places.data}。")
    if before is not None:
        typer.echo(f"恢复之前的数据另存在 {before}，确认无误后可以删除。")


def rotate_key() -> None:
    """换用新的密钥加密以后的数据；以前的数据仍由旧密钥打开。请先停止服务。"""
    from zsgx_docs.desk import office

    places = _places()
    count = office.rotate_key(places)
    typer.echo(f"已换用新密钥，密钥文件 {places.key_file} 里现有 {count} 个；请马上重新备份这个文件。")


def _places() -> StorePlaces:
    from zsgx_docs.web.settings import load_settings

    return load_settings().places
