"""Reads what was typed into a form's inputs as a record, and says by input what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.apart import ask_for
from zsgx_docs.model import paths

if TYPE_CHECKING:
    from threading import Event

    from zsgx_docs.template.schema import Field
    from zsgx_docs.values import Context


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """A record as typed; `wrong` says by input what is no value, `doubts` what needs a second look."""

    record: dict[str, Any]
    wrong: dict[str, str]
    doubts: dict[str, str]


def record_of_texts(
    name: str, texts: Mapping[str, str], apart: bool = False, cancelled: Event | None = None
) -> TypedRecord:
    """Read the texts of a form's inputs, by their paths, as a record of that template.

    Rows of which nothing was typed are left out, numbers of rows are counted. From outside `apart`, by a
    worker. Raises NotFound, TemplateError, WorkStopped.
    """
    if apart:
        return ask_for(_typed, "record_of_texts", {"name": name, "texts": dict(texts)}, name, cancelled)
    from zsgx_docs.template.catalogue import default_catalogue

    template = default_catalogue().get(name)
    reading = _Reading({path: text for path, text in texts.items() if text.strip()})
    reading.tell_year(template.schema.in_role("year"))
    record = template.schema.empty()
    for field in template.schema.fields:
        reading.take(field, record)
    for field in template.schema.fields:
        if field.required and "[]" not in field.path and not _is_given(record, field):
            reading.wrong.setdefault(field.path, "这一项必须填写")
    whole = {"document_type": template.settings.document_type, **record}
    return TypedRecord(whole, reading.wrong, reading.doubts)


class _Reading:
    """The texts that were typed, and what is wrong with them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        from zsgx_docs.values import Context

        self.texts = texts
        self.wrong: dict[str, str] = {}
        self.doubts: dict[str, str] = {}
        self.context: Context = Context()
        self._rows: dict[str, list[int]] = {}

    def tell_year(self, fields: tuple[Field, ...]) -> None:
        """The programme's year, for days that are typed without one."""
        from zsgx_docs.values import Context, kinds

        said = [kinds[f.kind].parse(self.texts.get(f.path, ""), self.context).value for f in fields]
        self.context = Context(next((year for year in said if isinstance(year, int)), None))

    def take(self, field: Field, record: dict[str, Any]) -> None:
        """Put what was typed for a field into the record."""
        head, repeat, rest = field.path.partition("[]")
        if repeat and not rest:
            lines = self.texts.get(field.path, "").splitlines()
            paths.put(record, head, [self._value(field, field.path, line) for line in lines if line.strip()])
            return
        if not repeat:
            if field.path in self.texts:
                _put(record, field, field.path, self._value(field, field.path, self.texts[field.path]))
            return
        for row, typed in enumerate(self._rows_of(head)):
            path = f"{head}[{row}]{rest}"
            if field.role == "number":
                paths.put(record, path, row + 1)
                continue
            said = f"{head}[{typed}]{rest}"
            value = self._value(field, said, self.texts[said]) if said in self.texts else None
            _put(record, field, path, _unfound(field) if value is None else value)

    def _rows_of(self, head: str) -> list[int]:
        """The numbers of the rows in which anything was typed."""
        if head not in self._rows:
            start = f"{head}["
            numbers = (p[len(start) :].partition("]")[0] for p in self.texts if p.startswith(start))
            self._rows[head] = sorted({int(number) for number in numbers if number.isdecimal()})
        return self._rows[head]

    def _value(self, field: Field, path: str, text: str) -> Any:
        from zsgx_docs.values import kinds

        kind = kinds[field.kind]
        if kind.unfound is False:
            return text.strip() not in ("否", "0")
        parsed = kind.parse(text, self.context)
        if parsed.value is None and parsed.doubt:
            self.wrong[path] = parsed.doubt
        elif parsed.doubt:
            self.doubts[path] = parsed.doubt
        return parsed.value


def _put(record: dict[str, Any], field: Field, path: str, value: Any) -> None:
    from zsgx_docs.values import kinds, parts_of

    for part, of_part in parts_of(kinds[field.kind], value).items():
        paths.put(record, f"{path}.{part}" if part else path, of_part)


def _unfound(field: Field) -> Any:
    from zsgx_docs.values import kinds

    return kinds[field.kind].unfound


def _is_given(record: Mapping[str, Any], field: Field) -> bool:
    return any(paths.get(record, leaf) not in (None, "") for leaf in field.leaf_paths)


def _typed() -> type[TypedRecord]:
    return TypedRecord
