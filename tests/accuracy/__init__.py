"""Invented papers sent through the forge and read back, counted leaf by leaf."""

from accuracy.cases import Case, case
from accuracy.faults import FAULTS, Fault
from accuracy.records import RECORDS
from accuracy.score import Leaf, Tally, scored

__all__ = ["FAULTS", "RECORDS", "Case", "Fault", "Leaf", "Tally", "case", "scored"]
