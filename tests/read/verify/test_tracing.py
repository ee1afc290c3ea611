"""The trace of one value: what was read, by whom, and what each pass made of it."""

from __future__ import annotations

from read.verify.scenes import ACCOUNTS, CHECK_FAILS, RIGHT, ROSTER, STUDENT, Page, at
from zsgx_docs.model.evidence import Evidence
from zsgx_docs.model.trace import Trace
from zsgx_docs.read.match.reading import Reading
from zsgx_docs.read.source.second_look import NO_SECOND_LOOK, SecondLook
from zsgx_docs.read.verify.case import Case
from zsgx_docs.read.verify.passes import PASSES, typed
from zsgx_docs.read.verify.tracing import Tracer, unknown_path
from zsgx_docs.template.schema import Schema


def traced(schema: Schema, path: str, readings: list[Reading], look: SecondLook) -> Trace | None:
    tracer = Tracer(path, "pdf-scan", look)
    typed(readings, Case(schema, tracer.look), tracer)
    return tracer.trace()


def test_it_tells_who_read_a_spot_again_and_what_became_of_it() -> None:
    path = f"{STUDENT}.id_number"
    trace = traced(ROSTER, path, [at(path, "id_number", CHECK_FAILS)], Page(again=RIGHT, other="4201"))

    assert trace is not None and trace.passes == len(PASSES)
    assert [sighting.text for sighting in trace.sightings] == [CHECK_FAILS]
    assert trace.parsed is not None and trace.parsed.flag
    (step,) = trace.steps
    assert step.name == "reread_failed_checks" and PASSES[step.number - 1].name == step.name
    assert [(h.reader[:2], h.text) for h in step.heard] == [("同一", RIGHT), ("另一", "4201")]
    assert step.after is not None and (step.after.text, step.after.value) == (RIGHT, RIGHT)
    assert trace.verdict.flag and RIGHT in trace.verdict.reasons[0]


def test_what_is_heard_of_a_neighbour_is_left_out() -> None:
    name = f"{STUDENT}.name"
    readings = [at(name, "name", "王芳"), at(f"{STUDENT}.id_number", "id_number", CHECK_FAILS, row=1)]
    trace = traced(ROSTER, name, readings, Page(again=RIGHT))

    assert trace is not None and trace.steps == ()
    assert not trace.verdict.flag


def test_it_follows_one_leaf_of_a_value_that_has_several() -> None:
    reading = at("training_dates", "dates", "2025年10月13日至17日")
    trace = traced(ACCOUNTS, "training_dates.end", [reading], NO_SECOND_LOOK)

    assert trace is not None and trace.parsed is not None
    assert trace.parsed.value == trace.verdict.value == "2025-10-17"


def test_a_value_that_was_not_found_has_no_sighting_and_says_so() -> None:
    trace = traced(ACCOUNTS, "venue", [], NO_SECOND_LOOK)

    assert trace is not None and trace.sightings == () and trace.parsed is None
    assert trace.verdict.reasons == ("没有找到这一栏",)


def test_a_path_that_the_paper_lacks_has_no_trace() -> None:
    assert traced(ACCOUNTS, "venue.street", [], NO_SECOND_LOOK) is None


def test_tracing_leaves_the_result_as_it_is() -> None:
    path = f"{STUDENT}.id_number"
    readings, look = [at(path, "id_number", CHECK_FAILS)], Page(again=RIGHT)
    tracer = Tracer(path, "pdf-scan", look)
    assert typed(readings, Case(ROSTER, tracer.look), tracer) == typed(readings, Case(ROSTER, look))


def test_an_unknown_path_is_answered_with_those_near_it() -> None:
    fields = [
        Evidence(path, label, None, "", 1.0)
        for path, label in (("applicant.name", "单位名称"), ("applicant.fax", "传真"), ("venue", "地点"))
    ]
    assert "applicant.name、applicant.fax" in unknown_path("a.docx", "applicant", fields)
    assert "相近的有 applicant.name。" in unknown_path("a.docx", "单位名称", fields)
    assert "a.docx" in unknown_path("a.docx", "applicant.nmae", fields)
    assert "applicant.name" in unknown_path("a.docx", "applicant.nmae", fields)
