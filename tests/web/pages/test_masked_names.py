"""ID numbers in names do not stand in lists, and nothing of a submission in the title of a page."""

import re
from pathlib import Path

import httpx

from desk.seeding import seed_clean, seed_pair
from web.running import alone, running
from zsgx_docs.desk.office import local_admin
from zsgx_docs.desk.season.papers import keep_paper
from zsgx_docs.web.app import create_service

NUMBER, SHOWN = "420106199003074412", "420106********4412"


def test_names_with_numbers_are_masked_and_titles_say_nothing(tmp_path: Path) -> None:
    server = create_service(alone(tmp_path))
    with running(service=server) as client:
        store = server.config.app.state.store  # type: ignore[union-attr]
        admin = local_admin(store)
        form = seed_clean(store, admin, f"李某 {NUMBER}.pdf")
        scan, _ = seed_pair(store, admin)
        paper = keep_paper(store, admin, f"结业证书：李某 {NUMBER}", None, {"结业证书.docx": b"x"}).id
        for address in ("/", "/season", "/papers", f"/review/{form}"):
            text = client.get(address).text
            assert NUMBER not in text and SHOWN in text, address
            assert f"/review/{form}" in text or address != "/"
        for address in (f"/review/{form}", f"/review/{scan}", f"/compare/{scan}", f"/papers/{paper}"):
            title = title_of(client.get(address))
            assert not [word for word in ("李某", "4412", "研究院", "申报表") if word in title], title


def title_of(answer: httpx.Response) -> str:
    found = re.search("<title>(.*?)</title>", answer.text, re.DOTALL)
    assert answer.status_code == 200 and found
    return found[1]
