"""Deliveries are found again: by how far they are, by what they say, by what they lack."""

import pytest

from desk.reviewable import result_of_sample
from desk.seeding import clean_result, seed, seed_clean, seed_doubtful, seed_word
from zsgx_docs.desk.intake import deliveries, extraction, keep_double, lacks_of, pair
from zsgx_docs.desk.intake.pairing import pair_all
from zsgx_docs.desk.review import change
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.intake import join_deliveries


def found(store: Store, by: User, show: str = "all", find: str = "") -> list[str]:
    items = deliveries(store, by, show=show, find=find).items  # type: ignore[arg-type]
    return [file.id for each in items for file in each.files]


def it_shows_deliveries_by_how_far_they_are(store: Store, admin: User) -> None:
    waiting, accepted = seed_doubtful(store, admin), seed_word(store, admin)
    change(store, admin, accepted, [], state="accepted")
    assert found(store, admin) == [accepted, waiting]
    assert found(store, admin, "waiting") == [waiting]
    assert found(store, admin, "accepted") == [accepted]
    assert found(store, admin, "working") == found(store, admin, "failed") == []


def it_finds_sealed_names(store: Store, admin: User, organiser: User) -> None:
    one, other = seed_doubtful(store, admin, "申报表甲.pdf"), seed_word(store, admin, "SECOND.docx")
    assert found(store, admin, find="申报表甲") == [one]
    assert found(store, admin, find="second") == [other]
    assert found(store, admin, find="江汉智造") == [other, one]
    assert found(store, admin, find="没有这个单位") == found(store, organiser, find="江汉智造") == []


def it_asks_about_a_double_until_it_is_kept(store: Store, admin: User) -> None:
    seed_clean(store, admin)
    again = seed_clean(store, admin)
    assert found(store, admin, "double") == [again]
    keep_double(store, admin, again)
    assert found(store, admin, "double") == []
    assert extraction(store, admin, again).is_kept_double


def it_names_what_is_missing(store: Store, admin: User) -> None:
    scan, word = seed_doubtful(store, admin), seed_word(store, admin)
    alone = {each.files[0].id: lacks_of(each.files) for each in deliveries(store, admin).items}
    assert alone == {scan: ["缺 Word 版"], word: ["缺盖章扫描件"]}
    with store.database.writing() as session:
        join_deliveries(
            session, extraction(store, admin, word).delivery_id, extraction(store, admin, scan).delivery_id
        )
    [together] = deliveries(store, admin).items
    assert lacks_of(together.files) == []


@pytest.mark.parametrize("template", ["hubei/application-form", "tianjin/final-accounts"])
def it_brings_a_scan_and_its_word_copy_together(store: Store, admin: User, template: str) -> None:
    kinds = ("pdf-scan", "docx")
    scan, word = (seed(store, admin, result_of_sample(template, kind=kind), f"表.{kind}") for kind in kinds)
    assert pair(store, word) == extraction(store, admin, scan).delivery_id
    [together] = deliveries(store, admin).items
    assert {file.id for file in together.files} == {scan, word}


def it_leaves_what_names_another_project_alone(store: Store, admin: User) -> None:
    result = result_of_sample("tianjin/final-accounts", changed={"project_name": "另一个高级研修项目"})
    seed(store, admin, result)
    word = seed(store, admin, result_of_sample("tianjin/final-accounts", kind="docx"), "决算.docx")
    assert pair(store, word) is None


def it_says_whose_a_paper_is_whatever_its_type(store: Store, admin: User) -> None:
    notice = seed(store, admin, result_of_sample("organiser/opening-notice"), "开班通知.pdf")
    assert extraction(store, admin, notice).unit == "天津海河智造研究院"


def rosters(store: Store, by: User, *files: tuple[str, str], drop: str | None = "d") -> list[str]:
    """Rosters sent in one go, each with the name and the kind of its file."""
    template = "tianjin/certificate-roster"
    results = [(name, result_of_sample(template, kind=kind)) for name, kind in files]
    return [seed(store, by, result, name, name.encode(), drop=drop) for name, result in results]


def it_brings_the_two_forms_of_any_paper_together_that_were_sent_in_one_go(store: Store, admin: User) -> None:
    files = ("甲班.xlsx", "xlsx"), ("乙班.docx", "docx"), ("甲班（盖章扫描件）.pdf", "pdf-scan")
    copy, other, scan = rosters(store, admin, *files)
    assert pair(store, other) is None
    assert pair(store, scan) == extraction(store, admin, copy).delivery_id
    assert {len(each.files) for each in deliveries(store, admin).items} == {1, 2}


@pytest.mark.parametrize(
    "names",
    [
        ("第一期.docx", "第二期.pdf"),
        ("名册.docx", "名册.pdf", "名册.jpg"),
        ("名册.docx", "名册.xlsx"),
    ],
)
def it_leaves_what_is_not_plainly_one_paper_alone(store: Store, admin: User, names: tuple[str, ...]) -> None:
    kinds = {"pdf": "pdf-scan", "jpg": "image", "docx": "docx", "xlsx": "xlsx"}
    found = rosters(store, admin, *((name, kinds[name.partition(".")[2]]) for name in names))
    assert [pair(store, each) for each in found] == [None] * len(names)


def it_leaves_two_papers_of_one_project_alone(store: Store, admin: User) -> None:
    for name, kind in (("通知1.docx", "docx"), ("通知2.pdf", "pdf-scan")):
        result = result_of_sample("organiser/opening-notice", kind=kind)
        last = seed(store, admin, result, name, name.encode(), drop="d")
    assert pair(store, last) is None


def it_leaves_alone_what_was_not_sent_in_one_go(store: Store, admin: User) -> None:
    rosters(store, admin, ("名册.docx", "docx"), drop=None)
    [scan] = rosters(store, admin, ("名册.pdf", "pdf-scan"))
    assert pair(store, scan) is None


def it_brings_together_after_a_restart_what_was_read_before_it(store: Store, admin: User) -> None:
    rosters(store, admin, ("名册.docx", "docx"), ("名册.pdf", "pdf-scan"))
    pair_all(store)
    assert [len(each.files) for each in deliveries(store, admin).items] == [2]


def it_names_a_seal_and_a_unit_that_are_missing(store: Store, admin: User) -> None:
    bare = {**clean_result(), "seals": []}
    bare["record"] = {**bare["record"], "applicant": {**bare["record"]["applicant"], "name": None}}
    bare["record"]["cover_applicant"] = None
    state = extraction(store, admin, seed(store, admin, bare))
    assert lacks_of([state]) == ["没有看到印章", "缺 Word 版", "没有读出单位"]
