"""`zsgx lint`: tells where a paper deviates from GB/T 9704-2012, and mends a copy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from zsgx_docs import desk
from zsgx_docs.cli.templating import SEVERITIES
from zsgx_docs.cli.terminal import Decisions, escaped_name, print_escaped, write

if TYPE_CHECKING:
    from zsgx_docs.check.lint import Kind, Linted

DEVIATES = 1
"""Exit status where a paper breaks a rule: by definition (docs/layout.md), as linters have it."""
KINDS = {
    "letter": "信函",
    "notice": "通知等公文",
    "annex": "附件或其他材料",
    "form": "表格",
    "worktable": "内部用的宽表",
    "certificate": "证书",
}


def lint(path: Path, fix: bool, as_json: bool, kind: Kind | None = None) -> int:
    """Print every finding; with `fix`, what was mended and what remains. Return the exit status."""
    data = desk.bytes_of(path)
    changes: Sequence[str] = ()
    copy = path.with_name(f"{path.stem}.修正.docx") if fix else None
    if copy is not None:
        mended = desk.mend(data, escaped_name(path.name), kind, apart=True)
        write(copy, mended.data)
        data, changes = mended.data, mended.changes
    linted = desk.lint(data, escaped_name((copy or path).name), kind, apart=True)
    if as_json:
        _print_json(linted, changes, copy)
    else:
        _print_lines(linted, changes, copy or path)
    if copy is not None:
        decisions = Decisions()
        decisions.say("写出", f"{copy}（改了{len(changes)}处，原件不动）")
        decisions.tell()
    wrong = any(f.severity == "error" and f.outcome == "violated" for f in linted.findings)
    return DEVIATES if wrong else 0


def _print_json(linted: Linted, changes: Sequence[str], copy: Path | None) -> None:
    mended = {"copy": str(copy), "changes": list(changes)} if copy is not None else {}
    found = [finding.to_json() for finding in linted.findings]
    print_escaped(json.dumps({"findings": found, "kind": linted.kind, **mended}, ensure_ascii=False))


def _print_lines(linted: Linted, changes: Sequence[str], judged: Path) -> None:
    findings = linted.findings
    for change in changes:
        print_escaped(f"已改　{change}")
    for finding in findings:
        print_escaped(f"{SEVERITIES[finding.severity]}　{finding.rule}　{finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    counted = f"{errors} 处错误，{len(findings) - errors} 处提醒" if findings else "版式没有问题"
    told = "看内容，" if linted.is_guessed else ""
    print_escaped(f"{judged}：{counted}（{told}按{KINDS[linted.kind]}检查）。")
