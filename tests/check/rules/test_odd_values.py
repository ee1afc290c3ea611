"""Whatever stands in a record, a check ends with an answer."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest

from check.rules.under_rules import CALL, PLAN_NOTICE, Subject, findings, notice
from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.template.catalogue import default_catalogue

ODD: tuple[Any, ...] = ([], {}, "x", -1, 10**30, True, [None], "2026-99-99", "nan", None)
PAPERS = sorted({info.name for info in desk.templates()} - {"bureau/submission-summary"})


def places(record: dict[str, Any]) -> list[str]:
    """The leaves, of a list those of its first row, and what holds them."""
    leaves = {re.sub(r"\[\d+\]", "[0]", path) for path, _ in paths.leaves(record)}
    return sorted(leaves | {re.split(r"[.\[]", path)[0] for path in leaves})


@pytest.mark.parametrize("paper", PAPERS)
def test_a_value_of_any_type_leaves_an_answer(paper: str) -> None:
    template, record = default_catalogue().get(paper), desk.sample(paper)
    under = notice(CALL if paper.startswith("hubei") else PLAN_NOTICE)
    for path in places(record):
        for odd in ODD:
            changed = copy.deepcopy(record)
            paths.put(changed, path, odd)
            one = Subject("甲", template.settings.document_type, changed, template, folder="甲")
            other = Subject("乙", template.settings.document_type, record, template, folder="乙")
            assert {f.outcome for f in findings(one, other, under=under)} <= {
                "violated",
                "cannot_tell",
                "needs_person",
            }
