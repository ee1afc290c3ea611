"""Signing in over HTTP: cookies, tokens, one-time passwords, limits, ends."""

import re
import time
from datetime import datetime, timedelta

import httpx
import pytest

from web.offices import PASSWORD, Office, add_person, an_office
from zsgx_docs.desk.office import account_id_of, add_account, disable_account, reset_password
from zsgx_docs.store.tables import SignInRow


def logged_in(
    browser: httpx.Client, name: str, password: str = PASSWORD, wanted: str = "/"
) -> httpx.Response:
    return browser.post("/login", data={"name": name, "password": password, "next": wanted})


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(office: Office) -> None:
    with office.browser() as browser:
        cookie = logged_in(browser, "clerk").headers["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    assert re.match(r"zsgx=[\w-]{43};", cookie)


@pytest.mark.parametrize(
    ("name", "password"), [("clerk", "不是这个"), ("nobody", PASSWORD), ("program-clerk", "")]
)
def test_a_wrong_name_or_password_is_told_the_same_way(office: Office, name: str, password: str) -> None:
    with office.browser() as browser:
        answer = logged_in(browser, name, password)
    assert answer.status_code == 422 and "名称或口令不对" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_name_is_found_however_it_was_typed(office: Office) -> None:
    with office.browser() as browser:
        assert logged_in(browser, " ＣＬＥＲＫ ").status_code == 303


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/audit?deed=received", "/audit?deed=received"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/a\r\nSet-Cookie: b", "/"),
        ("/login?next=/", "/"),
        ("", "/"),
    ],
)
def test_one_is_led_to_a_page_of_ours_only(office: Office, wanted: str, led: str) -> None:
    with office.browser() as browser:
        assert logged_in(browser, "clerk", wanted=wanted).headers["location"] == led


def test_a_token_that_was_planted_is_never_taken_over(office: Office) -> None:
    with office.browser() as browser:
        browser.cookies.set("zsgx", "planted" * 6)
        logged_in(browser, "clerk")
        assert browser.cookies.get("zsgx", domain="127.0.0.1") != "planted" * 6
    with office.browser() as thief:
        thief.cookies.set("zsgx", "planted" * 6)
        assert thief.get("/account").status_code == 401


def test_the_token_before_is_worth_nothing_after_a_new_sign_in(office: Office) -> None:
    with office.browser() as browser, office.browser() as thief:
        logged_in(browser, "clerk")
        before = browser.cookies["zsgx"]
        logged_in(browser, "clerk")
        assert browser.cookies["zsgx"] != before
        thief.cookies.set("zsgx", before)
        assert thief.get("/account").status_code == 401


def test_who_signs_out_is_out_with_the_token_too(office: Office) -> None:
    with office.signed_in("clerk") as browser, office.browser() as thief:
        thief.cookies.set("zsgx", browser.cookies["zsgx"])
        assert thief.get("/account").status_code == 200
        assert browser.post("/logout").status_code == 303
        assert thief.get("/account").status_code == 401


def test_a_one_time_password_opens_nothing_but_the_page_to_change_it(office: Office) -> None:
    password = add_account(office.store, None, "小赵", "admin")
    with office.browser() as browser:
        logged_in(browser, "小赵", password)
        for path in ("/", "/users", "/account", "/audit"):
            assert browser.get(path).headers["location"] == "/login/password"
        assert browser.get("/api/v1/templates").json()["code"] == "not_allowed"
        page = browser.get("/login/password").text
        csrf = re.findall(r'name="csrf" value="([0-9a-f]+)"', page)[0]
        weak = {"new": "aaaaaaaaaa", "again": "aaaaaaaaaa", "csrf": csrf}
        assert "太容易猜到" in browser.post("/login/password", data=weak).text
        unlike = {"new": PASSWORD, "again": PASSWORD + "!", "csrf": csrf}
        assert "不一样" in browser.post("/login/password", data=unlike).text
        same = {"new": password, "again": password, "csrf": csrf}
        assert "和现在的一样" in browser.post("/login/password", data=same).text
        good = {"new": PASSWORD, "again": PASSWORD, "csrf": csrf}
        assert browser.post("/login/password", data=good).headers["location"] == "/"
        assert browser.get("/users").status_code == 200
    with office.browser() as browser:
        assert logged_in(browser, "小赵", password).status_code == 422


