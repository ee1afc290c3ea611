"""Compare the same paper of two files, leaf by leaf; lists row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from zsgx_docs.check.reconcile.alignment import aligned, as_row
from zsgx_docs.check.reconcile.judging import NOT_IN_WORD, NOT_ON_SCAN, Judge
from zsgx_docs.check.reconcile.matching import FilePaper
from zsgx_docs.check.reconcile.outcome import ComparedField, Uncompared, Whereabouts, whereabouts
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.geometry import Box, union
from zsgx_docs.template.schema import Field, general
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import Kind

INK = "签字、盖章只在纸上，Word 件里没有，不作比对"
NO_BLANK = "两份文书所用的表样不同，另一份没有这一栏"
FOLLOWS = "序号随前面的行顺延"
ROW_NOT_IN_WORD = "Word 件没有这一行"
ROW_NOT_ON_SCAN = "扫描件没有这一行"
LIST_NOT_IN_WORD = "Word 件没有这份名单"
LIST_NOT_ON_SCAN = "扫描件没有这份名单"
_ROW = re.compile(r"(.+?)\[(\d+)\]\.?(.*)")
Compared = ComparedField | Uncompared
Columns = Mapping[str, Evidence]
"""The leaves of a row by what their paths end with."""


@dataclass(frozen=True)
class PaperFields:
    """The fields of a paper in both files; `template` is the Word copy's."""

    scan: FilePaper
    word: FilePaper
    template: Template
    judge: Judge

    def compared(self) -> Iterator[Compared]:
        """Yield each leaf compared, in the order of the scan, then what only the Word copy has."""
        own, others = _by_path(self.scan), _by_path(self.word)
        heads = dict.fromkeys([*self._lists_of(own), *self._lists_of(others)])
        for path in dict.fromkeys([*own, *others]):
            if path not in self._derived and _ROW.match(path) is None and path not in heads:
                yield from self._leaf(path, own.get(path), others.get(path))
        for head in heads:
            yield from self._list(head, own, others)

    @cached_property
    def _derived(self) -> frozenset[str]:
        """Paths that are made of others and say nothing of their own."""
        return frozenset(derived.field.path for derived in self.template.schema.derived)

    def _leaf(self, path: str, scan: Evidence | None, word: Evidence | None) -> Iterator[Compared]:
        field = self.template.schema.field(path)
        kind, slot = _kind(field), field.path if field else general(path)
        given = scan or word
        if given is None:
            return
        if kind.name == "ink":
            yield Uncompared(path, given.label, INK, self.judge.paper)
        elif scan is not None and word is not None:
            yield self.judge.compared(scan, word, kind, slot)
        elif given.value not in (None, False):
            yield Uncompared(path, given.label, NO_BLANK, self.judge.paper)

    def _lists_of(self, leaves: Columns) -> list[str]:
        known = {f.path.partition("[]")[0] for f in self.template.schema.fields if "[]" in f.path}
        rows = (_ROW.match(path) for path in leaves)
        return [*(path for path in leaves if path in known), *(row[1] for row in rows if row)]

    def _list(self, head: str, own: Columns, others: Columns) -> Iterator[Compared]:
        rows, its = _rows(head, own), _rows(head, others)
        if not rows or not its:
            yield from self._lone_list(head, rows, its, own.get(head), others.get(head))
            return
        for i, j in aligned(self._texts(head, rows), self._texts(head, its), self._keys(head)):
            if i is None and j is not None:
                yield self._lone_row(head, its[j], is_on_scan=False)
            elif j is None and i is not None:
                yield self._lone_row(head, rows[i], is_on_scan=True)
            elif i is not None and j is not None:
                yield from self._row(head, rows[i], its[j], i - j)

    def _row(self, head: str, scan: _RowOf, word: _RowOf, moved: int) -> Iterator[Compared]:
        for column in dict.fromkeys([*scan.columns, *word.columns]):
            path = f"{head}[{scan.number}]" + (f".{column}" if column else "")
            for found in self._leaf(path, scan.columns.get(column), word.columns.get(column)):
                yield self._followed(found, moved) if self._is_number(head, column) else found

    def _followed(self, found: Compared, moved: int) -> Compared:
        """A running number that is another only because rows before it are missing."""
        if isinstance(found, Uncompared) or found.verdict == "equal" or not moved:
            return found
        if isinstance(found.scan, int) and isinstance(found.word, int) and found.scan - found.word == moved:
            return replace(found, verdict="equal", reason=FOLLOWS, changes=())
        return found

    def _lone_row(self, head: str, row: _RowOf, is_on_scan: bool) -> ComparedField:
        text = "　".join(_shown(leaf.value) for leaf in row.columns.values() if _is_given(leaf.value))
        path = f"{head}[{row.number}]"
        given = [leaf for leaf in row.columns.values() if _is_given(leaf.value)]
        is_doubtful = is_on_scan and all(leaf.needs_review for leaf in given)
        at = Whereabouts(path, text, _around(given), given[0].place)
        return ComparedField(
            path=path,
            label=f"{self._name_of(head)}第{row.number + 1}行",
            scan=text if is_on_scan else None,
            word=None if is_on_scan else text,
            verdict="reading_doubt" if is_doubtful else "different",
            paper=self.judge.paper,
            slot=path,
            on_scan=at if is_on_scan else None,
            in_word=None if is_on_scan else at,
            reason=ROW_NOT_IN_WORD if is_on_scan else ROW_NOT_ON_SCAN,
        )

    def _lone_list(
        self,
        head: str,
        rows: Sequence[_RowOf],
        its: Sequence[_RowOf],
        scan: Evidence | None,
        word: Evidence | None,
    ) -> Iterator[ComparedField]:
        """A list that one side does not have at all, or where it was not found."""
        if not rows and not its:
            return
        unread = NOT_ON_SCAN if scan and not rows else NOT_IN_WORD if word and not its else None
        yield ComparedField(
            path=head,
            label=self._name_of(head),
            scan=f"共{len(rows)}行" if rows else None,
            word=f"共{len(its)}行" if its else None,
            verdict="reading_doubt" if unread else "different",
            paper=self.judge.paper,
            slot=head,
            on_scan=whereabouts(scan) if scan else None,
            in_word=whereabouts(word) if word else None,
            reason=unread or (LIST_NOT_IN_WORD if rows else LIST_NOT_ON_SCAN),
        )

    def _name_of(self, head: str) -> str:
        return self.template.settings.sheets.get(head) or "名单"

    def _keys(self, head: str) -> list[str]:
        """The columns that tell rows apart: ID numbers, then what else is a name."""
        by_role = [*self.template.schema.in_role("id"), *self.template.schema.in_role("name")]
        return [f.path.removeprefix(f"{head}[].") for f in by_role if f.path.startswith(f"{head}[].")]

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(field.path for field in self.template.schema.in_role("number"))

    def _is_number(self, head: str, column: str) -> bool:
        return f"{head}[].{column}" in self._numbers

    def _texts(self, head: str, rows: Sequence[_RowOf]) -> list[Mapping[str, str]]:
        return [
            as_row({c: leaf.value for c, leaf in row.columns.items() if not self._is_number(head, c)})
            for row in rows
        ]


