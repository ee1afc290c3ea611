"""Tell a clerk everything that is wrong with a template."""

from zsgx_docs.template.inspection.inspect import Problem, expected, inspect, kin

__all__ = ["Problem", "expected", "inspect", "kin"]
