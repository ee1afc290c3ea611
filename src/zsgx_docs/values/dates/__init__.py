"""Read and print dates, periods, moments and months."""

from zsgx_docs.values.dates.date import Date, as_date
from zsgx_docs.values.dates.date_range import DateRange
from zsgx_docs.values.dates.moment import Moment
from zsgx_docs.values.dates.months import Months

__all__ = ["Date", "DateRange", "Moment", "Months", "as_date"]
