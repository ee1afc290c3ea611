"""List all kinds of values, by the name of their template filter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from zsgx_docs.values.dates import Date, DateRange, Moment, Months
from zsgx_docs.values.identifiers import CertificateNumber, DocumentNumber, IdNumber, Mobile, Phone
from zsgx_docs.values.ink import Ink
from zsgx_docs.values.kind import Kind
from zsgx_docs.values.leaning import MonthDay, YearBefore
from zsgx_docs.values.names import PersonName, UnitName
from zsgx_docs.values.numbers import Count, Fraction, Money, MoneyInWan, MoneyOfWan, Number, Share, Year
from zsgx_docs.values.text import Item, Prose, Text
from zsgx_docs.values.tick import Tick
from zsgx_docs.values.wording import WORDINGS
from zsgx_docs.values.yes_no import YesNo

_ALL: tuple[Kind, ...] = (
    Text(),
    Prose(),
    Item(),
    Date(),
    MonthDay(),
    DateRange(),
    Months(),
    Moment(),
    Year(),
    YearBefore(),
    Count(),
    Number(),
    Money(),
    MoneyInWan(),
    MoneyOfWan(),
    Share(),
    Fraction(),
    Phone(),
    Mobile(),
    IdNumber(),
    Tick(),
    YesNo("yesno", "是", "否"),
    YesNo("passed", "通过", "不通过"),
    DocumentNumber(),
    CertificateNumber(),
    PersonName(),
    UnitName(),
    Ink(),
    *WORDINGS,
)

kinds: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})
