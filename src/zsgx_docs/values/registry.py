"""All kinds of values, by the name of their template filter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from zsgx_docs.values.dates.date import Date
from zsgx_docs.values.dates.date_range import DateRange
from zsgx_docs.values.dates.moment import Moment
from zsgx_docs.values.dates.months import Months
from zsgx_docs.values.identifiers.certificate_number import CertificateNumber
from zsgx_docs.values.identifiers.document_number import DocumentNumber
from zsgx_docs.values.identifiers.id_number import IdNumber
from zsgx_docs.values.identifiers.phone import Mobile, Phone
from zsgx_docs.values.ink import Ink
from zsgx_docs.values.kind import Kind
from zsgx_docs.values.leaning import MonthDay, YearBefore
from zsgx_docs.values.names import PersonName, UnitName
from zsgx_docs.values.numbers.money import Money
from zsgx_docs.values.numbers.money_in_wan import MoneyInWan, MoneyOfWan
from zsgx_docs.values.numbers.number import Count, Number, Year
from zsgx_docs.values.numbers.share import Fraction, Share
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