def test_another_password_ends_the_sign_ins_elsewhere(office: Office) -> None:
    add_person(office.store, "小钱", "clerk")
    new = "夜来风雨声 花落知多少"
    with office.signed_in("小钱") as here, office.signed_in("小钱") as there:
        wrong = here.post("/account/password", data={"old": "x", "new": new, "again": new})
        assert wrong.status_code == 422 and there.get("/account").status_code == 200
        told = here.post("/account/password", data={"old": PASSWORD, "new": new, "again": new})
        assert told.status_code == 200
        assert here.get("/account").status_code == 200 and there.get("/account").status_code == 401
    with office.browser() as browser:
        assert logged_in(browser, "小钱").status_code == 422
        assert logged_in(browser, "小钱", new).status_code == 303


@pytest.mark.parametrize("deed", [disable_account, reset_password])
def test_an_account_that_is_disabled_or_reset_is_out_at_once(office: Office, deed: object) -> None:
    assert callable(deed)
    name = f"out-{deed.__name__}".replace("_", "-")
    add_person(office.store, name, "clerk")
    with office.signed_in(name) as browser:
        deed(office.store, None, account_id_of(office.store, name))
        assert browser.get("/account").status_code == 401
        assert logged_in(browser, name).status_code == 422


@pytest.mark.parametrize("change", [{"used_at": timedelta(hours=2)}, {"ends_at": timedelta(hours=12)}])
def test_a_sign_in_ends_after_idle_hours_and_after_a_day_of_work(
    office: Office, change: dict[str, timedelta]
) -> None:
    with office.signed_in("clerk") as browser:
        with office.store.database.writing() as session:
            for row in session.query(SignInRow):
                for name, earlier in change.items():
                    setattr(row, name, getattr(row, name) - earlier)
        assert browser.get("/account").status_code == 401
        assert (
            browser.get("/audit", headers={"Accept": "text/html"}).headers["location"] == "/login?next=/audit"
        )
        led = browser.get("/account", headers={"HX-Request": "true", "HX-Current-URL": "http://x/account"})
        assert led.headers["HX-Redirect"] == "/login?next=/account"


def test_what_a_page_asks_by_itself_does_not_put_off_the_end(office: Office) -> None:
    with office.signed_in("organiser") as browser:
        earlier = set_back(office, timedelta(minutes=90))
        assert browser.get("/account", headers={"X-By-Itself": "true"}).status_code == 200
        assert set_back(office, timedelta(0)) == earlier
        assert browser.get("/account").status_code == 200
        assert set_back(office, timedelta(0)) != earlier


def set_back(office: Office, by: timedelta) -> list[datetime]:
    with office.store.database.writing() as session:
        rows = session.query(SignInRow).order_by(SignInRow.token_hash).all()
        for row in rows:
            row.used_at -= by
        return [row.used_at for row in rows]


def test_tries_at_an_account_are_limited_and_told_when_to_come_again() -> None:
    with an_office() as office, office.browser() as browser:
        answers = [logged_in(browser, "clerk", f"guess {n}") for n in range(11)]
        assert [answer.status_code for answer in answers] == [422] * 10 + [429]
        assert re.search(r"请在 1[45] 分钟后再试", answers[-1].text)
        assert 0 < int(answers[-1].headers["retry-after"]) <= 900
        assert logged_in(browser, "clerk").status_code == 429, "even with the right password"
        assert logged_in(browser, "admin").status_code == 303, "others are not kept out"
        assert logged_in(browser, "nobody", "x").status_code == 422


@pytest.mark.slow
def test_an_unknown_name_takes_as_long_as_a_known_one(office: Office) -> None:
    """Without the password's hash an unknown name would answer in a tenth of the time."""

    def seconds(name: str) -> float:
        with office.browser() as browser:
            began = time.perf_counter()
            logged_in(browser, name, "不是这个")
            return time.perf_counter() - began

    known = min(seconds("organiser") for _ in range(4))
    unknown = min(seconds(f"nobody-{n}") for n in range(4))
    assert 1 / 3 < unknown / known < 3
