"""What another site has a signed-in browser send changes nothing here."""

from collections.abc import Iterator

import httpx
import pytest

from web.offices import Office, csrf_in
from zsgx_docs.desk.office import account_id_of, accounts, add_account


@pytest.fixture
def victim(office: Office) -> Iterator[httpx.Client]:
    """A browser in which the administrator is signed in, whose cookies go along with whatever is sent."""
    with office.signed_in("admin") as browser:
        del browser.headers["X-CSRF-Token"]
        yield browser


def forged(victim: httpx.Client, **more: str) -> httpx.Response:
    return victim.post("/users", data={"name": "intruder", "role": "admin", **more})


def test_a_form_without_the_browsers_own_token_is_refused(office: Office, victim: httpx.Client) -> None:
    assert forged(victim).status_code == 403
    assert forged(victim, csrf="").status_code == 403
    assert forged(victim, csrf="0" * 64).status_code == 403
    assert "intruder" not in {account.name for account in accounts(office.store, None)}


def test_the_token_of_another_browser_is_no_use(office: Office, victim: httpx.Client) -> None:
    with office.signed_in("clerk") as thief:
        theirs = str(thief.headers["X-CSRF-Token"])
    assert forged(victim, csrf=theirs).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=lambda headers: " ".join(headers.values()),
)
def test_a_page_elsewhere_is_refused_even_with_the_token(
    victim: httpx.Client, headers: dict[str, str]
) -> None:
    token = csrf_in(victim.get("/account").text)
    answer = victim.post("/users", data={"name": "x", "role": "admin", "csrf": token}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "foreign_page")


def test_the_token_in_a_form_or_a_header_lets_it_pass(victim: httpx.Client) -> None:
    token = csrf_in(victim.get("/account").text)
    label = {"label": "x", "scope": "read"}
    assert victim.post("/account/keys", data={**label, "csrf": token}).status_code == 200
    assert victim.post("/account/keys", data=label, headers={"X-CSRF-Token": token}).status_code == 200


def test_a_cookie_alone_changes_nothing_over_the_interface(office: Office, victim: httpx.Client) -> None:
    """Not by another method, another content type, or a header that says it is a program."""
    upload = {"file": ("a.docx", b"no Word file")}
    assert victim.post("/api/v1/extractions", files=upload).status_code == 403
    assert victim.delete("/api/v1/extractions/x").status_code == 403
    assert victim.patch("/api/v1/extractions/x", json={"changes": []}).status_code == 403
    claimed = {"Authorization": "Bearer zsgx_none"}
    assert victim.post("/api/v1/extractions", files=upload, headers=claimed).status_code == 401
    assert victim.get("/api/v1/templates").status_code == 200
    token = csrf_in(victim.get("/account").text)
    ours = victim.post("/api/v1/extractions", files=upload, headers={"X-CSRF-Token": token})
    assert ours.status_code == 202


def test_a_password_that_a_proxy_asks_for_does_not_stand_for_the_token(victim: httpx.Client) -> None:
    """Browsers send it along with whatever they send there, as they do a cookie."""
    victim.headers["Authorization"] = "Basic YTpi"
    assert victim.get("/account").status_code == 200
    assert forged(victim).status_code == 403
    assert victim.post("/logout").status_code == 403


def test_signing_out_needs_the_token_too(victim: httpx.Client) -> None:
    assert victim.post("/logout").status_code == 403
    assert victim.get("/account").status_code == 200


def test_nothing_is_changed_by_a_link(office: Office, victim: httpx.Client) -> None:
    add_account(office.store, None, "linked", "clerk")
    account = account_id_of(office.store, "linked")
    for path in (f"/users/{account}/disable", f"/users/{account}/password", "/logout", "/audit/pdf"):
        assert victim.get(path).status_code == 405, path


def test_answers_tell_browsers_to_keep_others_out(victim: httpx.Client) -> None:
    for path in ("/users", "/api/v1/templates", "/static/desk.css", "/nothing", "/health"):
        headers = victim.get(path).headers
        assert headers["x-frame-options"] == "DENY" and headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
    policy = victim.get("/users").headers["content-security-policy"]
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
