"""Every number that decides something says its unit and its origin in the docstring under it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import zsgx_docs
from zsgx_docs.model.fitted import FILE, fitted_numbers, fitted_values

PACKAGE = Path(zsgx_docs.__file__).parent
ROOMS = (
    *("ocr", "read/layout", "read/pdf", "read/preprocess", "read/scan", "read/seals"),
    *("check", "render", "desk", "jobs", "cli", "store", "web"),
)
MODULES = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]
ORIGINS = (
    *("a guess", "by geometry", "by definition", "standard", "default", "the model's"),
    *("fitted on", "chosen on", "measured on"),
    *("GB/T 9704", "ECMA-376", "ISO", "Word's own", "LibreOffice", "Excel", "POSIX", "proc(5)"),
)
"""What a number may come from."""
WINGS = sorted(path.parent for path in PACKAGE.rglob(FILE))


def numbers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each constant of a module that names a number or loads one, with the docstring under it."""
    for node, after in pairwise([*tree.body, None]):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        parts = list(ast.walk(node.value))
        indices = [p.slice for p in parts if isinstance(p, ast.Subscript)]
        constants = [p for p in parts if isinstance(p, ast.Constant) and p not in indices]
        named = any(type(p.value) in (int, float) for p in constants)
        loaded = any(isinstance(p, ast.Subscript) for p in parts) and "fitted" in ast.unparse(node).lower()
        if named or loaded:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            said = after.value if isinstance(after, ast.Expr) else None
            yield ast.unparse(target), str(said.value) if isinstance(said, ast.Constant) else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_number_says_where_it_comes_from(path: Path) -> None:
    told = numbers(ast.parse(path.read_text(encoding="utf-8")))
    assert [
        name for name, said in told if not any(origin in " ".join(said.split()) for origin in ORIGINS)
    ] == []


def test_a_number_without_origin_would_be_noticed() -> None:
    assert dict(numbers(ast.parse('LEAST = 3\n"""Letters."""\nMOST = _FITTED["most"]\nTEXT = "3"'))) == {
        "LEAST": "Letters.",
        "MOST": "",
    }


@pytest.mark.parametrize("wing", WINGS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_fitted_number_has_unit_and_origin_and_is_used_beside_it(wing: Path) -> None:
    package = ".".join((zsgx_docs.__name__, *wing.relative_to(PACKAGE).parts))
    sources = "".join(path.read_text(encoding="utf-8") for path in wing.glob("*.py"))
    assert fitted_values(package).keys() == {n for n in fitted_numbers(package) if f'["{n}"]' in sources}
    assert all(number.unit and number.fitted_on for number in fitted_numbers(package).values())
