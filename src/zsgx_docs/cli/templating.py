"""`zsgx template check`: what is wrong with a template, place by place."""

from __future__ import annotations

from zsgx_docs import desk
from zsgx_docs.cli import edge

SEVERITIES = {"error": "错误", "warning": "提醒", "info": "说明"}


def check(template: str) -> int:
    """Print every problem; the exit status."""
    problems = desk.inspect_template(template)
    for problem in problems:
        print(f"{SEVERITIES[problem.severity]}　{problem.where}：{problem.message}")
    errors = sum(problem.severity == "error" for problem in problems)
    print(
        f"{template}：{errors} 处错误，{len(problems) - errors} 处提醒或说明。"
        if problems
        else f"{template}：没有问题。"
    )
    return edge.BAD_INPUT if errors else 0
