"""The description of the routes holds, whatever a caller sends."""

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from zsgx_docs import desk
from zsgx_docs.web.app import create_app

TEMPLATE = "hubei/application-form"
BY_CONTENT = [positive_data_acceptance]
"""A file or a record that is sent as described may still be refused for what stands in it."""

LONG = 120
"""Seconds for an answer: what loads the engines on a busy machine takes more than schemathesis would wait."""


routes = schemathesis.openapi.from_dict(create_app().openapi())


@pytest.mark.slow
@routes.parametrize()
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_whatever_is_sent_is_answered_as_described(case: schemathesis.Case, service: httpx.Client) -> None:
    excluded = [*BY_CONTENT, ignored_auth]  # without accounts everybody is let in
    case.call_and_validate(base_url=str(service.base_url), excluded_checks=excluded, timeout=LONG)


@pytest.mark.slow
@routes.parametrize()
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
def test_so_it_is_where_there_are_accounts(
    case: schemathesis.Case, guarded: tuple[httpx.Client, dict[str, str]]
) -> None:
    service, keys = guarded
    headers = {"Authorization": f"Bearer {keys['clerk']}"}
    case.call_and_validate(
        base_url=str(service.base_url), headers=headers, excluded_checks=BY_CONTENT, timeout=LONG
    )


def test_every_route_names_the_errors_that_it_may_answer(service: httpx.Client) -> None:
    told = service.get("/openapi.json").json()
    for path, operations in told["paths"].items():
        for operation in operations.values():
            answers = operation["responses"]
            errors = {status: answer for status, answer in answers.items() if status >= "4"}
            assert {"400", "421", "500", "503"} <= errors.keys(), path
            for answer in errors.values():
                assert list(answer["content"]) == ["application/problem+json"]
            assert "Retry-After" in answers["503"]["headers"]
    reading = told["paths"]["/api/v1/extractions"]["post"]["responses"]
    assert {"200", "202", "403", "408", "413", "415", "422", "429"} <= reading.keys()


@pytest.mark.parametrize("template", [TEMPLATE, "tianjin/certificate-roster"])
def test_a_result_is_as_described(service: httpx.Client, template: str) -> None:
    import jsonschema_rs

    told = service.get("/openapi.json").json()
    schema = {"$ref": "#/components/schemas/ExtractionAnswer", "components": told["components"]}
    data = desk.issue(template, desk.sample(template), "pdf").data
    answer = service.post("/api/v1/extractions?wait=true", files={"file": ("form.pdf", data)}).json()
    jsonschema_rs.validator_for(schema).validate(answer)
    assert answer["result"]["fields"]
