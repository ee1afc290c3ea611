"""What stands beside a value and was not read, and values that no one wrote as such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.unread import Unread

DRAWN = ("picture", "drawing", "ink", "object")
"""What a signature or a seal may be in a file that is no scan."""
TAKEN_TWICE = "这段文字同时被当成“{label}”的内容，请核对"
SPECIMEN = "“{text}”像是样例或没有填完的提示，请核对"
_SPECIMEN = re.compile(
    r"[«《<＜]\s*[^«»<>《》＜＞]{1,20}\s*[»>＞]"
    r"|(?:[×ⅹ✕╳]|[xX](?![a-zA-Z])){2,}.*|.*(?:[×ⅹ✕╳]){2,}.*|.*[xX]{3,}.*|[xX]{2}[\u4e00-\u9fff].*"
    r"|.*[某](?:[某]|大学|公司|单位|市|省|县|局|研究院).*|(?:例如|例|样例|示例|如)\s*[:：].+"
    r"|[*＊]{2,}.*|[_＿.…]{3,}|[同与和][上左前](?:一?[栏行格项])?|以下(?:空白|无正文|无内容)|[〃″]+"
    r"|.*\s[*＊※]+|.*[(（](?:示例|样例|范例|样本|例)[)）]|(?:此处|此栏|本栏)(?:据实|如实)?填.*"
)


def left_unread(unread: Sequence[Unread], ink: AbstractSet[str]) -> list[Unread]:
    """What stays without a name: a picture in the place of a signature or seal is one."""
    return [thing for thing in unread if not (thing.what in DRAWN and thing.is_ink and ink & set(thing.near))]


def doubted_beside(leaves: Sequence[Evidence], unread: Sequence[Unread]) -> list[Evidence]:
    """Values whose cell, row or line holds something that was not read."""
    reasons: dict[str, list[str]] = {}
    for thing in unread:
        for path in thing.near:
            reasons.setdefault(path, []).append(thing.reason)

    def doubted(leaf: Evidence) -> Evidence:
        for reason in (reason for path in _with_nodes(leaf.path) for reason in reasons.get(path, ())):
            leaf = leaf.doubted(reason)
        return leaf

    return [doubted(leaf) for leaf in leaves]


def _with_nodes(path: str) -> Iterator[str]:
    """The path of a leaf and of the nodes above it: a date's start, and the dates."""
    yield path
    while "." in path:
        path = path.rpartition(".")[0]
        yield path


def doubted_taken_twice(leaves: Sequence[Evidence], twice: Mapping[str, str]) -> list[Evidence]:
    """Values made of characters that another value was made of too."""
    labels = {leaf.path: leaf.label for leaf in leaves}

    def doubted(leaf: Evidence) -> Evidence:
        other = next((twice[path] for path in _with_nodes(leaf.path) if path in twice), None)
        return leaf.doubted(TAKEN_TWICE.format(label=labels.get(other, other))) if other else leaf

    return [doubted(leaf) for leaf in leaves]


def doubted_specimens(leaves: Sequence[Evidence]) -> list[Evidence]:
    """Values that a form's maker wrote to show what to write, or a letter merge left behind."""

    def doubted(leaf: Evidence) -> Evidence:
        text = leaf.text.strip()
        if text and len(text) <= 40 and _SPECIMEN.fullmatch(text):
            return leaf.doubted(SPECIMEN.format(text=text[:20]))
        return leaf

    return [doubted(leaf) for leaf in leaves]
