"""Chooses which face prints what: by role, by what is installed, with a fallback for every character.

A Word file keeps the names its clerk chose (仿宋_GB2312, Times New Roman …). Here each name becomes a
stack of installed faces: the face itself if it is installed, else the office faces of its role, else
free ones, else faces that know rare characters and tick boxes. Faces are looked for in `ZSGX_FONTS`,
then under `sys.prefix/share/zsgx-docs/fonts`, then in the system's font folders.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import typst
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont, TTLibError

Role = Literal["仿宋", "楷体", "黑体", "小标宋", "宋体", "serif", "sans", "mono"]

_FACES: Mapping[Role, tuple[str, ...]] = {
    "仿宋": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "华文仿宋", "FZFangSong-Z02",
            "方正仿宋_GBK", "FandolFang R", "FandolFang"),
    "楷体": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "STKaiti", "华文楷体", "Kaiti SC", "FZKai-Z03",
            "AR PL UKai CN", "FandolKai"),
    "黑体": ("黑体", "SimHei", "STHeiti", "华文黑体", "Heiti SC", "FZHei-B01", "FandolHei",
            "Noto Sans CJK SC"),
    "小标宋": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋",
             "小标宋", "Noto Serif CJK SC", "Source Han Serif SC", "FandolSong"),
    "宋体": ("宋体", "SimSun", "新宋体", "NSimSun", "STSong", "华文宋体", "Songti SC", "FandolSong",
            "AR PL UMing CN", "Noto Serif CJK SC"),
    "serif": ("Times New Roman", "Liberation Serif", "Nimbus Roman", "TeX Gyre Termes", "Tinos", "FreeSerif",
              "Libertinus Serif"),
    "sans": ("Arial", "Liberation Sans", "Nimbus Sans", "TeX Gyre Heros", "Arimo", "FreeSans", "Helvetica",
             "DejaVu Sans", "Noto Sans CJK SC"),
    "mono": ("Courier New", "Liberation Mono", "Nimbus Mono PS", "Cousine", "FreeMono", "DejaVu Sans Mono"),
}  # fmt: skip

_LAST_RESORT = (
    "FandolSong", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC",
    "Microsoft YaHei", "PingFang SC", "Segoe UI Symbol", "Apple Symbols", "DejaVu Sans", "Noto Sans Symbols2",
    "SimSun-ExtB", "SimSunExtG", "Arial Unicode MS", "Libertinus Serif", "DejaVu Sans Mono",
)  # fmt: skip

_HINTS: tuple[tuple[Role, tuple[str, ...]], ...] = (
    ("小标宋", ("小标宋", "xiaobiaosong", "大标宋", "dabiaosong")),
    ("仿宋", ("仿宋", "fangsong", "fandolfang")),
    ("楷体", ("楷", "kai")),
    ("黑体", ("黑", "hei", "yahei", "等线", "dengxian", "sans cjk", "han sans", "gothic", "圆")),
    ("宋体", ("宋", "song", "simsun", "ming", "serif cjk", "han serif", "fandol", "明")),
    ("mono", ("courier", "consolas", "mono")),
    ("sans", ("arial", "calibri", "helvetica", "verdana", "tahoma", "segoe", "sans")),
)

_BOXED = "□■☐☑☒"
_BOX_FACES = (
    "DejaVu Sans",
    "Segoe UI Symbol",
    "Apple Symbols",
    "Noto Sans Symbols2",
    "FreeSans",
    "Arial Unicode MS",
)
_BOX_SIDE = 0.8
"""Ems that a tick box is wide, as Chinese faces draw □: measured on Noto Sans and Serif CJK."""
_BOX_BOTTOM = -0.02
"""Ems from the baseline to a tick box's lower edge: measured on Noto Sans and Serif CJK."""
_CHINESE_ROLES: tuple[Role, ...] = ("仿宋", "楷体", "黑体", "小标宋", "宋体")
_CHINESE_LINE = 1.3
"""Ems of a single line in a Chinese face, at least: Word's own for 宋体 and its like."""
_LATIN_LINE = 1.15
"""Ems of a single line in a Latin face: measured on Times New Roman."""
_EMBEDDED = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | frozenset("–—‘’“”…")
"""The characters that the faces embedded in Typst are trusted with: Latin ones and their quotes, a guess."""


