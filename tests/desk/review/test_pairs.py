"""Which scan and which Word copy are the same paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.reviewable import FORM, result_of_sample, seeded
from zsgx_docs.desk.review import review_sheet
from zsgx_docs.desk.review.pairs import scan_pairs
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import ExtractionState, state_of


@pytest.fixture
def state(store: Store, zhang: User) -> ExtractionState:
    return state_of(store, seeded(store, zhang, result_of_sample(FORM), "扫描.pdf"))


def it_pairs_files_of_an_archive_by_what_they_say_of_themselves(state: ExtractionState) -> None:
    units = ["武汉船用机械有限责任公司", "宜昌市科学技术协会", "黄石市继续教育学院"]
    scans = [replace(state, id=f"s{n}", unit=unit, filename=f"{n}.pdf") for n, unit in enumerate(units)]
    copies = [replace(s, id=f"w{s.id}", kind="docx", filename=f"申报{s.id}.docx") for s in scans[::-1]]
    found = scan_pairs([*scans, *copies])
    assert {(scan.id, word.id) for scan, word in found} == {("s0", "ws0"), ("s1", "ws1"), ("s2", "ws2")}


@pytest.mark.parametrize(
    ("kinds", "pair"),
    [
        (("docx", "pdf-scan"), ("pdf-scan", "docx")),
        (("xlsx", "image"), ("image", "xlsx")),
        (("pdf-text", "docx"), ("pdf-text", "docx")),
        (("pdf-text", "pdf-scan"), ("pdf-scan", "pdf-text")),
    ],
)
def it_takes_what_is_nearest_to_a_stamped_paper_for_the_scan(
    state: ExtractionState, kinds: tuple[str, str], pair: tuple[str, str]
) -> None:
    [(scan, word)] = scan_pairs([replace(state, id=kind, kind=kind) for kind in kinds])
    assert (scan.kind, word.kind) == pair


@given(st.data())
def it_has_no_file_in_two_pairs(data: st.DataObject) -> None:
    files = data.draw(
        st.lists(st.builds(_any_file, st.sampled_from("abc"), st.sampled_from(KINDS)), max_size=8)
    )
    numbered = [replace(file, id=str(n)) for n, file in enumerate(files)]
    used = [file.id for each in scan_pairs(numbered) for file in each]
    assert len(used) == len(set(used))
    for scan, word in scan_pairs(numbered):
        assert NEARNESS[scan.kind] < NEARNESS[word.kind]  # to a stamped paper
        assert scan.document_type == word.document_type


NEARNESS: dict[str | None, int] = {"pdf-scan": 0, "image": 0, "pdf-text": 1, "docx": 2, "xlsx": 2}
KINDS = ["pdf-scan", "image", "docx", "pdf-text", "xlsx"]


def _any_file(name: str, kind: str) -> ExtractionState:
    from zsgx_docs.store.tables import now

    names = dict.fromkeys(ExtractionState.__dataclass_fields__)
    told = {"filename": f"{name}.x", "unit": name, "status": "done", "document_type": "application_form"}
    return ExtractionState(**{**names, **told, "kind": kind, "created_at": now()})  # type: ignore[arg-type]


def it_shows_each_of_a_folder_of_several_units_its_own_copy(store: Store, zhang: User) -> None:
    units = ["武汉船用机械有限责任公司", "宜昌市科学技术协会"]
    given = [{"applicant.name": unit, "cover_applicant": unit} for unit in units]
    first = seeded(store, zhang, result_of_sample(FORM, (), given[0]), "一.pdf")
    delivery = state_of(store, first).delivery_id
    second = seeded(store, zhang, result_of_sample(FORM, (), given[1]), "二.pdf", delivery=delivery)
    copies = [
        seeded(store, zhang, result_of_sample(FORM, (), told, "docx"), name, delivery=delivery)
        for told, name in ((given[1], "二.docx"), (given[0], "一.docx"))
    ]
    twins = [review_sheet(store, zhang, each).twin for each in (first, second)]
    assert [twin["id"] if twin else None for twin in twins] == copies[::-1]
