"""Routes of the templates at hand."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Response
from fastapi.responses import JSONResponse

from zsgx_docs import desk
from zsgx_docs.web.api.answers import TemplateAnswer
from zsgx_docs.web.api.askers import asker
from zsgx_docs.web.api.describing import API, problems_listed

template_routes = APIRouter(prefix=API, dependencies=[Depends(asker)])
TemplateName = Annotated[str, Path(examples=["hubei/application-form"])]


@template_routes.get("/templates", summary="全部模板", responses=problems_listed(401))
def templates() -> list[TemplateAnswer]:
    """List the templates at hand."""
    return [_described(info) for info in desk.templates()]


@template_routes.get(
    "/templates/{name:path}/schema",
    summary="模板的记录结构",
    responses={
        200: {"description": "JSON Schema（2020-12）", "content": {"application/schema+json": {}}},
        **problems_listed(401, 404, 422),
    },
    response_class=Response,
)
def schema(name: TemplateName) -> Response:
    """Describe a template's record as JSON Schema."""
    return JSONResponse(desk.schema(name), media_type="application/schema+json")


@template_routes.get("/templates/{name:path}", summary="一个模板", responses=problems_listed(401, 404, 422))
def template(name: TemplateName) -> TemplateAnswer:
    """Describe one template."""
    return _described(desk.template(name))


def _described(info: desk.TemplateInfo) -> TemplateAnswer:
    address = f"/api/v1/templates/{quote(info.name)}/schema"
    return TemplateAnswer.model_validate({**info.to_json(), "schema": address})