@dataclass(frozen=True, slots=True)
class FaceStack:
    """Faces for one font name, best first.

    `weight` is the weight to ask for (400 or 700); `thicken` says that no bold face is there, so that
    strokes must be drawn thicker; `line_height` is the single line's height in ems.
    """

    families: tuple[str, ...]
    weight: int
    thicken: bool
    line_height: float


@dataclass(frozen=True, slots=True)
class BoxFit:
    """How tick boxes of a face are set: their font size (`scale`) and how far they are lowered, in ems."""

    family: str
    scale: float
    lower: float


def role_of(name: str, east_asian: bool) -> Role:
    """Return the role that a font's name stands for; an unknown one is 宋体 or, for Latin text, a serif."""
    lowered = name.lower()
    for role, hints in _HINTS:
        if any(hint in lowered for hint in hints):
            if east_asian and role in ("sans", "mono"):
                return "黑体"
            return role
    return "宋体" if east_asian else "serif"


class FontBook:
    """The faces of this machine. Building one scans font folders (some 50 ms): share it, see `installed`."""

    def __init__(self, folders: Iterable[Path], *, system: bool = True) -> None:
        present = [str(folder) for folder in folders if folder.is_dir()]
        self.engine_fonts = typst.Fonts(
            include_system_fonts=system, include_embedded_fonts=True, font_paths=present
        )
        self._stacks: dict[tuple[str, bool, bool], FaceStack] = {}
        self._advances: dict[tuple[tuple[str, ...], int], Mapping[str, float]] = {}
        self._boxes: dict[str, BoxFit | None] = {}
        self._missing: dict[tuple[tuple[str, ...], str], bool] = {}

    @classmethod
    def installed(cls) -> FontBook:
        """Return the book of this machine's faces, made once."""
        return _installed(os.environ.get("ZSGX_FONTS", ""))

    @cached_property
    def _faces(self) -> dict[str, list[typst.FontInfo]]:
        by_family: dict[str, list[typst.FontInfo]] = {}
        for info in self.engine_fonts.fonts():
            by_family.setdefault(info.family, []).append(info)
        return by_family

    @cached_property
    def _named(self) -> dict[str, str]:
        """The family's own spelling by its lowered name."""
        return {family.lower(): family for family in self._faces}

    def stack(self, name: str, *, bold: bool = False, east_asian: bool = True) -> FaceStack:
        """Return the faces for text set in the font `name`, best first."""
        key = (name, bold, east_asian)
        if key not in self._stacks:
            self._stacks[key] = self._build(name, bold, east_asian)
        return self._stacks[key]

    def _build(self, name: str, bold: bool, east_asian: bool) -> FaceStack:
        role = role_of(name, east_asian)
        wanted = (name, *_FACES[role], *_LAST_RESORT)
        families = tuple(dict.fromkeys(self._named[w.lower()] for w in wanted if w.lower() in self._named))
        heavy = bold or (role == "小标宋" and families[:1] == ("Noto Serif CJK SC",))
        thicken = bold and bool(families) and not self._has_bold(families[0])
        weight = 700 if heavy and not thicken else 400
        return FaceStack(families, weight, thicken, self._line_height(name, role))

    def _has_bold(self, family: str) -> bool:
        return any(face.weight >= 600 for face in self._faces[family])

    def _line_height(self, name: str, role: Role) -> float:
        """Word's single line: the named face's own metrics if it is here, at least 1.3 for Chinese faces."""
        floor = _CHINESE_LINE if role in _CHINESE_ROLES else _LATIN_LINE
        family = self._named.get(name.lower())
        metrics = _line_metrics(*self._file(family)) if family else None
        return max(floor, metrics) if metrics else floor

    def faces_of(self, family: str) -> Sequence[typst.FontInfo]:
        """Return the installed faces of a family: path (None: the engine's own), weight and style of each."""
        return tuple(self._faces.get(family, ()))

    def _file(self, family: str) -> tuple[str | None, int]:
        face = min(self._faces[family], key=lambda f: (f.style != "normal", abs(f.weight - 400)))
        return face.path, face.index

    def advances(self, stack: FaceStack) -> Mapping[str, float]:
        """Return how wide each printable ASCII character is in ems; asked of the engine once (some 10 ms)."""
        key = (stack.families, stack.weight)
        if key not in self._advances:
            self._advances[key] = self._measured(stack)
        return self._advances[key]

    def _measured(self, stack: FaceStack) -> Mapping[str, float]:
        families = "".join(f"{json.dumps(family, ensure_ascii=False)}, " for family in stack.families)
        code = (
            f"#set text(font: ({families}), weight: {stack.weight}, size: 1000pt)\n"
            "#context [#metadata(range(32, 127).map(c => measure(str.from-unicode(c)).width.pt()))<w>]"
        )
        found = typst.query(
            code.encode(), "<w>", field="value", one=True,
            font_paths=self.engine_fonts, ignore_system_fonts=True,
        )  # fmt: skip
        return {chr(32 + place): width / 1000 for place, width in enumerate(json.loads(found))}

    def box(self, empty: str) -> BoxFit | None:
        """Return how boxes drawn like `empty` (□ or ☐) are set so that all are of one size and weight.

        They come from one face that has them all; None if no face has.
        """
        if empty not in self._boxes:
            self._boxes[empty] = self._fitted_box(empty)
        return self._boxes[empty]

    def _fitted_box(self, empty: str) -> BoxFit | None:
        for family in (self._named[f.lower()] for f in _BOX_FACES if f.lower() in self._named):
            path, index = self._file(family)
            if path is not None and _coverage(path, index).issuperset(_BOXED):
                left, bottom, right = _outline(path, index, empty)
                scale = _BOX_SIDE / (right - left)
                return BoxFit(family, scale, bottom * scale - _BOX_BOTTOM)
        return None

    def missing(self, characters: Iterable[str], stack: FaceStack) -> set[str]:
        """Return those characters that no face of the stack can print."""
        return {
            c
            for c in set(characters)
            if c.isprintable() and not c.isspace() and self._lacks(c, stack.families)
        }

    def _lacks(self, character: str, families: tuple[str, ...]) -> bool:
        key = (families, character)
        if key not in self._missing:
            self._missing[key] = not any(self._has(character, family) for family in families)
        return self._missing[key]

    def _has(self, character: str, family: str) -> bool:
        path, index = self._file(family)
        own_boxes = path is None and family == "DejaVu Sans Mono" and character in _BOXED
        return own_boxes or character in _coverage(path, index)

    def role_faces(self) -> dict[Role, str | None]:
        """Return the installed face of each role; None where none of its own faces is installed."""
        return {
            role: next((self._named[f.lower()] for f in faces if f.lower() in self._named), None)
            for role, faces in _FACES.items()
        }


