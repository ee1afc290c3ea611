"""Tells what is wrong with papers by the rules, and which rules there are."""

from zsgx_docs.cli.checks.checking import check, print_rules

__all__ = ["check", "print_rules"]
