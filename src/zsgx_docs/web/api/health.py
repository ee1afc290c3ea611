"""Routes that say whether the service lives and can work."""

from __future__ import annotations

from fastapi import APIRouter

from zsgx_docs import __version__, desk, ocr
from zsgx_docs.errors import MissingTool
from zsgx_docs.web.api.answers import HealthAnswer, ReadyAnswer
from zsgx_docs.web.api.describing import problems_listed

health_routes = APIRouter()


@health_routes.get("/health", summary="服务活着", responses=problems_listed())
async def health() -> HealthAnswer:
    """Answer that the process is alive."""
    return HealthAnswer(status="ok", version=__version__)


@health_routes.get("/ready", summary="能写能读", responses=problems_listed())
def ready() -> ReadyAnswer:
    """Answer that it can write papers and read scans. Raises MissingTool where it cannot."""
    if not desk.templates():
        raise MissingTool("没有找到任何模板。")
    if not any(state.available for state in ocr.probe()):
        raise MissingTool("没有可用的文字识别引擎，运行 zsgx doctor 看怎么补。")
    return ReadyAnswer(status="ready")
