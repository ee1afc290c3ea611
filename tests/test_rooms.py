"""The plan of the house: rooms on floors, wings in rooms, each wing entered by its face, and no circle."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import zsgx_docs

PACKAGE = Path(zsgx_docs.__file__).parent
ROOT = PACKAGE.name
Floors = tuple[tuple[str, ...], ...]
FLOORS: Floors = (
    ("errors",),
    ("model",),
    ("values",),
    ("records",),
    ("word",),
    ("template",),
    ("ocr",),
    ("jobs",),
    ("render", "read", "check", "store"),
    ("desk",),
    ("web",),
    ("cli",),
)
"""A room imports only from rooms above it; siblings never import each other."""
WINGS = {
    "read": (
        ("source", "language", "layout", "workbook", "typefaces"),
        ("pdf", "preprocess"),
        ("seals",),
        ("scan",),
        ("formats",),
        ("document",),
        ("match",),
        ("ledger",),
        ("identify",),
        ("verify",),
        ("extract",),
        ("entry",),
    ),
    "read.seals": (("detect",), ("removal",), ("text",), ("page_seals",)),
    "read.scan": (("text", "rulings"), ("glyphs", "marks"), ("page",), ("second_look",)),
    "read.match": (("anchors",), ("repeats", "ways"), ("leftovers",), ("form",), ("paper",)),
    "render": (("fonts", "folding"), ("docx", "tables", "pdf"), ("next_year", "page")),
    "render.pdf": (("blocks",), ("wordml", "typst"), ("convert",)),
    "check.lint": (("measure",), ("rules",), ("lint",), ("mend",)),
    "store": (("vault", "tables"),),
    "values": (("characters",), ("kind",), ("numbers",), ("dates", "identifiers"), ("registry",)),
}
"""The same for the wings of a room. What is not named may stand anywhere, as long as there is no circle."""
MOST_MODULES = 15
"""In one folder, its face apart: more than a person keeps in mind."""


def module_name(source: Path) -> str:
    parts = source.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
FACES = {name for name, path in SOURCES.items() if path.name == "__init__.py"}
WINGS_OF_ROOMS = {name for name in FACES if name.count(".") >= 2} | {f"{ROOT}.desk"}
"""And the desk: who asks for something need not know which drawer it is in. Its wings have faces too."""


def imported(tree: ast.AST, modules: Iterable[str] = SOURCES) -> Iterator[str]:
    """The modules that any import names, be it inside a function or for type checkers only."""
    known = set(modules)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            told = told_by(node.module)
            names = [n if n in known and n not in told else node.module for n in names]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == ROOT)


@cache
def told_by(face: str) -> frozenset[str]:
    """What a face exports, in full: `lint` of a face may be a function though a module has its name."""
    if face not in FACES:
        return frozenset()
    for node in ast.parse(SOURCES[face].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return frozenset(f"{face}.{name}" for name in ast.literal_eval(node.value))
    return frozenset()


@cache
def imports_of(module: str) -> frozenset[str]:
    return frozenset(imported(ast.parse(SOURCES[module].read_text(encoding="utf-8"))))


def part_in(house: str, module: str) -> str | None:
    """The part of `house` (a dotted folder; nothing for the whole package) where a module stands."""
    inside = f"{ROOT}.{house}." if house else f"{ROOT}."
    return module.removeprefix(inside).split(".")[0] if module.startswith(inside) else None


def trespasses(
    house: str, floors: tuple[tuple[str, ...], ...], module: str, wanted: Iterable[str]
) -> set[str]:
    """Parts of `house` that `module` may not import but does."""
    floor = {part: height for height, parts in enumerate(floors) for part in parts}
    own = part_in(house, module)
    others = {part for name in wanted if (part := part_in(house, name)) in floor and part != own}
    return {part for part in others if own in floor and floor[part] >= floor[own]}


def past_faces(module: str, wanted: Iterable[str]) -> set[str]:
    """What `module` takes from inside a wing that it does not live in."""
    return {
        name
        for name in wanted
        for wing in WINGS_OF_ROOMS
        if name.startswith(f"{wing}.") and module != wing and not module.startswith(f"{wing}.")
        if not (wing == f"{ROOT}.desk" and name in FACES)
    }


def circle_in(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_room_has_its_floor() -> None:
    rooms = {part_in("", module) for module in SOURCES} - {None}
    assert rooms == {room for rooms in FLOORS for room in rooms}


@pytest.mark.parametrize("house", WINGS)
def test_every_wing_on_the_plan_is_there(house: str) -> None:
    there = {part_in(house, module) for module in SOURCES}
    assert {part for parts in WINGS[house] for part in parts} <= there


@pytest.mark.parametrize("module", SOURCES)
def test_a_room_imports_only_from_rooms_above_it(module: str) -> None:
    assert trespasses("", FLOORS, module, imports_of(module)) == set()


def test_the_front_door_stands_before_the_desk() -> None:
    """The package itself imports from the desk and above; only what stands below may ask at the door."""
    rooms = [room for floor in FLOORS for room in floor]
    behind = {*rooms[: rooms.index("desk") + 1]}
    assert {part_in("", name) for name in imports_of(ROOT)} <= behind
    assert not {module for module in SOURCES if part_in("", module) in behind and ROOT in imports_of(module)}


@pytest.mark.parametrize("house", WINGS)
def test_a_wing_imports_only_from_wings_above_it(house: str) -> None:
    found = {module: trespasses(house, WINGS[house], module, imports_of(module)) for module in SOURCES}
    assert {module: parts for module, parts in found.items() if parts} == {}


@pytest.mark.parametrize("module", SOURCES)
def test_a_wing_is_entered_by_its_face(module: str) -> None:
    assert past_faces(module, imports_of(module)) == set()


@pytest.mark.parametrize("face", sorted(WINGS_OF_ROOMS))
def test_a_face_says_what_its_wing_promises_and_holds_no_code(face: str) -> None:
    tree = ast.parse(SOURCES[face].read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    body = [node for node in tree.body[1:] if not isinstance(node, ast.ImportFrom)]
    assert [ast.unparse(node).partition(" =")[0] for node in body] in ([], ["__all__"])


def test_modules_import_each_other_in_no_circle() -> None:
    assert circle_in({module: imports_of(module) - {module} for module in SOURCES}) == []


def test_no_folder_has_more_modules_than_a_person_keeps_in_mind() -> None:
    counts = {folder: len([*SOURCES[folder].parent.glob("[!_]*.py")]) for folder in FACES}
    assert {folder: count for folder, count in counts.items() if count > MOST_MODULES} == {}


@pytest.mark.parametrize("module", SOURCES)
def test_imports_name_their_room_in_full(module: str) -> None:
    tree = ast.parse(SOURCES[module].read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize(
    ("module", "line", "forbidden"),
    [
        ("read.extract", "from zsgx_docs.render import docx", {"render"}),
        ("read.extract", "import zsgx_docs.check.findings", {"check"}),
        ("model.geometry", "def f():\n    from zsgx_docs import desk", {"desk"}),
        (
            "read.verify.value",
            "from zsgx_docs.read.source import SecondLook\nfrom zsgx_docs import ocr",
            set(),
        ),
    ],
)
def test_a_trespass_between_rooms_would_be_noticed(module: str, line: str, forbidden: set[str]) -> None:
    assert trespasses("", FLOORS, f"{ROOT}.{module}", imported(ast.parse(line))) == forbidden


def test_a_trespass_between_wings_would_be_noticed() -> None:
    wanted = [*imported(ast.parse("if TYPE_CHECKING:\n    from zsgx_docs.read.match import Reading"))]
    assert trespasses("read", WINGS["read"], f"{ROOT}.read.layout.lattice", wanted) == {"match"}


def test_a_way_past_a_face_would_be_noticed() -> None:
    inside = f"{ROOT}.read.layout.lattice"
    assert past_faces(f"{ROOT}.read.pdf.sheets", [inside]) == {inside}
    assert past_faces(f"{ROOT}.read.layout.paragraphs", [inside]) == set()


def test_a_circle_would_be_noticed() -> None:
    assert circle_in({"a": ["b"], "b": ["c"], "c": ["a"]}) != []
