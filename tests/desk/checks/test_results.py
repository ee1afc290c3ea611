"""Results that lie in the store are held against each other; no file is read again."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from check.reconcile.papers import FORM, ROSTER, differing, doubt, held, in_word, on_scan, record, together
from zsgx_docs.desk.checks import extraction_of, reconcile_results
from zsgx_docs.errors import UsageError
from zsgx_docs.model.extraction import Extraction
from zsgx_docs.model.geometry import Box
from zsgx_docs.model.sheet import Seal, Sheet
from zsgx_docs.model.unread import Unread

SEAL = Seal(1, Box(10, 20, 90, 100), "round", "red", "某某协会", 0.9, "applicant.name")
MARK = Unread("ink", "", 1, Box(1, 2, 3, 4), text="√", near=("applicant.mobile",))


def a_scan() -> Extraction:
    doubts = {"project_name": doubt(str(record(FORM)["project_name"]), "研", "妍")}
    scan = on_scan(FORM, record(FORM), doubts, ["applicant.mobile"])
    sheets = (Sheet((), page=1, width=595.3, height=841.9, turn=90),)
    source = replace(scan.source, sheets=sheets)
    return together(
        replace(scan, source=source, seals=(SEAL,), unread=(MARK,)), on_scan(ROSTER, record(ROSTER))
    )


def in_store(file: Extraction) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(file.to_json()))
    return told


@pytest.mark.parametrize("file", [a_scan(), in_word(FORM, record(FORM))], ids=["scan", "word"])
def test_a_result_tells_all_that_the_reader_had(file: Extraction) -> None:
    assert in_store(extraction_of(in_store(file))) == in_store(file)


def test_results_differ_where_the_files_would() -> None:
    scan, word = a_scan(), in_word(FORM, record(FORM, applicant__mobile="13900000001", venue="别处"))
    found = reconcile_results(in_store(scan), in_store(word))
    told = {each["path"]: each["verdict"] for each in found["fields"] if each["verdict"] != "equal"}
    assert told == {path: field.verdict for path, field in differing(held(scan, word)).items()}
    assert told.keys() == {"applicant.mobile", "venue"}


def test_what_a_person_corrected_is_compared() -> None:
    scan, word = in_store(on_scan(FORM, record(FORM, venue="黄石"))), in_store(in_word(FORM, record(FORM)))
    leaf = next(each for each in scan["fields"] if each["path"] == "venue")
    leaf["value"] = leaf["text"] = record(FORM)["venue"]
    assert {each["verdict"] for each in reconcile_results(scan, word)["fields"]} == {"equal"}


def test_a_worker_finds_the_same() -> None:
    scan, word = in_store(a_scan()), in_store(in_word(FORM, record(FORM, venue="别处")))
    assert reconcile_results(scan, word, apart=True) == reconcile_results(scan, word)


def test_results_of_different_papers_are_refused() -> None:
    with pytest.raises(UsageError, match="不是同一份文书"):
        reconcile_results(in_store(on_scan(FORM, record(FORM))), in_store(in_word(ROSTER, record(ROSTER))))
