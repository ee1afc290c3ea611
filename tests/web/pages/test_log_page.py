"""The page of the log over HTTP."""

import pytest
from sqlalchemy import text

from web.offices import Office, an_office


def test_a_log_that_was_tampered_with_is_told_on_the_page() -> None:
    with an_office() as office, office.signed_in("clerk") as browser:
        assert "日志完整" in browser.get("/audit/check").text
        with office.store.database.writing() as session:
            session.execute(text("DELETE FROM audit WHERE id = 3"))
        assert "日志从第 3 条起对不上" in browser.get("/audit/check").text


@pytest.mark.parametrize("query", ["first=yesterday", "last=2026-13-01", "page=0", "page=x"])
def test_a_filter_that_is_badly_put_is_told(office: Office, query: str) -> None:
    with office.signed_in("clerk") as browser:
        answer = browser.get(f"/audit?{query}", headers={"Accept": "text/html"})
        assert answer.status_code == 422 and "</html>" in answer.text
