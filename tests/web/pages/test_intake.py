"""What the page 收件 is told as it happens, and of whom."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread

import httpx

from desk.reviewable import result_of_sample, seeded
from desk.seeding import seed_clean
from web.offices import Office, an_office
from web.running import alone, running
from zsgx_docs.desk.intake import extraction
from zsgx_docs.desk.office import account_id_of, local_admin
from zsgx_docs.model.user import Role, User
from zsgx_docs.store.changes import tell_change
from zsgx_docs.web.api.following.streams import MOST_STREAMS
from zsgx_docs.web.app import create_service


@contextmanager
def listening(browser: httpx.Client) -> Iterator[Iterator[str]]:
    with browser.stream("GET", "/intake/events", timeout=60) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        told = (line for line in stream.iter_lines() if line.startswith("event:"))
        assert next(told) == "event: changed"  # since the page was made
        yield told


def user_of(office: Office, role: Role) -> User:
    return User(account_id_of(office.store, role), role, role)


def test_a_page_hears_of_what_changes_and_no_longer_once_the_service_ends(tmp_path: Path) -> None:
    server = create_service(alone(tmp_path))
    with running(service=server) as client:
        store = server.config.app.state.store  # type: ignore[union-attr]
        identifier = seed_clean(store, local_admin(store))
        with listening(client) as events:
            tell_change(identifier)
            assert next(events) == "event: changed"
            server.should_exit = True
            assert list(events) in ([], ["event: changed"])


def test_an_organiser_hears_only_of_their_own() -> None:
    with an_office() as office, office.signed_in("organiser") as browser:
        theirs = seed_clean(office.store, user_of(office, "clerk"))
        own = seed_clean(office.store, user_of(office, "organiser"))
        heard: list[str] = []

        def listen(events: Iterator[str]) -> None:
            heard.append(next(events))

        with listening(browser) as events:
            listener = Thread(target=listen, args=(events,))
            listener.start()
            tell_change(theirs)
            listener.join(timeout=3)
            assert heard == []
            tell_change(own)
            listener.join(timeout=30)
            assert heard == ["event: changed"]


def test_a_delivery_offers_to_compare_the_forms_of_one_paper_only(tmp_path: Path) -> None:
    server = create_service(alone(tmp_path))
    with running(service=server) as client:
        store = server.config.app.state.store  # type: ignore[union-attr]
        admin = local_admin(store)
        scan = seed_clean(store, admin)
        delivery = extraction(store, admin, scan).delivery_id
        roster = result_of_sample("tianjin/certificate-roster", kind="docx")
        seeded(store, admin, roster, "名册.docx", delivery=delivery)
        assert "/compare/" not in client.get("/intake/rows").text
        form = result_of_sample("hubei/application-form", kind="docx")
        seeded(store, admin, form, "申报表.docx", delivery=delivery)
        assert f"/compare/{scan}" in client.get("/intake/rows").text


def test_an_organisers_list_shows_only_their_own() -> None:
    with an_office() as office, office.signed_in("organiser") as browser:
        theirs = seed_clean(office.store, user_of(office, "clerk"), "别人的.pdf")
        seed_clean(office.store, user_of(office, "organiser"), "自己的.pdf")
        for address in ("/", "/intake/rows?size=300", "/intake/rows?find=别人", "/intake/rows?show=double"):
            shown = browser.get(address).text
            assert "别人的.pdf" not in shown and theirs not in shown
        assert "自己的.pdf" in browser.get("/").text
        assert browser.post(f"/intake/{theirs}/keep").status_code == 404


def test_nobody_keeps_a_double_for_another_site() -> None:
    with an_office() as office, office.signed_in("clerk") as browser:
        twin = [seed_clean(office.store, user_of(office, "clerk")) for _ in range(2)][1]
        del browser.headers["X-CSRF-Token"]
        assert browser.post(f"/intake/{twin}/keep").status_code == 403
        assert "完全相同" in browser.get("/").text


def test_nobody_holds_so_many_streams_that_others_find_none() -> None:
    """Each takes a connection, of which there are but so many."""
    with an_office() as office:
        with office.signed_in("organiser") as browser, ExitStack() as held:
            for _ in range(MOST_STREAMS):
                held.enter_context(listening(browser))
            refused = browser.get("/intake/events")
            assert (refused.status_code, refused.headers["retry-after"].isdigit()) == (429, True)
            own = seed_clean(office.store, user_of(office, "organiser"))
            assert browser.get(f"/api/v1/extractions/{own}/events").status_code == 429
            with office.signed_in("clerk") as other, listening(other):
                assert other.get("/").status_code == 200
        with office.signed_in("organiser") as browser, listening(browser):
            assert browser.get("/").status_code == 200
