"""Read and print counts, shares and money, in figures and in Chinese numerals."""

from zsgx_docs.values.numbers.chinese_numerals import integer, positional
from zsgx_docs.values.numbers.money import Money
from zsgx_docs.values.numbers.money_in_wan import MoneyInWan, MoneyOfWan
from zsgx_docs.values.numbers.number import Count, Number, Year, doubt_of_year
from zsgx_docs.values.numbers.numeral import LOOKALIKES
from zsgx_docs.values.numbers.share import Fraction, Share

__all__ = [
    "LOOKALIKES",
    "Count",
    "Fraction",
    "Money",
    "MoneyInWan",
    "MoneyOfWan",
    "Number",
    "Share",
    "Year",
    "doubt_of_year",
    "integer",
    "positional",
]
