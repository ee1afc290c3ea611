"""Read the parts of an Excel workbook round its cells: which worksheets it has, which numbers are dates."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Any

from lxml import etree

from zsgx_docs.read.workbook.bounds import OutOfSheet

_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
_SHARED_STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_YES = {"1", "true", "t"}
_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of the formats of days and times that files do not write out (ECMA-376 Part 1, 18.8.30), among
them the Chinese ones."""
_SPANS = frozenset({46})
"""The number of the format of spans of time, [h]:mm:ss (ECMA-376 Part 1, 18.8.30)."""
LONGEST_CODE = 255
"""Characters of a number format (Excel's specification)."""
_NOT_SHOWN = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTER = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_SPAN = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet by its title, and the path of its part in the package."""

    title: str
    path: str


class WorkbookParts:
    """The parts of a workbook's package.

    Raises what zipfile and lxml raise, KeyError and ValueError for a package that is broken.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._book = self._root(_BOOK)
        self._told: dict[tuple[int, frozenset[int]], bool] = {}

    def open(self, path: str) -> IO[bytes]:
        """Open the part at `path` to be read."""
        return self._archive.open(path)

    def visible_sheets(self) -> Iterator[SheetPart]:
        """Yield the worksheets that a person sees, in their order. Raises OutOfSheet."""
        there, read = frozenset(self._archive.namelist()), dict[str, str]()
        targets = dict(self._targets())
        for sheet in self._book.iterfind("{*}sheets/{*}sheet"):
            relation = next((value for name, value in sheet.items() if name.endswith("}id")), None)
            if relation is None:
                continue
            kind, path = targets[relation]
            shown = sheet.get("state", "visible") == "visible"
            if shown and path in there and "chartsheet" not in kind:
                if path in read:
                    raise OutOfSheet(f"工作表“{sheet.get('name')}”和“{read[path]}”指向同一部分")
                read[path] = sheet.get("name") or ""
                yield SheetPart(read[path], path)

    def hidden_titles(self) -> Iterator[str]:
        """Yield the titles of the sheets that a person does not see."""
        for sheet in self._book.iterfind("{*}sheets/{*}sheet"):
            if sheet.get("state", "visible") != "visible":
                yield sheet.get("name") or ""

    def shared_strings(self) -> str | None:
        """Return the path of the part with the texts that cells share; None if there is none."""
        parts = self._root("[Content_Types].xml").iterfind("{*}Override")
        return next(
            (p.get("PartName").lstrip("/") for p in parts if p.get("ContentType") == _SHARED_STRINGS), None
        )

    @cached_property
    def from_1904(self) -> bool:
        """Tell whether it counts days from 1904, as Excel on the Macintosh did."""
        found = self._book.find("{*}workbookPr")
        return found is not None and found.get("date1904") in _YES

    def is_date(self, style: int) -> bool:
        """Tell whether numbers of that cell style are dates, times or spans of time."""
        return self._is(style, _DATES, _shows_date)

    def is_span(self, style: int) -> bool:
        """Tell whether numbers of that cell style are spans of time."""
        return self._is(style, _SPANS, _shows_span)

    @cached_property
    def struck_styles(self) -> frozenset[str]:
        """Return the numbers of the cell styles that draw a line through the text."""
        if self._styles is None:
            return frozenset()
        marks = [font.find("{*}strike") for font in self._styles.iterfind("{*}fonts/{*}font")]
        struck = {str(n) for n, mark in enumerate(marks) if mark is not None and mark.get("val", "1") in _YES}
        styles = self._styles.iterfind("{*}cellXfs/{*}xf")
        return frozenset(str(n) for n, style in enumerate(styles) if style.get("fontId", "0") in struck)

    def _is(self, style: int, known: frozenset[int], tells: Callable[[str], bool]) -> bool:
        if not 0 <= style < len(self._formats):
            return False
        key = (style, known)
        if key not in self._told:
            number = self._formats[style]
            code = self._codes.get(number)
            self._told[key] = number in known if code is None else tells(code[:LONGEST_CODE])
        return self._told[key]

    def _targets(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """By its id the kind and the part of each relation."""
        folder, name = posixpath.split(_BOOK)
        for relation in self._root(f"{folder}/_rels/{name}.rels").iterfind("{*}Relationship"):
            target = relation.get("Target")
            inside = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            yield relation.get("Id"), (relation.get("Type"), inside)

    @cached_property
    def _styles(self) -> Any | None:
        return self._root(_STYLES) if _STYLES in self._archive.namelist() else None

    @cached_property
    def _formats(self) -> list[int]:
        """The number formats of the cell styles."""
        styles = self._styles.iterfind("{*}cellXfs/{*}xf") if self._styles is not None else ()
        return [int(style.get("numFmtId", 0)) for style in styles]

    @cached_property
    def _codes(self) -> Mapping[int, str]:
        """The number formats that are written out."""
        written = self._styles.iterfind("{*}numFmts/{*}numFmt") if self._styles is not None else ()
        return {int(form.get("numFmtId")): form.get("formatCode", "") for form in written}

    def _root(self, path: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._archive.read(path), parser)


def _shows_date(code: str) -> bool:
    return _DATE_LETTER.search(_NOT_SHOWN.sub("", code.split(";")[0])) is not None


def _shows_span(code: str) -> bool:
    return _SPAN.search(code.split(";")[0]) is not None