@dataclass(frozen=True, slots=True)
class _RowOf:
    number: int
    columns: Columns


def _by_path(paper: FilePaper) -> dict[str, Evidence]:
    return {leaf.path: leaf for leaf in paper.fields}


def _rows(head: str, leaves: Columns) -> list[_RowOf]:
    """The rows of a list in which anything is given."""
    found: dict[int, dict[str, Evidence]] = {}
    for path, leaf in leaves.items():
        row = _ROW.match(path)
        if row and row[1] == head:
            found.setdefault(int(row[2]), {})[row[3]] = leaf
    rows = (_RowOf(number, columns) for number, columns in sorted(found.items()))
    return [row for row in rows if any(_is_given(leaf.value) for leaf in row.columns.values())]


def _around(leaves: Sequence[Evidence]) -> tuple[tuple[int, Box], ...]:
    """One box a page round all of them."""
    pages: dict[int, list[Box]] = {}
    for page, box in (at for leaf in leaves for at in leaf.boxes):
        pages.setdefault(page, []).append(box)
    return tuple((page, union(boxes)) for page, boxes in sorted(pages.items()))


def _kind(field: Field | None) -> Kind:
    return kinds[field.kind if field else "text"]


def _is_given(value: Any) -> bool:
    return value is not None and value is not False


def _shown(value: Any) -> str:
    return "是" if value is True else str(value)
