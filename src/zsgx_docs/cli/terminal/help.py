"""Says Typer's help pages, and its complaint of an unknown command, in Chinese."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

from zsgx_docs.errors import UsageError


class _Chinese:
    """Goes before a class of Typer's. `ctx` and `formatter` are Typer's own, of types it does not export."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage: ", "用法：", 1)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils

        rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
        rich_utils.OPTIONS_PANEL_TITLE = "选项"
        rich_utils.DEFAULT_STRING = "[默认 {}]"
        rich_utils.REQUIRED_LONG_STRING = "[必填]"
        super().format_help(ctx, formatter)  # type: ignore[misc]


class ChineseCommand(_Chinese, TyperCommand):
    """A command with help in Chinese."""


class ChineseGroup(_Chinese, TyperGroup):
    """A group of commands with help in Chinese."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name.

        Raises UsageError for one that does not exist, with the one that may have been meant.
        """
        if args[0].startswith("-") or self.get_command(ctx, args[0]) is not None:
            return super().resolve_command(ctx, args)
        near = get_close_matches(args[0], self.commands, n=1)
        hint = f"，是不是 {near[0]}？" if near else "；用法见 zsgx --help。"
        raise UsageError(f"没有 {args[0]} 这个命令{hint}")
