"""Look on while one value goes through the passes, and note what each made of it and who read it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.extraction import SourceKind
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.passage import Passage
from zsgx_docs.model.trace import Hearing, Sighting, Standing, Step, Trace
from zsgx_docs.ocr.engine import Engine
from zsgx_docs.ocr.probe import another_than, load, third
from zsgx_docs.read.match import Reading
from zsgx_docs.read.source import SecondLook, TickReading
from zsgx_docs.read.verify.assemble import confidence_of, reasons_of
from zsgx_docs.read.verify.case import Case
from zsgx_docs.read.verify.passing import Pass
from zsgx_docs.read.verify.reasons import reason_for
from zsgx_docs.read.verify.value import Value
from zsgx_docs.template.schema import Schema

OWN_TEXT: dict[SourceKind, str] = {
    "docx": "Word 文件自己的文字",
    "xlsx": "Excel 单元格的内容",
    "pdf-text": "PDF 自带的文字",
    "pdf-scan": "PDF 自带的文字",
    "image": "图片",
}
ENGINES = {
    "rapidocr": "PP-OCRv6，极小模型先读、没有把握之处由小模型再读",
    "tesseract": "Tesseract",
    "ppocrv5": "PP-OCRv5",
}
AGAIN = "同一引擎放大再读"
OTHER = "另一引擎（{engine}）"
SHARP, SOFTENED = "第三个模型（{engine}）", "第三个模型（{engine}，图像柔化后）"
NOT_INSTALLED = "未安装"

Item = Reading | Value | Evidence
MOST_NEAR = 5
"""Paths named where one is asked for that is not there; a guess: more would not be read."""


def standing_of(item: Item, case: Case, leaf: str | None = None) -> Standing:
    """Tell what is held of a reading, value or leaf; of a value with several leaves, of one of them."""
    if isinstance(item, Reading):
        tick = item.tick is not None
        said = tuple(map(reason_for, item.observations))
        confidence = item.tick_confidence if tick else item.text.confidence()
        return Standing(item.text.text, item.tick, confidence, bool(said), said)
    if isinstance(item, Value):
        reasons = tuple(reasons_of(item))
        value = item.parsed.value if leaf is None else item.leaves()[leaf]
        return Standing(item.text.text, value, confidence_of(item, case)[1], bool(reasons), reasons)
    return _held(item)


def _held(leaf: Evidence) -> Standing:
    said = (leaf.reason,) if leaf.reason else ()
    return Standing(leaf.text, leaf.value, leaf.confidence, leaf.needs_review, said)


class Tracer:
    """A witness for the leaf at `path`; `look` is what the passes must ask, so that answers are noted."""

    def __init__(self, path: str, kind: SourceKind, look: SecondLook) -> None:
        self.look = _Ear(look)
        self._path = path
        self._kind = kind
        self._passes = 0
        self._sightings: tuple[Sighting, ...] = ()
        self._parsed: Standing | None = None
        self._steps: list[Step] = []
        self._leaf: Evidence | None = None

    def saw(self, done: Pass[Any], before: Sequence[Any], after: Sequence[Any], case: Case) -> None:
        """Note what a pass made of the value."""
        self._passes += 1
        mine, now = self._mine(before), self._mine(after)
        old, new = self._standing(mine, case), self._standing(now, case)
        if self._passes == 1:
            self._sightings = tuple(self._sighting(item) for item in mine if isinstance(item, Reading))
        if self._parsed is None and mine and isinstance(mine[0], Value):
            self._parsed = old
        heard = tuple(self.look.told_of(_area(mine + now)))
        if old != new or heard:
            self._steps.append(Step(self._passes, done.name, done.title, old, new, heard))
        self._leaf = next((item for item in now if isinstance(item, Evidence)), None)

    def trace(self) -> Trace | None:
        """Tell the whole way of the value; None where the paper has no such leaf."""
        if self._leaf is None:
            return None
        return Trace(
            self._path,
            self._leaf.label,
            self._sightings,
            self._parsed,
            tuple(self._steps),
            self._passes,
            _held(self._leaf),
        )

    def _mine(self, items: Sequence[Item]) -> list[Item]:
        return [item for item in items if self._is_mine(item)]

    def _is_mine(self, item: Item) -> bool:
        if item.path == self._path:
            return not isinstance(item, Value) or self._path in item.leaves()
        if isinstance(item, Evidence) or not self._path.startswith(f"{item.path}."):
            return False
        return isinstance(item, Reading) or self._path in item.leaves()

    def _standing(self, mine: Sequence[Item], case: Case) -> Standing | None:
        """Of several readings of a path, all that was read."""
        if not mine:
            return None
        found = [standing_of(i, case, self._path if isinstance(i, Value) else None) for i in mine]
        if len(found) == 1:
            return found[0]
        return Standing(
            "、".join(s.text for s in found),
            None,
            min(s.confidence for s in found),
            any(s.flag for s in found),
            tuple(dict.fromkeys(reason for s in found for reason in s.reasons)),
        )

    def _sighting(self, reading: Reading) -> Sighting:
        page, box = reading.area[0] if reading.area else (None, None)
        pictured = page is not None and self.look.sees(page)
        reader = f"文字识别（{_called(load())}）" if pictured else OWN_TEXT[self._kind]
        standing = reading.tick_confidence if reading.tick is not None else reading.text.confidence()
        text = reading.text.text if reading.tick is None else "勾选" if reading.tick else "未勾选"
        return Sighting(text, reader, standing, page, box, reading.place, reading.way)


def path_called(asked: str, schema: Schema) -> str:
    """Return the path of the one value of that label; what was asked where it is a path, or none or more."""
    labelled = [field.leaf_paths[0] for field in schema.fields if field.label == asked]
    return labelled[0] if len(labelled) == 1 and "[]" not in labelled[0] else asked


def unknown_path(filename: str, path: str, fields: Sequence[Evidence]) -> str:
    """Say that no value has that path, and which are near it: below it, of that label, or spelt alike."""
    if not fields:
        return f"「{filename}」认不出是哪种文书，没有可以说明的项。"
    paths = list(dict.fromkeys(leaf.path for leaf in fields))
    below = [each for each in paths if each.startswith((f"{path}.", f"{path}["))]
    labelled = [leaf.path for leaf in fields if leaf.label == path]
    alike = get_close_matches(path, paths, n=MOST_NEAR, cutoff=0.5)
    near = list(dict.fromkeys([*below, *labelled, *alike]))[:MOST_NEAR] or paths[:MOST_NEAR]
    return f"「{filename}」里没有 {path} 这一项；相近的有 {'、'.join(near)}。"


@dataclass
class _Ear:
    """A second look that keeps what it was told since it was last asked; implements `SecondLook`."""

    look: SecondLook
    _told: list[tuple[int, Box, Hearing]] = field(default_factory=list)

    def told_of(self, area: Sequence[tuple[int, Box]]) -> list[Hearing]:
        """Give what was heard of a place, each once, and forget all that was heard."""
        told, self._told = self._told, []
        heard = (
            hearing
            for page, box, hearing in told
            if any(page == on and place.holds(box.middle) for on, place in area)
        )
        return list(dict.fromkeys(heard))

    def sees(self, page: int) -> bool:
        return self.look.sees(page)

    def tick(self, page: int, label: Box) -> TickReading | None:
        return self.look.tick(page, label)

    def text(self, page: int, box: Box) -> Passage | None:
        found = self.look.text(page, box)
        self._keep(page, box, AGAIN, found)
        return found

    def second_opinion(self, page: int, box: Box) -> Passage | None:
        found = self.look.second_opinion(page, box)
        self._keep(page, box, OTHER.format(engine=_called(another_than(load().name))), found)
        return found

    def third_opinions(self, page: int, box: Box) -> tuple[Passage, ...]:
        found = self.look.third_opinions(page, box)
        for how, each in zip((SHARP, SOFTENED), found or (None,), strict=False):
            self._keep(page, box, how.format(engine=_called(third())), each)
        return found

    def _keep(self, page: int, box: Box, reader: str, found: Passage | None) -> None:
        self._told.append((page, box, Hearing(reader, found.text if found else None)))


def _called(engine: Engine | None) -> str:
    return ENGINES.get(engine.name, engine.name) if engine else NOT_INSTALLED


def _area(items: Iterable[Item]) -> list[tuple[int, Box]]:
    areas = (
        item.area if isinstance(item, Reading) else item.reading.area
        for item in items
        if not isinstance(item, Evidence)
    )
    return [place for area in areas for place in area]
