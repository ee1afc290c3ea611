"""The route that gives away what was accepted."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response

from zsgx_docs.desk.season import accepted_workbook
from zsgx_docs.web.api.askers import Asker, StoreAsked
from zsgx_docs.web.api.describing import API, BINARY, problems_listed

export_routes = APIRouter(prefix=API)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@export_routes.get(
    "/exports",
    summary="已通过的记录（Excel）",
    responses={
        200: {"description": "工作簿", "content": {XLSX: BINARY}},
        **problems_listed(401, 403, 422),
    },
    response_class=Response,
)
def export_accepted(
    store: StoreAsked, user: Asker, format: Literal["xlsx"] = "xlsx", full: bool = False
) -> Response:
    """Give the accepted records as a workbook; ID numbers are masked unless `full`, which is recorded."""
    named = {"Content-Disposition": 'attachment; filename="accepted.xlsx"'}
    return Response(accepted_workbook(store, user, full), headers=named, media_type=XLSX)
