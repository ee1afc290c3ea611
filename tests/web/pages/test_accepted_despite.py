"""What is accepted in spite of open flags is taken, and it is said wherever the file is seen."""

from desk.reviewable import FORM, result_of_sample, seeded
from web.offices import Office
from zsgx_docs.desk.office import account_id_of
from zsgx_docs.model.user import User


def test_it_is_taken_and_told_in_the_answer_the_lists_and_the_log(office: Office) -> None:
    owner = User(account_id_of(office.store, "clerk"), "clerk", "clerk")
    made = seeded(office.store, owner, result_of_sample(FORM, ["venue", "project_name"]))
    said = "通过时还有 2 处未核对"
    with office.program("clerk") as program, office.signed_in("clerk") as browser:
        before = program.get(f"/api/v1/extractions/{made}").json()
        assert (before["open_flags"], before["accepted_despite"]) == (2, 0)
        answer = program.patch(f"/api/v1/extractions/{made}", json={"state": "accepted"})
        assert (answer.status_code, answer.json()["accepted_despite"]) == (200, 2)
        assert said in browser.get("/").text
        assert said in browser.get("/season").text
        assert "未核对 2" in browser.get("/audit").text
        opened = program.patch(f"/api/v1/extractions/{made}", json={"state": "open"}).json()
        assert opened["accepted_despite"] == 0
        assert said not in browser.get("/").text
