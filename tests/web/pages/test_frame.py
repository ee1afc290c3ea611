"""What any page does with what comes from outside."""

from starlette.requests import Request

from zsgx_docs.model.user import User
from zsgx_docs.web.pages import fragment
from zsgx_docs.web.pages.frame import _pages as pages_of_the_house
from zsgx_docs.web.settings import ServiceSettings

SOMEBODY = User("1", "王\u202e审核", "clerk")


def asked() -> Request:
    app = type("App", (), {"state": type("State", (), {"settings": ServiceSettings(auth="off")})})
    return Request({"type": "http", "path": "/", "headers": [], "app": app, "query_string": b""})


def it_makes_harmless_what_would_turn_the_page_round() -> None:
    told = "\x1b[31m<script>alert(1)</script>\u2067{{ ''.__class__ }}\ud800 甲\n乙"
    shown = bytes(fragment(asked(), "mishap_piece.html", SOMEBODY, detail=told).body).decode()
    assert "�[31m&lt;script&gt;alert(1)&lt;/script&gt;�{{ &#39;&#39;.__class__ }}� 甲\n乙" in shown


def it_leaves_paths_out_of_what_people_read() -> None:
    said = "“计划人数”第1行“名额”（headcount、quota[0].n）：名额合计60人（含2人替补），计划52人（见 PDF）。"
    assert pages_of_the_house().filters["for_people"](said) == (
        "“计划人数”第1行“名额”：名额合计60人（含2人替补），计划52人（见 PDF）。"
    )
