"""Reconcile a scan with its Word copy: papers matched, fields and seals compared, differences found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from zsgx_docs.check.reconcile.fields import PaperFields
from zsgx_docs.check.reconcile.judging import Judge
from zsgx_docs.check.reconcile.matching import FilePaper, Matched, matched, papers_in
from zsgx_docs.check.reconcile.misreading import LookAlikes
from zsgx_docs.check.reconcile.outcome import (
    RECONCILED,
    ComparedField,
    PairedPapers,
    Reconciliation,
    StampedSeal,
    Uncompared,
)
from zsgx_docs.check.reconcile.stamps import Stamps
from zsgx_docs.check.reconcile.telling import BASIS, differences, with_titles
from zsgx_docs.errors import UnsupportedFile, UsageError
from zsgx_docs.model.extraction import UNKNOWN, Extraction
from zsgx_docs.model.finding import Finding
from zsgx_docs.template.template import Template


def reconciled(
    scan: Extraction, word: Extraction, template: Callable[[str], Template], alike: LookAlikes
) -> Reconciliation:
    """Hold a scan against its Word copy.

    `template` finds one by name, `alike` gives the look-alikes of a character. Raises UnsupportedFile,
    UsageError where the two are not the same paper.
    """
    own, others = papers_in(scan), papers_in(word)
    found = matched(own, others)
    if not found.pairs:
        raise _not_the_same(scan, word, template)
    pairs: list[PairedPapers] = []
    fields: list[ComparedField] = []
    left: list[Uncompared] = []
    seals: list[StampedSeal] = []
    findings: list[Finding] = []
    for number, (i, j) in enumerate(found.pairs):
        chosen = template(str(others[j].template))
        pairs.append(PairedPapers(chosen.settings.document_type, chosen.name, chosen.settings.title, i, j))
        inked = frozenset(path for mark in own[i].unread for path in mark.near)
        judge = Judge(alike, inked, own[i].seals, number)
        compared = list(PaperFields(own[i], others[j], chosen, judge).compared())
        fields += with_titles([each for each in compared if isinstance(each, ComparedField)])
        left += [each for each in compared if isinstance(each, Uncompared)]
        stamps = Stamps(template(str(own[i].template)).settings.seals, own[i], others[j], number)
        seals += stamps.judged()
        findings += stamps.findings()
    missing = _lone_papers(found, own, others, template)
    told = (*(finding for finding, _ in differences(fields)), *missing, *findings)
    return Reconciliation(
        scan.source, word.source, tuple(pairs), tuple(fields), tuple(seals), told, tuple(left)
    )


def _not_the_same(scan: Extraction, word: Extraction, template: Callable[[str], Template]) -> Exception:
    for file in (scan, word):
        if file.document_type == UNKNOWN:
            cause = f"{file.source.filename}：认不出是哪一种文书，不能与另一份核对"
            return UnsupportedFile(f"{cause}，请核对文件，或用 -t 写明模板。")
    titles = [template(str(file.template)).settings.title for file in (scan, word)]
    named = (f"{file.source.filename} 是“{title}”" for file, title in zip((scan, word), titles, strict=True))
    return UsageError(f"{'，'.join(named)}，不是同一份文书，不能核对，请给出同一份文书的扫描件和 Word 件。")


def _lone_papers(
    found: Matched,
    own: Sequence[FilePaper],
    others: Sequence[FilePaper],
    template: Callable[[str], Template],
) -> Iterator[Finding]:
    """Papers that only one of the files has."""
    for numbers, papers, here, there in (
        (found.on_scan_only, own, "扫描件", "Word 件"),
        (found.in_word_only, others, "Word 件", "扫描件"),
    ):
        for number in numbers:
            title = template(str(papers[number].template)).settings.title
            said = f"{here}里第 {number + 1} 份文书“{title}”，{there}里没有（{RECONCILED}“{BASIS}”）。"
            yield Finding(RECONCILED, "error", "violated", (), said, BASIS)
