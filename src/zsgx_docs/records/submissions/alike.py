"""Tell which files are of one unit's application for one project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from zsgx_docs.model import paths
from zsgx_docs.records.submissions.submitted import Submitted
from zsgx_docs.values.comparing import as_compared

SAME = 88.0
"""The likeness (rapidfuzz's, of 100) of project and unit from which a scan and a Word file are of
one application; a guess."""
SAME_MAIL = 60.0
"""The same of two files that came in one mail, neither of which has another partner there; a guess."""
NEAR_SAME = 75.0
"""The same from which two applications may be one after all, only one of which has a Word file; of projects
of one unit too; a guess."""
SAME_UNIT = 95.0
"""The likeness of two names from which they are of one unit; a guess: a slip in twenty characters."""
BLOCK = 256
"""Groups that are held against all others at once: a guess, some megabytes for thousands of groups."""
ROUNDING = 0.01
"""What a likeness may be rounded by where many are reckoned at once: a guess, above single precision's."""
_TERM = re.compile(r"第?([一二三四五六七八九十\d]{1,3})[期批]")
_TYPED_FIRST = ("word", "print", "scan")
Group = list[Submitted]


def grouped(files: Sequence[Submitted]) -> list[Group]:
    """Return what belongs together, in the order of the first files: by mail first, then by likeness."""
    place = {id(one): number for number, one in enumerate(files)}
    mails: dict[object, Group] = {}
    for one in files:
        mails.setdefault(one.came_in or id(one), []).append(one)
    groups = [group for mail in mails.values() for group in _partners(_joined([[one] for one in mail]))]
    joined = [sorted(group, key=lambda one: place[id(one)]) for group in _joined(groups)]
    return sorted(joined, key=lambda group: place[id(group[0])])


def may_be_one(one: Group, other: Group) -> bool:
    """Tell whether two groups that were not joined may be of one application, which a person should see."""
    first, second = surest(one), surest(other)
    if _are_other_terms(names_of(first)[0], names_of(second)[0]):
        return False
    project, unit = (
        fuzz.ratio(*pair) if all(pair) else 0.0
        for pair in zip(names_of(first), names_of(second), strict=True)
    )
    completes = (first.form == "word") != (second.form == "word")
    return project >= NEAR_SAME and unit >= (NEAR_SAME if completes else SAME_UNIT)


def may_be_copied(one: Group, other: Group) -> bool:
    """Tell whether two units apply for a project of one name."""
    (project, unit), (same, another) = names_of(surest(one)), names_of(surest(other))
    return bool(project) and project == same and unit != another


def unit_of(one: Submitted) -> str | None:
    """Return the unit that applies, as the form says, or its cover."""
    name: str | None = paths.get(one.record, "applicant.name") or paths.get(one.record, "cover_applicant")
    return name


def surest(group: Iterable[Submitted]) -> Submitted:
    """Return the file whose words are surest: typed, then printed, then read."""
    return min(group, key=lambda one: _TYPED_FIRST.index(one.form))


def near_each_other(groups: Sequence[Group], least: float) -> list[list[int]]:
    """Return for each group the places of all whose project and unit may both be so like its own.

    No such pair is left out, also none of which one has no project or unit; of a thousand groups it takes
    tenths of a second, where looking at each pair by itself would take a minute.
    """
    from rapidfuzz import process

    if len(groups) < 2:
        return [[] for _ in groups]
    projects, units = zip(*(names_of(surest(group)) for group in groups), strict=True)
    found = []
    for first in range(0, len(groups), BLOCK):
        block = slice(first, first + BLOCK)
        alike = [
            process.cdist(names[block], names, scorer=fuzz.ratio) >= least - ROUNDING
            for names in (projects, units)
        ]
        found += [row.nonzero()[0].tolist() for row in alike[0] & alike[1]]
    return [[other for other in others if other != at] for at, others in enumerate(found)]


def _joined(groups: Sequence[Group]) -> list[Group]:
    """What was typed comes first; each other group goes with the one most like it."""
    ordered = sorted(groups, key=lambda group: _TYPED_FIRST.index(surest(group).form))
    near = near_each_other(ordered, SAME)
    joined: list[Group] = []
    places: dict[int, int] = {}
    for at, group in enumerate(ordered):
        known = [places[other] for other in near[at] if other in places]
        scored = [(_likeness(surest(group), surest(joined[place])), -place) for place in known]
        best, place = max(scored, default=(0.0, 0))
        if best >= SAME:
            joined[-place] += group
        else:
            places[at] = len(joined)
            joined.append([*group])
    return joined


def _partners(groups: list[Group]) -> list[Group]:
    """The groups of one mail: what names nothing goes with the only one that does, and the only paper with
    the only Word file unless they plainly differ.
    """
    named = [group for group in groups if any(names_of(surest(group)))]
    if len(named) == 1:
        return [[one for group in groups for one in group]]
    typed = [group for group in groups if surest(group).form == "word"]
    others = [group for group in groups if surest(group).form != "word"]
    if len(typed) != 1 or len(others) != 1 or any(one.form != "word" for one in typed[0]):
        return groups
    if _likeness(surest(typed[0]), surest(others[0]), unread=100.0) < SAME_MAIL:
        return groups
    return [[*typed[0], *others[0]]]


def names_of(one: Submitted) -> tuple[str, str]:
    """Return project and unit as they are compared."""
    return as_compared(paths.get(one.record, "project_name")), as_compared(unit_of(one))


def _likeness(one: Submitted, other: Submitted, unread: float = 0.0) -> float:
    """The lesser of project's and unit's, `unread` where either has none; nothing where both were typed, and
    not as one project, or where they are different terms of a class.
    """
    names, units = zip(names_of(one), names_of(other), strict=True)
    if names[0] != names[1] and (one.form == other.form == "word" or _are_other_terms(*names)):
        return 0.0
    return min(fuzz.ratio(*pair) if all(pair) else unread for pair in (names, units))


def _are_other_terms(one: str, other: str) -> bool:
    """Whether both say which time the class is held (第二期), and not the same."""
    terms = [found[1] for name in (one, other) if (found := _TERM.search(name))]
    return len(terms) == 2 and terms[0] != terms[1]
