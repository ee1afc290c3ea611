"""The documentation says what there is, and what it says runs."""

import ast
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from typer.main import get_command

import zsgx_docs
from test_rooms import FACES, FLOORS
from zsgx_docs.cli.app import app
from zsgx_docs.web.app import create_app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PACKAGE = Path(zsgx_docs.__file__).parent
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
REFERENCES = [DOCS / "reference.md", DOCS / "reference.zh.md"]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
MANUALS = [*READMES, *REFERENCES, CONTRIBUTING]
RESULTS = sorted((ROOT / "benchmarks" / "results").glob("*.md"))
DOCUMENTS = [*READMES, CONTRIBUTING, ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md")), *RESULTS]
ARCHITECTURE = DOCS / "architecture.md"
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def id_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def examples(document: Path) -> Iterator[list[str]]:
    """The `zsgx` lines of the code blocks, as words, without their comments."""
    for block in re.findall(r"```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("zsgx "):
                yield shlex.split(line, comments=True)


@pytest.mark.parametrize("reference", REFERENCES, ids=id_of)
def test_every_command_is_documented_and_every_documented_one_exists(reference: Path) -> None:
    assert {command for _, command, *_ in examples(reference)} == set(COMMANDS)


@pytest.mark.parametrize("document", MANUALS, ids=id_of)
def test_every_option_in_the_examples_exists(document: Path) -> None:
    for _, name, *rest in examples(document):
        command = COMMANDS[name]
        command = getattr(command, "commands", {}).get(rest[0], command) if rest else command
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= known


@pytest.mark.slow
@pytest.mark.parametrize("document", [READMES[0], REFERENCES[0], CONTRIBUTING], ids=id_of)
@pytest.mark.timeout(900)
def test_the_commands_of_the_manuals_run(document: Path, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    store = {"ZSGX_DATA": str(tmp_path / "data"), "ZSGX_KEY_FILE": str(tmp_path / "key")}
    for zsgx, *arguments in examples(document):
        if arguments[0] != "serve":
            program = str(Path(sys.executable).with_name(zsgx))
            done = subprocess.run(
                [program, *arguments],
                cwd=tmp_path,
                capture_output=True,
                text=True,
                env={**os.environ, **store},
            )
            complaints = [line for line in done.stderr.splitlines() if line.startswith("zsgx：")]
            assert (done.returncode, complaints) == (0, []), arguments


@pytest.mark.parametrize("english", [READMES[0], REFERENCES[0]], ids=id_of)
def test_both_languages_give_the_same_examples_section_for_section(english: Path) -> None:
    chinese = english.with_suffix(".zh.md")
    assert list(examples(english)) == list(examples(chinese))
    assert outline(english) == outline(chinese)


def outline(document: Path) -> list[str]:
    """Headings by their level, code blocks by their language, pictures, lines of tables, links."""
    text = document.read_text(encoding="utf-8")
    parts = r"^(#+) |^```(\w+)$|(!)\[.*?\]\((.*?)\)|^(\|)|\[.*?\]\((.*?)\)"
    found = ("".join(filter(None, match.groups())) for match in re.finditer(parts, text, re.MULTILINE))
    return [re.sub(r"(\.zh)?\.md(#.*)?$", ".md", part) for part in found]


@pytest.mark.parametrize("reference", REFERENCES, ids=id_of)
def test_every_http_route_is_documented_and_every_documented_one_exists(reference: Path) -> None:
    documented = set(
        re.findall(r"`(GET|POST|PATCH|PUT|DELETE) (/[^`?]*)`", reference.read_text(encoding="utf-8"))
    )
    served = {
        (method.upper(), path.replace(":path}", "}").replace("{identifier}", "{id}"))
        for path, methods in create_app().openapi()["paths"].items()
        for method in methods
    }
    assert documented == served


@pytest.mark.parametrize("document", DOCUMENTS, ids=id_of)
def test_links_lead_somewhere(document: Path) -> None:
    text = without_code(document.read_text(encoding="utf-8"))
    for target, section in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", text):
        linked = document.parent / target if target else document
        assert linked.exists(), target
        assert not section or section in sections(linked), f"{target}#{section}"


def sections(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-") for heading in headings}


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=id_of)
def test_no_document_is_an_orphan(document: Path) -> None:
    """From the README every page is reached by links."""
    reached: set[Path] = set()
    waiting = [READMES[0]]
    while waiting:
        page = waiting.pop().resolve()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            targets = re.findall(r"\]\((?!https?:)([^)#]+)", without_code(page.read_text(encoding="utf-8")))
            waiting += [page.parent / target for target in targets]
    assert document.resolve() in reached


@pytest.mark.parametrize("document", DOCUMENTS, ids=id_of)
def test_files_that_are_named_exist(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    folders = "scripts|samples|templates|docs|tests|benchmarks|src"
    for name in re.findall(rf"(?<![\w/.-])(?:{folders})/[\w./-]*[\w/]", text):
        assert (ROOT / name).exists(), name


def test_the_tests_and_scripts_that_contributors_are_told_to_run_exist() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", CONTRIBUTING.read_text(encoding="utf-8"), re.DOTALL)
    told = re.findall(r"(?:scripts|tests)/[\w/.]+", "".join(blocks))
    assert told and [name for name in told if not (ROOT / name).exists()] == []


def test_the_pictures_are_small() -> None:
    pictures = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}
    assert pictures and max(pictures.values()) < 300_000


@pytest.mark.parametrize("document", DOCUMENTS, ids=id_of)
def test_modules_that_are_named_exist(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    rooms = {room for floor in FLOORS for room in floor}
    for name in set(re.findall(r"`([a-z_]+(?:\.\w+)+)`", text)):
        room, *inside = name.split(".")
        if room in rooms and inside[-1] not in ("docx", "toml"):
            assert is_part_of_the_package(name), name


def is_part_of_the_package(name: str) -> bool:
    """Whether a dotted name is a room, wing or module, or what a module defines."""
    path = PACKAGE.joinpath(*name.split("."))
    home, _, thing = name.rpartition(".")
    module = PACKAGE.joinpath(*home.split(".")).with_suffix(".py") if home else path
    return path.is_dir() or path.with_suffix(".py").exists() or thing in definitions(module)


@cache
def definitions(module: Path) -> frozenset[str]:
    if not module.exists() or module.is_dir():
        return frozenset()
    found: set[str] = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(found)


def first_cells(document: Path, head: str) -> list[str]:
    """The first column of the tables under that head."""
    text = document.read_text(encoding="utf-8")
    tables = re.findall(rf"^\| {head} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    return [row.split("|")[1].strip() for table in tables for row in table.splitlines()]


def test_the_architecture_has_a_line_for_every_room_and_wing() -> None:
    rooms = {room for floor in FLOORS for room in floor}
    wings = {face.split(".", 1)[1] for face in FACES if face.count(".") == 2}
    assert [cell.strip("`") for cell in first_cells(ARCHITECTURE, "room")] == [
        room for floor in FLOORS for room in floor
    ]
    assert sorted(cell.strip("`") for cell in first_cells(ARCHITECTURE, "wing")) == sorted(wings)
    picture = re.findall(r"```\n(.*?)```", ARCHITECTURE.read_text(encoding="utf-8"), re.DOTALL)[0]
    assert rooms <= set(re.findall(r"\w+", picture))


def test_the_glossary_names_classes_that_exist_and_all_of_the_page_model() -> None:
    words = {word for cell in first_cells(ARCHITECTURE, "word") for word in re.findall(r"`(\w+)`", cell)}
    model = {name for path in (PACKAGE / "model").glob("*.py") for name in classes(path)}
    assert words <= {name for path in PACKAGE.rglob("*.py") for name in classes(path)}
    assert model <= words


def classes(module: Path) -> set[str]:
    body = ast.parse(module.read_text(encoding="utf-8")).body
    return {node.name for node in body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")}