@cache
def _installed(extra: str) -> FontBook:
    folders = [Path(part) for part in extra.split(os.pathsep) if part]
    return FontBook([*folders, Path(sys.prefix) / "share" / "zsgx-docs" / "fonts"])


def _open(path: str, index: int) -> TTFont:
    return TTFont(path, fontNumber=index if path.lower().endswith((".ttc", ".otc")) else -1, lazy=True)


@cache
def _coverage(path: str | None, index: int) -> frozenset[str]:
    """The characters of a face; the engine's own embedded faces (no path) count as Latin only."""
    if path is None:
        return _EMBEDDED
    try:
        with _open(path, index) as font:
            font.setGlyphOrder([""] * font["maxp"].numGlyphs)  # spares reading the outlines' names
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError):
        return frozenset()


def _outline(path: str, index: int, character: str) -> tuple[float, float, float]:
    """Left, bottom and right of a character's glyph, in ems."""
    with _open(path, index) as font:
        glyphs, name, units = font.getGlyphSet(), font.getBestCmap()[ord(character)], font["head"].unitsPerEm
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        left, bottom, right, _ = pen.bounds
        return left / units, bottom / units, right / units


@cache
def _line_metrics(path: str | None, index: int) -> float | None:
    """Ascent and descent in ems as Word takes them (the Windows metrics)."""
    if path is None:
        return None
    try:
        with _open(path, index) as font:
            table, units = font["OS/2"], font["head"].unitsPerEm
            return min(2.0, float(table.usWinAscent + table.usWinDescent) / float(units))
    except (OSError, TTLibError, KeyError):
        return None
