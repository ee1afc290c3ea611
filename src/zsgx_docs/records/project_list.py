"""Define 高级研修项目计划表, the list of projects (天津通知, 附件1, 附件2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from zsgx_docs.records.parts import PlannedMonths, out_of_sequence, repeated
from zsgx_docs.records.record import Doubt, Part, Record

Level = Literal["national", "provincial", "municipal"]


class Project(Part):
    """A project of the list."""

    no: int | None = None
    name: str | None = None
    organiser: str | None = None
    planned_time: PlannedMonths = Field(default_factory=PlannedMonths)


class ProjectList(Record):
    """The list's values."""

    year: int | None = None
    level: Level | None = None
    title: str | None = None
    projects: list[Project] = Field(default_factory=list)
    note: str | None = None

    def doubts(self) -> Iterator[Doubt]:
        numbers = (project.no for project in self.projects)
        yield from out_of_sequence("projects", numbers, "T01")
        named = ((f"projects[{i}].name", project.name) for i, project in enumerate(self.projects))
        yield from repeated(named, "项目名称", of_matter=True)
