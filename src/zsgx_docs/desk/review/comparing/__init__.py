"""Holds a scan against its Word copy as both now stand, and tells where they differ."""

from zsgx_docs.desk.review.comparing.compared import compare_pair, listed_pairs
from zsgx_docs.desk.review.comparing.outcome import ComparedPair, ListedPair, PairDifference, PairSeal

__all__ = ["ComparedPair", "ListedPair", "PairDifference", "PairSeal", "compare_pair", "listed_pairs"]
