"""Name what a command tells of its decisions: sheets and people taken and left out, values derived."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Section = Literal[
    "写出", "用到的表", "没用的表", "人员", "没有取的行", "证书", "不发证", "没用上的栏", "推算",
    "顺延", "留空", "保留", "读入", "取用", "重复报送", "推断", "没有采用", "未报送", "名单以外", "请核对",
]  # fmt: skip
Note = Callable[[Section, str], None]
"""Hears a sentence of one section."""
