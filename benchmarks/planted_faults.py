"""Small faults that can be planted in a module's source, each one change of one expression.

Not planted: where no value depends on it (docstrings, annotations, decorators, imports, `strict=`, what only
type checkers run), in f-strings (Python 3.11 does not tell places in them), in patterns and other strings.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
EXCHANGED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mod,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
OTHER_CALL = {"any": "all", "all": "any", "min": "max", "max": "min"}
PLAIN_CALL = {"sorted": "list", "reversed": "list"}
DROPPED_CALL = {"abs", "round"}
DROPPED_METHOD = {
    *("strip", "lstrip", "rstrip", "lower", "upper", "casefold", "removeprefix", "removesuffix", "replace"),
    *("zfill", "fullmatch"),
}
GUARDS = {"strict"}
"""Keywords by which a call only guards itself."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`start` and `end` are byte offsets into the source, `line` counts from 1."""

    line: int
    start: int
    end: int
    kind: str
    old: str
    new: str

    def planted(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]


def faults_in(source: bytes) -> list[Fault]:
    """Every fault that this source has a place for, by place; none of them breaks its syntax."""
    starts = [0]
    for text in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(text))
    found = []
    for node, kind, new in _changes(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        fault = Fault(node.lineno, start, end, kind, source[start:end].decode(), new)
        if _compiles(fault.planted(source)):
            found.append(fault)
    return sorted(found, key=lambda f: (f.start, f.end, f.kind, f.new))


def _compiles(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _changes(tree: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    for node in _reached(tree):
        if isinstance(node, ast.stmt):
            for kind, new in _of_statement(node):
                yield node, kind, new
        for expression, kind, new in _conditions(node):
            yield expression, kind, new
        if isinstance(node, ast.expr):
            for kind, changed in _of_expression(node):
                yield node, kind, f"({ast.unparse(changed)})"


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes on which a value depends."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "format_spec"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_idle(child):
                yield from _reached(child)


def _is_idle(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        or (isinstance(node, ast.keyword) and node.arg in GUARDS)
    )


def _of_statement(node: ast.stmt) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Continue):
        yield "continue to break", "break"
    elif isinstance(node, ast.Break):
        yield "break to continue", "continue"
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "statement dropped", "pass"
    elif isinstance(node, ast.Return) and node.value is not None and not _is_constant(node.value):
        yield "other value returned", "return None"
    elif isinstance(node, ast.AugAssign) and type(node.op) in EXCHANGED:
        other = copy(node)
        other.op = EXCHANGED[type(node.op)]()
        yield "operator exchanged", ast.unparse(other)


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and (node.value is None or isinstance(node.value, bool))


def _conditions(node: ast.AST) -> Iterator[tuple[ast.expr, str, str]]:
    """Conditions negated; not those that a turned comparison or a dropped `not` negates anyway."""
    tests: list[ast.expr] = []
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    for test in tests:
        if isinstance(test, ast.UnaryOp) or (isinstance(test, ast.Compare) and len(test.ops) == 1):
            continue
        yield test, "condition negated", f"(not ({ast.unparse(test)}))"


def _of_expression(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for turned in TURNED[type(node.ops[0])]:
            yield "comparison turned", ast.Compare(node.left, [turned()], node.comparators)
    elif isinstance(node, ast.BinOp) and type(node.op) in EXCHANGED and not _is_text(node):
        yield "operator exchanged", ast.BinOp(node.left, EXCHANGED[type(node.op)](), node.right)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and/or exchanged", ast.BoolOp(other, node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield "sign or not dropped", node.operand
    elif isinstance(node, ast.IfExp):
        yield "branches exchanged", ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Constant):
        yield from (("constant changed", ast.Constant(value)) for value in _other_values(node.value))
    elif isinstance(node, ast.Call):
        yield from (("call changed", other) for other in _other_calls(node))


def _is_text(node: ast.BinOp) -> bool:
    """Whether it joins or fills in text: no operator but this one makes sense there."""
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _other_values(value: object) -> list[bool | int | float]:
    """A boolean inverted, a whole number off by one either way, a fraction doubled and halved."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if isinstance(value, float):
        return [value * 2, value / 2]
    return []


def _other_calls(node: ast.Call) -> Iterator[ast.expr]:
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr in DROPPED_METHOD:
        if function.attr == "fullmatch":
            yield ast.Call(ast.Attribute(function.value, "match", ast.Load()), node.args, node.keywords)
        else:
            yield function.value
    elif isinstance(function, ast.Name) and node.args:
        name, keywords = function.id, node.keywords
        if name in OTHER_CALL:
            yield ast.Call(ast.Name(OTHER_CALL[name], ast.Load()), node.args, keywords)
        elif name in PLAIN_CALL:
            yield ast.Call(ast.Name(PLAIN_CALL[name], ast.Load()), node.args[:1], [])
        elif name in DROPPED_CALL:
            yield node.args[0]
