"""What a unit sends: the sample application form as Word file, stamped scan and print."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.records.submissions import Submitted

FORM = "hubei/application-form"


def changed(one: Submitted, **values: Any) -> Submitted:
    """With other values, `__` in a name for a dot."""
    record = copy.deepcopy(dict(one.record))
    for path, value in values.items():
        paths.put(record, path.replace("__", "."), value)
    return replace(one, record=record)


@pytest.fixture
def word() -> Submitted:
    quiet = {"purpose": "", "content_and_methods": "", "experts": "", "participants": "计划招收学员60人。"}
    return Submitted("甲.docx", "word", {**desk.sample(FORM), **quiet}, "2025-12-22T10:00", sha256="w")


@pytest.fixture
def paper(word: Submitted) -> Submitted:
    """The stamped scan."""
    return replace(
        word, filename="甲.scan.pdf", form="scan", received="2025-12-23T09:00", seal="own", sha256="s"
    )


@pytest.fixture
def printed(word: Submitted) -> Submitted:
    """The PDF that the Word file was printed into, without a seal."""
    return replace(word, filename="甲.pdf", form="print", sha256="p")
