"""Keys of programs: what they open, how far, and for how long; nothing that is secret is kept."""

import pytest

from web.offices import PASSWORD, Office, an_office, reading_key
from zsgx_docs.desk.office import account_id_of, add_program, api_keys, disable_account, revoke_key
from zsgx_docs.model.user import ROLES, Role


def asked(office: Office, key: str, method: str = "GET", path: str = "/api/v1/templates") -> int:
    return office.anyone.request(method, path, headers={"Authorization": f"Bearer {key}"}).status_code


@pytest.mark.parametrize("role", ROLES)
def test_a_key_opens_the_interface_with_the_role_of_its_account(office: Office, role: Role) -> None:
    with office.program(role) as program:
        assert program.get("/api/v1/templates").status_code == 200
        assert program.get("/api/v1/extractions").status_code == 200


def test_a_key_opens_no_page_for_people(office: Office) -> None:
    with office.program("admin") as program:
        for path in ("/", "/users", "/audit", "/account"):
            assert program.get(path).status_code == 401


def test_a_key_to_look_changes_nothing(office: Office) -> None:
    key = reading_key(office.store, "program-clerk")
    assert asked(office, key) == 200
    for method, path in [
        ("POST", "/api/v1/extractions"),
        ("POST", "/api/v1/documents"),
        ("POST", "/api/v1/reconciliations"),
        ("PATCH", "/api/v1/extractions/x"),
        ("DELETE", "/api/v1/extractions/x"),
        ("POST", "/api/v1/extractions/x/cancel"),
        ("POST", "/api/v1/extractions/x/retry"),
    ]:
        assert asked(office, key, method, path) == 403, (method, path)


@pytest.mark.parametrize(
    "given",
    ["", "Bearer", "Basic YTpi", "Bearer zsgx_", "Bearer zsgx_x y", "zsgx_x", "Bearer \xe9"],
)
def test_what_is_no_key_is_told_so(office: Office, given: str) -> None:
    answer = office.anyone.get("/api/v1/templates", headers=[(b"Authorization", given.encode("latin-1"))])
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert answer.headers["www-authenticate"] == 'Bearer realm="zsgx"'


def test_a_revoked_key_and_that_of_a_disabled_account_open_nothing(office: Office) -> None:
    first, second = (add_program(office.store, None, name, "clerk") for name in ("p1", "p2"))
    assert asked(office, first) == asked(office, second) == 200
    revoke_key(office.store, None, api_keys(office.store, None, account_id_of(office.store, "p1"))[0].id)
    disable_account(office.store, None, account_id_of(office.store, "p2"))
    assert asked(office, first) == asked(office, second) == 401


def test_nobody_manages_anothers_keys(office: Office) -> None:
    of_admin = api_keys(office.store, None, account_id_of(office.store, "program-admin"))[0].id
    with office.signed_in("clerk") as browser:
        assert browser.post(f"/account/keys/{of_admin}/revoke").status_code == 404
        made = browser.post("/account/keys", data={"label": "mine", "scope": "write"}).text
        key = made.partition("zsgx_")[2].partition("<")[0]
        assert asked(office, f"zsgx_{key}") == 200
        assert key not in browser.get("/account").text
        assert browser.post("/account/keys", data={"label": "mine", "scope": "all"}).status_code == 422
        assert browser.post("/account/keys", data={"label": " ", "scope": "read"}).status_code == 422


def test_the_raw_store_holds_no_password_token_or_key() -> None:
    with an_office() as office, office.signed_in("clerk") as browser, office.browser() as other:
        secrets = [browser.cookies["zsgx"], browser.headers["X-CSRF-Token"], PASSWORD, *office.keys.values()]
        other.post("/login", data={"name": "clerk", "password": "typed by mistake 42"})
        browser.post("/account/keys", data={"label": "用途甲乙丙", "scope": "read"})
        places = office.store.places
        raw = b"".join(path.read_bytes() for path in places.data.rglob("*") if path.is_file())
    assert len(raw) > 10_000 and b"sign_ins" in raw
    for secret in [*secrets, "typed by mistake 42", "127.0.0.1"]:
        for written in {secret, secret.removeprefix("zsgx_")}:
            assert written.encode() not in raw, written
