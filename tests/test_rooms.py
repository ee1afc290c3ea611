"""A room imports only from rooms above it, and siblings never import each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import zsgx_docs

PACKAGE = Path(zsgx_docs.__file__).parent
FLOORS = (
    ("errors",),
    ("model",),
    ("values",),
    ("records",),
    ("word",),
    ("template",),
    ("ocr",),
    ("render", "read", "check", "store"),
    ("jobs",),
    ("desk",),
    ("web",),
    ("cli",),
)
FLOOR_OF = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(source: Path) -> str:
    return source.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_rooms(tree: ast.AST) -> Iterator[str]:
    """The rooms named by any import, be it inside a function or for type checkers only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "zsgx_docs" and rest.split(".")[0] in FLOOR_OF:
                yield rest.split(".")[0]


def trespasses(room: str, tree: ast.AST) -> set[str]:
    """Rooms that `room` may not import but does."""
    return {r for r in imported_rooms(tree) if r != room and FLOOR_OF[r] >= FLOOR_OF[room]}


def test_every_room_has_its_floor() -> None:
    assert {room_of(source) for source in SOURCES} <= set(FLOOR_OF)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_rooms_above_it(source: Path) -> None:
    assert trespasses(room_of(source), ast.parse(source.read_text(encoding="utf-8"))) == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.relative_to(PACKAGE).as_posix())
def test_imports_name_their_room_in_full(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize(
    ("room", "line", "forbidden"),
    [
        ("read", "from zsgx_docs.render import word", {"render"}),
        ("read", "import zsgx_docs.check.rules", {"check"}),
        ("model", "def f():\n    from zsgx_docs import desk", {"desk"}),
        ("read", "from zsgx_docs.read.look import SecondLook\nfrom zsgx_docs import ocr", set()),
    ],
)
def test_a_trespass_would_be_noticed(room: str, line: str, forbidden: set[str]) -> None:
    assert trespasses(room, ast.parse(line)) == forbidden
