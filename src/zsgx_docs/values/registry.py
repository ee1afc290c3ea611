"""All kinds of values, by the name of their template filter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from zsgx_docs.values.certificate_number import CertificateNumber
from zsgx_docs.values.date import Date
from zsgx_docs.values.date_range import DateRange
from zsgx_docs.values.document_number import DocumentNumber
from zsgx_docs.values.id_number import IdNumber
from zsgx_docs.values.ink import Ink
from zsgx_docs.values.kind import Kind
from zsgx_docs.values.leaning import MonthDay, YearBefore
from zsgx_docs.values.moment import Moment
from zsgx_docs.values.money import Money
from zsgx_docs.values.money_in_wan import MoneyInWan, MoneyOfWan
from zsgx_docs.values.months import Months
from zsgx_docs.values.names import PersonName, UnitName
from zsgx_docs.values.number import Count, Number, Year
from zsgx_docs.values.phone import Mobile, Phone
from zsgx_docs.values.share import Fraction, Share
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
