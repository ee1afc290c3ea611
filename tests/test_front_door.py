"""What `from zsgx_docs import …` gives: few names, each explained, each fetched only when asked for."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import zsgx_docs
from zsgx_docs import (
    TrainingClass,
    ZsgxError,
    desk,
    draft,
    export,
    issue,
    lint,
    load_class,
    load_record,
    mend,
    pack,
    report,
    schema,
    take_in,
    templates,
)
from zsgx_docs.template.catalogue import samples_folder

MOST_NAMES = 20
VERBS = {
    *("draft", "export", "issue", "lint", "load_class", "load_record", "mend", "pack", "report", "schema"),
    *("take_in", "templates"),
}
TYPES = {
    *("Drafted", "Extraction", "Issued", "Linted", "Mended", "TemplateInfo", "TrainingClass", "ZsgxError"),
}
FORM, CALL = "hubei/application-form", "hubei/call-notice"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Word file that was written by name alone."""
    file = tmp_path_factory.mktemp("door") / "申报表.docx"
    file.write_bytes(issue(FORM, load_record(samples_folder() / f"{FORM}.yaml"), "docx").data)
    return file


def test_the_door_shows_these_names_and_no_more() -> None:
    assert set(zsgx_docs.__all__) == VERBS | TYPES
    assert len(zsgx_docs.__all__) <= MOST_NAMES
    assert set(zsgx_docs.__all__) <= set(dir(zsgx_docs))


@pytest.mark.parametrize("name", zsgx_docs.__all__)
def test_each_name_says_what_it_is(name: str) -> None:
    shown = getattr(zsgx_docs, name)
    assert inspect.isclass(shown) == (name in TYPES)
    assert shown.__name__ == name
    said = inspect.getdoc(shown) or ""
    assert said and not said.startswith(f"{name}(")  # that is what a dataclass says if nobody did


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_verbs_are_those_of_the_desk(verb: str) -> None:
    assert getattr(zsgx_docs, verb) is getattr(desk, verb)


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'take_out'"):
        zsgx_docs.take_out  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("name", ["zsgx_docs", "zsgx_docs.desk"])
def test_importing_it_loads_nothing_that_writes_or_reads(name: str) -> None:
    code = f"import sys, {name}; print(*[m for m in sys.modules if m.startswith('zsgx_docs.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = {module.split(".")[1] for module in done.stdout.split()}
    assert rooms <= (set() if name == "zsgx_docs" else {"desk", "errors", "model"})


def test_what_is_written_reads_back(written: Path) -> None:
    record = load_record(samples_folder() / f"{FORM}.yaml")
    taken = take_in(written.read_bytes(), written.name)
    assert {"document_type": taken.document_type, **taken.record} == record
    assert FORM in {info.name for info in templates()}
    assert taken.record.keys() == schema(FORM)["properties"].keys()


def test_readings_become_tables_and_reports(written: Path) -> None:
    result = take_in(written.read_bytes(), written.name).to_json()
    assert load_record(samples_folder() / f"{FORM}.yaml")["project_name"] in export([result], "csv").decode()
    assert report([(written.read_bytes, result)]).startswith(b"%PDF-")


def test_a_notice_is_moved_on_and_its_layout_judged_and_mended() -> None:
    drafted = draft(CALL, load_record(samples_folder() / f"{CALL}.yaml"), 2027, "docx")
    assert any(change.path == "year" for change in drafted.changes)
    judged = lint(drafted.data, "通知.docx").findings
    mended = mend(drafted.data, "通知.docx")
    assert len(lint(mended.data, "通知.docx").findings) <= len(judged)


def test_a_class_becomes_papers() -> None:
    training_class = load_class(samples_folder() / "class.yaml")
    assert isinstance(training_class, TrainingClass)
    name, data = next(pack(training_class))
    assert name.endswith(".docx") and take_in(data, name).document_type == "opening_notice"


def test_what_cannot_be_is_refused_in_one_sentence() -> None:
    with pytest.raises(ZsgxError) as refused:
        issue("hubei/nothing", None, "docx")
    assert refused.value.message.endswith("。") and "hubei/nothing" in refused.value.message
