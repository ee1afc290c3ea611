"""Says Typer's help pages, and its complaint of an unknown command, in Chinese."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from zsgx_docs.errors import UsageError

if TYPE_CHECKING:
    from rich.columns import Columns
    from rich.table import Table

USAGE = {"Usage: ": "用法：", "[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数…]", "…}...": "…}"}
"""What Typer says in its line of usage, and what is said instead."""
TYPES = ("<bool>", "<str>", "<path>", "<list[Path]>")
"""Types that tell a clerk nothing."""


class _Chinese:
    """Goes before a class of Typer's. `ctx` and `formatter` are Typer's own, of types it does not export."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        for english, chinese in USAGE.items():
            usage = usage.replace(english, chinese, 1)
        return usage

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这段说明。"
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils

        for param in self.get_params(ctx):  # type: ignore[attr-defined]
            if param.display_type_rich(ctx=ctx) in TYPES:
                param.display_type_rich = lambda ctx: None
        rich_utils.Table, rich_utils.Columns = _folding()  # type: ignore[attr-defined]
        rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
        rich_utils.OPTIONS_PANEL_TITLE = "选项"
        rich_utils.DEFAULT_STRING = "[默认 {}]"
        rich_utils.REQUIRED_LONG_STRING = "[必填]"
        super().format_help(ctx, formatter)  # type: ignore[misc]


def _folding() -> tuple[type[Table], type[Columns]]:
    """Tables and columns of which nothing is cut off: Chinese has no blanks to break lines at."""
    from rich.columns import Columns
    from rich.table import Table
    from rich.text import Text

    class FoldingTable(Table):
        def add_row(self, *cells: Any, **options: Any) -> None:
            super().add_row(*cells, **options)
            for column in self.columns:
                column.overflow = "fold"

    class FoldingColumns(Columns):
        def add_renderable(self, renderable: Any) -> None:
            if isinstance(renderable, Text):
                renderable.overflow = "fold"
            super().add_renderable(renderable)

        def __init__(self, renderables: Any = None, *layout: Any, **options: Any) -> None:
            super().__init__(None, *layout, **options)
            for each in renderables or ():
                self.add_renderable(each)

    return FoldingTable, FoldingColumns


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
