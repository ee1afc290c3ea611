"""Check the shapes of what `template.toml` says, and keep what it names in the template's own folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from zsgx_docs.errors import TemplateError

MOST_BLANK_ROWS = 1000
"""Rows of a list in an empty form; a guess: forms have some twenty."""
MOST_TOML = 1024 * 1024
"""Bytes of `template.toml`; a guess: ours have some 2,000."""
MOST_PAGE = 8 * 1024 * 1024
"""Bytes of a designed page; a guess: ours have 10,000, pictures take more."""


def checked_settings(raw: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """Return what was read where every key has a value of its shape. Raises TemplateError, naming the key."""
    for name, (is_shaped, shape) in _SHAPES.items():
        if name in raw and not is_shaped(raw[name]):
            raise TemplateError(f"{where} 的 {name} 应是{shape}，现在不是，请改正。")
    for number, seal in enumerate(raw.get("seals", ()), 1):
        _check_seal(seal, f"{where} 的 seals 第 {number} 项")
    blank = raw.get("draft", {}).get("blank", [])
    if not _is_list_of_texts(blank):
        raise TemplateError(f"{where} 的 draft.blank 应是一组文字，现在不是，请改正。")
    return raw


def own_text(folder: Path, name: str, where: str) -> str:
    """Return a text file of a template's own folder.

    Raises TemplateError where it lies elsewhere, also by a link, or is no text; FileNotFoundError.
    """
    path = folder / name
    is_plain = not any(
        pure(name).anchor or ".." in pure(name).parts for pure in (PurePosixPath, PureWindowsPath)
    )
    if not (is_plain and "\0" not in name and path.resolve().is_relative_to(folder.resolve())):
        raise TemplateError(f"{where}“{name[:80]}”不在模板自己的文件夹里，请把文件放进去，只写文件名。")
    if path.exists() and not path.is_file():
        raise TemplateError(f"{where}“{name}”不是文件，请核对。")
    return text_file(path, f"{where}“{name}”", MOST_PAGE)


def text_file(path: Path, said: str, most: int) -> str:
    """Return a text file. Raises TemplateError where it is too large or no text, FileNotFoundError."""
    try:
        if path.stat().st_size > most:
            raise TemplateError(f"{said} 超过 {most // 1024} KB，请精简。")
        return path.read_text("utf-8")
    except UnicodeDecodeError as why:
        raise TemplateError(f"{said} 不是 UTF-8 编码的文本，请另存为 UTF-8。") from why
    except FileNotFoundError:
        raise
    except OSError as why:
        raise TemplateError(f"{said} 无法读取（{why.strerror}）。") from why


def _check_seal(seal: Mapping[str, Any], where: str) -> None:
    known = ("rule", "of", "basis", "unit", "place")
    for name, value in seal.items():
        if name not in known:
            raise TemplateError(f"{where}里的 {name} 不认识，只能有：{'、'.join(known)}。")
        if not isinstance(value, str):
            raise TemplateError(f"{where}的 {name} 应是文字，现在不是，请改正。")
    for name in known[:3]:
        if name not in seal:
            raise TemplateError(f"{where}缺少 {name}。")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_table(value: Any) -> bool:
    return isinstance(value, dict)


def _is_table_of_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_table_of_lists(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_list_of_texts, value.values()))


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_table, value))


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_BLANK_ROWS


_TEXT = (_is_text, "文字（用引号括起）")
_TEXTS = (_is_list_of_texts, "一组文字")
_TABLE_OF_TEXTS = (_is_table_of_texts, "一张表，每项的值是文字")
_SHAPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(("title", "document_type", "kind", "page", "page_each"), _TEXT),
    **dict.fromkeys(("slots", "labels", "derived", "roles", "sheets"), _TABLE_OF_TEXTS),
    "blank_rows": (_is_count, f"0 至 {MOST_BLANK_ROWS} 的整数"),
    "aliases": (_is_table_of_lists, "一张表，每项的值是一组文字"),
    "required": _TEXTS,
    "seals": (_is_list_of_tables, "一组表（[[seals]]）"),
    "draft": (_is_table, "一张表（[draft]）"),
    "blank": (_is_table, "一张表（[blank]）"),
}
"""What each key must be, and how people say it."""
