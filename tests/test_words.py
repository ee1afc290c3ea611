"""One word, one thing: no public name of the package stands for two."""

import ast
from collections import defaultdict
from pathlib import Path

import zsgx_docs

PACKAGE = Path(zsgx_docs.__file__).parent
VERBS = {
    "check",
    "draft",
    "extract",
    "lint",
    "pack",
    "reconcile",
    "render",
    "restore",
    "rotate_key",
    "rules",
    "schema",
    "serve",
    "summary",
    "template",
    "templates",
}
"""What a person asks for: from a command or a route down to the room that does it, it keeps its name."""


def public_names(source: Path) -> list[str]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    defined = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [node.name for node in tree.body if isinstance(node, defined) and not node.name.startswith("_")]


def names_used_twice() -> dict[str, list[str]]:
    homes: dict[str, list[str]] = defaultdict(list)
    for source in sorted(PACKAGE.rglob("*.py")):
        for name in public_names(source):
            homes[name].append(source.relative_to(PACKAGE).as_posix())
    return {name: places for name, places in homes.items() if len(places) > 1}


def test_no_public_name_stands_for_two_things() -> None:
    assert {name: places for name, places in names_used_twice().items() if name not in VERBS} == {}


def test_every_verb_that_may_stand_twice_does() -> None:
    assert set(names_used_twice()) >= VERBS
