"""Read and print dates, periods, moments and months; count in months and working days."""

from zsgx_docs.values.dates.beijing import BEIJING, beijing
from zsgx_docs.values.dates.date import Date, as_date
from zsgx_docs.values.dates.date_range import DateRange
from zsgx_docs.values.dates.moment import Moment
from zsgx_docs.values.dates.months import Months
from zsgx_docs.values.dates.working_days import (
    WEEKDAYS,
    after_months,
    after_working_days,
    before_working_days,
    not_a_working_day,
)

__all__ = [
    "BEIJING",
    "WEEKDAYS",
    "Date",
    "DateRange",
    "Moment",
    "Months",
    "after_months",
    "after_working_days",
    "as_date",
    "before_working_days",
    "beijing",
    "not_a_working_day",
]
