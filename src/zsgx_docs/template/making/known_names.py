"""Name blanks by the labels of the templates at hand, else by number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zsgx_docs.template.roles import Role
from zsgx_docs.template.template import Template
from zsgx_docs.values import kinds

_NOISE = re.compile(r"[（(【].*?[)）】]|[\s：:、，。*＊]+")
_KINDS = (
    (re.compile("身份证"), "id_number"),
    (re.compile("手机|移动电话"), "mobile"),
    (re.compile("电话|传真"), "phone"),
    (re.compile("摘要|内容|简介|意见|情况|事迹|经历|简历|说明|备注|理由"), "prose"),
)

_Kin = tuple[str, str, bool]
"""The last part of a path, the kind, whether it stands in a list."""


@dataclass(frozen=True, slots=True)
class Name:
    """The path and kind of a blank; `known`: taken from a template that prints the same label."""

    path: str
    kind: str
    known: bool


class Names:
    """The names of one form's blanks, each of its own."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self._known: dict[str, Counter[tuple[str, str]]] = {}
        self._lists: list[tuple[str, frozenset[str]]] = []
        self._aliases: dict[str, tuple[str, ...]] = {}
        self._roles: dict[_Kin, Role] = {}
        self._given: Counter[str] = Counter()
        for template in templates:
            self._learn(template)

    def knows(self, label: str) -> bool:
        """Tell whether some template prints the label before a blank."""
        return plain_label(label) in self._known

    def of(self, label: str, used_for: str = "field") -> Name:
        """Make a name in the record at large."""
        found = self._fresh(self._named(label) if used_for == "field" else None, used_for)
        return found if found.known else replace(found, kind=kind_of(label))

    def of_column(self, head: str, taken: set[str]) -> Name:
        """Make a name within the items of a list."""
        found = self._named(head) or Name(f"column_{len(taken) + 1}", kind_of(head), False)
        path = found.path if found.path not in taken else f"{found.path}_{len(taken) + 1}"
        taken.add(path)
        return Name(path, found.kind, found.known)

    def of_list(self, heads: Sequence[str]) -> str:
        """Make the name of a list with such columns."""
        forms = {plain_label(head) for head in heads}
        alike = [(len(forms & columns), path) for path, columns in self._lists]
        shared, path = max(alike, default=(0, ""), key=lambda found: found[0])
        return self._fresh(Name(path, "", True) if shared * 2 > len(forms) else None, "rows").path

    def roles(self, slots: Mapping[str, str]) -> Mapping[str, Role]:
        """Tell what slots (kinds by their paths) are on their paper, as the templates with such names say."""
        found = {path: self._roles.get(_kin(path, kind)) for path, kind in slots.items()}
        return {path: role for path, role in found.items() if role is not None}

    def aliases(self, labels: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return what else these labels are called elsewhere."""
        found = {label: self._aliases.get(plain_label(label), ()) for label in labels}
        return {label: words for label, words in found.items() if words}

    def _learn(self, template: Template) -> None:
        for field in template.schema.fields:
            if field.role is not None:
                self._roles.setdefault(_kin(field.path, field.kind), field.role)
        by_label: dict[str, set[tuple[str, str]]] = {}
        for blank in template.layout.blanks:
            if blank.label and len(blank.pattern.slots) == 1 and not blank.pattern.literal:
                slot = blank.pattern.slots[0]
                by_label.setdefault(blank.label, set()).add((slot.path.rpartition(".")[2], slot.kind))
        for label, named in by_label.items():
            if len(named) == 1:
                self._remember(label, *next(iter(named)))
        for repeat in template.layout.repeats:
            for column in repeat.columns:
                if column.head and len(column.pattern.slots) == 1:
                    slot = column.pattern.slots[0]
                    self._remember(column.head, slot.path, slot.kind)
            columns = frozenset(plain_label(column.head) for column in repeat.columns)
            self._lists.append((repeat.path.rpartition(".")[2], columns))
        for label, words in template.settings.aliases.items():
            self._aliases.setdefault(plain_label(label), words)
            known = self._known.get(plain_label(label))
            for word in words if known else ():
                self._known.setdefault(plain_label(word), Counter()).update(known)

    def _remember(self, label: str, path: str, kind: str) -> None:
        last = path.rpartition(".")[2]
        if kinds[kind].told_by_label and not last.endswith("[]"):
            self._known.setdefault(plain_label(label), Counter())[last, kind] += 1

    def _named(self, label: str) -> Name | None:
        known = self._known.get(plain_label(label))
        if not known:
            return None
        fitting = Counter({named: n for named, n in known.items() if named[1] == kind_of(label)})
        (path, kind), _ = (fitting or known).most_common(1)[0]
        return Name(path, kind, True)

    def _fresh(self, found: Name | None, used_for: str) -> Name:
        path = found.path if found else used_for
        self._given[path] += 1
        number = self._given[path]
        if found is None:
            return Name(path if used_for == "rows" and number == 1 else f"{path}_{number}", "", False)
        return Name(path if number == 1 else f"{path}_{number}", found.kind, True)


def _kin(path: str, kind: str) -> _Kin:
    """Slots alike in this are taken to be the same thing."""
    return path.rpartition(".")[2], kind, "[]" in path


def plain_label(label: str) -> str:
    """Return a label as compared: without white space, punctuation and bracketed remarks."""
    return _NOISE.sub("", label)


def kind_of(label: str) -> str:
    """Tell what kind a label that no template has speaks for."""
    return next((kind for words, kind in _KINDS if words.search(label)), "text")
