"""What was accepted goes into a workbook: as it now stands, masked, harmless, and recorded."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from desk.reviewable import FORM, ROSTER, account, result_of_sample, seeded
from zsgx_docs import desk
from zsgx_docs.desk.review import change
from zsgx_docs.desk.season import accepted_workbook
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import AuditRow


def cells(data: bytes) -> list[Any]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def accepted(store: Store, by: User, result: dict[str, Any], filename: str) -> str:
    identifier = seeded(store, by, result, filename)
    change(store, by, identifier, [], state="accepted")
    return identifier


def it_holds_what_was_accepted_and_nothing_else(store: Store, admin: User) -> None:
    accepted(store, admin, result_of_sample(FORM, changed={"project_name": "甲研修班"}), "甲.pdf")
    seeded(store, admin, result_of_sample(FORM, changed={"project_name": "乙研修班"}), "乙.pdf")
    values = [cell.value for cell in cells(accepted_workbook(store, admin))]
    assert "甲研修班" in values and "乙研修班" not in values


def it_masks_id_numbers_unless_they_are_wanted_and_records_which(store: Store, admin: User) -> None:
    numbers = [row["id_number"] for row in desk.sample(ROSTER)["students"]]
    apart = f"{numbers[3][:6]} {numbers[3][6:14]} {numbers[3][14:]}"
    hidden = {
        "students[0].phone": f"身份证{numbers[1]}",
        "students[1].id_number": f"{numbers[1]}O",
        "students[2].employer": f"本人 {apart}",
    }
    accepted(store, admin, result_of_sample(ROSTER, changed=hidden), f"{numbers[2]}.pdf")

    masked = "\n".join(str(cell.value) for cell in cells(accepted_workbook(store, admin)))
    assert not [number for number in (*numbers, apart) if number in masked]
    assert f"{numbers[0][:6]}********{numbers[0][-4:]}" in masked
    full = "\n".join(str(cell.value) for cell in cells(accepted_workbook(store, admin, full=True)))
    assert numbers[0] in full

    with store.database.reading() as session:
        deeds = list(session.scalars(select(AuditRow.deed).order_by(AuditRow.id)))
    assert deeds[-2:] == ["exported", "exported_in_full"]


def it_gives_an_organiser_their_own_alone(store: Store, admin: User) -> None:
    one, other = account(store, "one", "organiser"), account(store, "other", "organiser")
    identifier = seeded(store, one, result_of_sample(FORM, changed={"project_name": "甲研修班"}), "甲.pdf")
    change(store, admin, identifier, [], state="accepted")
    assert "甲研修班" in [cell.value for cell in cells(accepted_workbook(store, one))]
    assert "甲研修班" not in [cell.value for cell in cells(accepted_workbook(store, other))]


@pytest.mark.parametrize("value", ['=HYPERLINK("http://x")', "+1+1", "@SUM(A1)", "-2+3", "<b>\u202e\x1b[31m"])
def it_writes_hostile_values_as_text(store: Store, admin: User, value: str) -> None:
    accepted(store, admin, result_of_sample(FORM, changed={"project_name": value}), value.strip("=<"))
    found = [cell for cell in cells(accepted_workbook(store, admin)) if str(cell.value)[:2] == value[:2]]
    assert found and all(cell.data_type == "s" for cell in found)
    assert all(
        cell.hyperlink is None or cell.hyperlink.target is None
        for cell in cells(accepted_workbook(store, admin))
    )
