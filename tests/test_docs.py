"""The documentation says what there is, and what it says runs."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from zsgx_docs.cli.app import app
from zsgx_docs.web.app import create_app

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def examples(readme: Path) -> Iterator[list[str]]:
    """The `zsgx` lines of the code blocks, as words, without their comments."""
    for block in re.findall(r"```sh\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL):
        for line in block.splitlines():
            if line.startswith("zsgx "):
                yield shlex.split(line, comments=True)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_is_documented_and_every_documented_one_exists(readme: Path) -> None:
    assert {command for _, command, *_ in examples(readme)} == set(COMMANDS)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_option_in_the_examples_exists(readme: Path) -> None:
    for _, name, *rest in examples(readme):
        command = COMMANDS[name]
        command = getattr(command, "commands", {}).get(rest[0], command) if rest else command
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= known


@pytest.mark.slow
def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for zsgx, *arguments in examples(ROOT / "README.md"):
        if arguments[0] != "serve":
            program = str(Path(sys.executable).with_name(zsgx))
            done = subprocess.run([program, *arguments], cwd=tmp_path, capture_output=True, text=True)
            assert (done.returncode, done.stderr) == (0, ""), arguments


def test_both_readmes_give_the_same_examples() -> None:
    english, chinese = map(list, map(examples, READMES))
    assert english == chinese


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_http_route_is_documented_and_every_documented_one_exists(readme: Path) -> None:
    documented = set(re.findall(r"`(GET|POST|PATCH) (/[^`?]*)`", readme.read_text(encoding="utf-8")))
    served = {
        (method.upper(), path.replace(":path}", "}").replace("{identifier}", "{id}"))
        for path, methods in create_app().openapi()["paths"].items()
        for method in methods
    }
    assert documented == served


@pytest.mark.parametrize("document", [*READMES, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", READMES, ids=lambda path: path.name)
def test_files_that_are_named_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for name in re.findall(r"(?:scripts|samples|templates|docs|tests)/[\w./-]*[\w/]", text):
        assert (ROOT / name).exists(), name


def test_modules_that_the_architecture_names_exist() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "zsgx_docs"
    rooms = {path.name for path in package.iterdir() if path.is_dir()}
    for name in set(re.findall(r"`(\w+(?:\.\w+)?)`", text)):
        room, _, module = name.partition(".")
        if room in rooms and module and module not in ("docx", "toml"):
            folder = package / room
            assert (folder / f"{module}.py").exists() or (folder / module).is_dir(), name
