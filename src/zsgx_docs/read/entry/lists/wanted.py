"""Say what a list in a workbook must and may have: its columns, and the words by which offices call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from zsgx_docs.read.entry.lists.cell_values import KINDS_OF_DAYS
from zsgx_docs.read.match import label_form, names
from zsgx_docs.template.roles import Role
from zsgx_docs.template.template import Template
from zsgx_docs.template.typing_sheets import list_title
from zsgx_docs.values import kinds
from zsgx_docs.values.kind import parts_of

ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "no": ("序号", "编号", "No", "号", "顺序号"),
    "name": ("姓名", "学员姓名", "人员姓名", "参训人员", "参训人员姓名", "名字"),
    "id_number": (
        *("身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "居民身份证号", "居民身份证号码"),
        *("证件号码", "证件号", "身份证件号码", "身份证"),
    ),
    "phone": (
        *("联系电话", "手机", "手机号", "手机号码", "电话", "电话号码", "联系方式", "移动电话", "联系手机"),
        *("本人电话", "联系电话手机"),
    ),
    "employer": ("工作单位", "单位", "单位名称", "所在单位", "工作单位名称", "所在单位名称", "工作单位全称"),
    "professional_title": (
        *("职称", "专业技术职务", "专业技术职务（职称）", "专业技术职务职称", "专业技术职称", "技术职称"),
        *("技术职务", "现任职称", "职称等级"),
    ),
    "credit_hours": ("学时", "学时数", "研修学时", "完成学时", "培训学时", "总学时", "课时"),
    "passed": (
        *("是否通过结业考核", "结业考核", "结业考核结果", "考核结果", "考核情况", "是否合格", "是否通过"),
        *("是否通过考核", "考核是否通过", "结业情况", "考核结论", "考核", "考核成绩"),
    ),
    "certificate_number": (
        *("证书编号", "证书号", "证书号码", "结业证书编号", "结业证书号", "培训合格证书编号", "合格证书编号"),
        *("培训证书编号", "合格证编号"),
    ),
    "fee_charged": ("是否收费", "收费情况", "是否缴费", "是否已收费"),
    "training_dates": (
        "研修时间",
        "培训时间",
        "办班时间",
        "培训日期",
        "研修日期",
        "起止时间",
        "培训起止时间",
    ),
    "project_name": ("项目名称", "班次名称", "研修班名称", "培训班名称", "班名", "高研班名称", "培训项目"),
    "organiser": ("承办单位", "举办单位", "培训机构", "承办机构", "办班单位"),
    "issue_date": ("发证日期", "发证时间", "颁证日期", "颁发日期", "证书日期", "填发日期"),
}
"""Other words for a column, by the last part of its path: those of offices' own lists."""
OF_LEARNERS = frozenset({"passed", "credit_hours", "certificate_number"})
"""What a list says of those who learn only."""
NEEDED: tuple[Role, ...] = ("name", "id")


@dataclass(frozen=True)
class WantedColumn:
    """A column of a list: `name` its path within a row ("" where a row is one value), `kind` of value.

    `called` are the forms (`label_form`) of all words for it. `needed`: no row is without it.
    """

    name: str
    label: str
    kind: str
    called: frozenset[str]
    role: Role | None = None
    needed: bool = False

    @property
    def numbers_rows(self) -> bool:
        """Tell whether it only counts the rows."""
        return self.role == "number"

    @cached_property
    def is_plain(self) -> bool:
        """Tell whether its value is one leaf right in the row."""
        return not kinds[self.kind].leaves and "." not in self.name

    @cached_property
    def is_day(self) -> bool:
        """Tell whether Excel may keep its values as numbers of days."""
        return self.kind in KINDS_OF_DAYS

    @property
    def leaves(self) -> dict[str, Any]:
        """Return what a row without it has, by names within the row."""
        kind = kinds[self.kind]
        return {_under(self.name, leaf): kind.unfound for leaf in parts_of(kind, None)}

    def values(self, value: Any) -> dict[str, Any]:
        """Return a value by its names within the row."""
        return {_under(self.name, leaf): part for leaf, part in parts_of(kinds[self.kind], value).items()}


@dataclass(frozen=True)
class WantedList:
    """A list of a record at `path`; `called` are what its worksheet may be called.

    `gives_certificates`: each row is a certificate, which nobody gets who did not pass.
    """

    path: str
    columns: tuple[WantedColumn, ...]
    called: tuple[str, ...]
    gives_certificates: bool = False

    @property
    def of_learners(self) -> bool:
        """Tell whether it lists those who learn, and nobody else."""
        return any(column.name in OF_LEARNERS for column in self.columns)

    @property
    def who(self) -> WantedColumn | None:
        """Return the column that a row goes by."""
        return next((column for column in self.columns if column.role == "name"), None)


def wanted_lists(template: Template) -> Iterator[WantedList]:
    """Yield the lists of a template in the order of its fields."""
    schema, aliases = template.schema, template.settings.aliases
    for path in dict.fromkeys(f.path.partition("[]")[0] for f in schema.fields if "[]" in f.path):
        columns = []
        for field in (f for f in schema.fields if f.path.startswith(f"{path}[]")):
            name = field.path.removeprefix(f"{path}[]").removeprefix(".")
            known = {*names(field.label, aliases), *(_form(word) for word in _other_words(name, field.kind))}
            known |= {_form(field.label), name, field.path}
            needed = field.role in NEEDED
            columns.append(WantedColumn(name, field.label, field.kind, frozenset(known), field.role, needed))
        title = list_title(template, path)
        called = (path, title, template.settings.title)
        yield WantedList(path, _told_apart(columns), called, template.settings.kind == "certificate")


def _other_words(name: str, kind: str) -> tuple[str, ...]:
    """A column called `name` that holds no person's name is something else's."""
    return () if name == "name" and kind != "name" else ALSO_CALLED.get(name, ())


def _told_apart(columns: list[WantedColumn]) -> tuple[WantedColumn, ...]:
    """A word that is one column's own label is no other's."""
    own = {_form(column.label): column.name for column in columns}

    def without_others(column: WantedColumn) -> WantedColumn:
        called = frozenset(word for word in column.called if own.get(word, column.name) == column.name)
        return WantedColumn(column.name, column.label, column.kind, called, column.role, column.needed)

    return tuple(map(without_others, columns))


def _form(words: str) -> str:
    return label_form(words)


def _under(name: str, leaf: str) -> str:
    return ".".join(part for part in (name, leaf) if part)
