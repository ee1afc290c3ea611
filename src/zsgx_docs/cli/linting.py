"""`zsgx lint`: where a paper deviates from GB/T 9704-2012, and a copy with what can be mended."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from zsgx_docs import desk
from zsgx_docs.cli.output import write
from zsgx_docs.cli.templating import SEVERITIES
from zsgx_docs.model.finding import LayoutFinding

DEVIATES = 1


def lint(path: Path, fix: bool, as_json: bool) -> int:
    """Print every finding; with `fix`, what was mended and what remains in the copy. The exit status."""
    data = desk.bytes_of(path)
    changes: Sequence[str] = ()
    copy = path.with_name(f"{path.stem}.修正.docx") if fix else None
    if copy is not None:
        mended = desk.mend(data, path.name)
        write(copy, mended.data)
        data, changes = mended.data, mended.changes
    findings = desk.lint(data, (copy or path).name).findings
    if as_json:
        _print_json(findings, changes, copy)
    else:
        _print_lines(findings, changes, copy or path)
    return DEVIATES if any(finding.severity == "error" for finding in findings) else 0


def _print_json(findings: Sequence[LayoutFinding], changes: Sequence[str], copy: Path | None) -> None:
    mended = {"copy": str(copy), "changes": list(changes)} if copy is not None else {}
    found = [finding.to_json() for finding in findings]
    print(json.dumps({"findings": found, **mended}, ensure_ascii=False))


def _print_lines(findings: Sequence[LayoutFinding], changes: Sequence[str], judged: Path) -> None:
    for change in changes:
        print(f"已改　{change}")
    for finding in findings:
        print(f"{SEVERITIES[finding.severity]}　{finding.rule}　{finding.message}")
    errors = sum(finding.severity == "error" for finding in findings)
    others = len(findings) - errors
    print(f"{judged}：{errors} 处错误，{others} 处提醒。" if findings else f"{judged}：版式没有问题。")
