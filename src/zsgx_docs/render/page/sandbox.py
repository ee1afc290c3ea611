"""A Jinja environment whose pages can neither run long nor grow large, whatever is written in them.

Every turn of a loop and every call of a macro is counted, every piece of output and every joined text
measured; values have no methods, and what could make much of little (powers, texts repeated) is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from jinja2 import ChainableUndefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

MOST_TURNS = 1_000_000
"""Turns of loops and calls of macros that one page takes; a guess: the satisfaction summary takes 200."""
MOST_WRITTEN = 50_000_000
"""Characters that one page writes, those of pictures too; a guess: a page of the reading report has a million
in its picture."""
MOST_ITEMS = 10_000
"""Items of a list that a page puts together itself; a guess."""
MOST_WORTH = 10**15
"""Magnitude of a number that a page works out; a guess, the digits that a float keeps."""
_MAPPING_METHODS = frozenset(("items", "keys", "values", "get"))
_TURN, _JOINED = "_turn", "_joined"


@dataclass(slots=True)
class _Budget:
    """What a page may still do."""

    turns: int = MOST_TURNS
    characters: int = MOST_WRITTEN

    def turn(self) -> None:
        self.turns -= 1
        if self.turns < 0:
            raise SecurityError(f"循环超过 {MOST_TURNS} 次")

    def write(self, characters: int) -> None:
        self.characters -= characters
        if self.characters < 0:
            raise SecurityError(f"写出的内容超过 {MOST_WRITTEN} 个字符")


_budget: ContextVar[_Budget] = ContextVar("budget of the page that is being written")


@contextmanager
def bounded() -> Iterator[None]:
    """Give the page that is written meanwhile what one page may do."""
    before = _budget.set(_Budget())
    try:
        yield
    finally:
        _budget.reset(before)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The environment of designed pages; they are to be written while `bounded`.

    What is refused raises SecurityError, with the cause in Chinese.
    """

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self) -> None:
        super().__init__(
            autoescape=True,
            undefined=ChainableUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_written,
        )
        self.globals = {"namespace": self.globals["namespace"]}
        self.filters = {_TURN: _turn, _JOINED: _joined}

    def add_filters(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        self.filters.update(filters)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether it is one of Jinja's own objects, or a way to go through a record."""
        if isinstance(obj, Mapping):
            return attr in _MAPPING_METHODS
        own = type(obj).__module__.startswith("jinja2.")
        return own and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """Take formatting for a method like any other."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers of some size, and put texts and lists together."""
        numbers = all(isinstance(each, int | float) for each in (left, right))
        if operator == "**" or (operator == "%" and not numbers):
            raise SecurityError(f"这里不能用“{operator}”")
        if operator == "*" and not numbers:
            _check_repeated(left, right)
        if numbers and max(abs(left), abs(right)) > MOST_WORTH:
            raise SecurityError("数太大")
        made = super().call_binop(context, operator, left, right)
        if isinstance(made, str):
            _budget.get().write(len(made))
        elif isinstance(made, list | tuple) and len(made) > MOST_ITEMS:
            raise SecurityError(f"列表超过 {MOST_ITEMS} 项")
        return made

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        loops: Iterator[Any] = source.find_all((nodes.For, nodes.Macro, nodes.CallBlock))
        for loop in loops:
            written = sum(len(said.data) for said in loop.find_all(nodes.TemplateData))
            loop.body.insert(0, nodes.ExprStmt(_filtered(nodes.Const(written), _TURN), lineno=loop.lineno))
        _replace(source, nodes.Concat, lambda joined: _filtered(joined.nodes[0], _JOINED, joined.nodes[1:]))
        source.set_environment(self)
        return super()._generate(source, *args, **kwargs)


def _filtered(node: Any, name: str, others: list[Any] | None = None) -> nodes.Filter:
    return nodes.Filter(node, name, others or [], [], None, None, lineno=node.lineno or 1)


def _replace(parent: nodes.Node, kind: type[nodes.Node], replaced: Callable[[Any], nodes.Node]) -> None:
    """Replace all nodes of a kind below another."""
    for name, value in parent.iter_fields():
        many = isinstance(value, list)
        fresh = []
        for node in value if many else [value]:
            if isinstance(node, nodes.Node):
                _replace(node, kind, replaced)
                node = replaced(node) if isinstance(node, kind) else node
            fresh.append(node)
        setattr(parent, name, fresh if many else fresh[0])


def _check_repeated(left: Any, right: Any) -> None:
    text, times = (left, right) if isinstance(left, str) else (right, left)
    if not isinstance(text, str) or not isinstance(times, int) or abs(times) > MOST_ITEMS:
        raise SecurityError("“*”只能用于数，或把文字重复几次")
    _budget.get().write(len(text) * abs(times))


@pass_context
def _turn(context: Any, written: int) -> None:
    budget = _budget.get()
    budget.turn()
    budget.write(written)


@pass_context
def _joined(context: Any, first: Any, *others: Any) -> str:
    """The texts in a row, as `~` has them: escaped where one of them is markup."""
    parts = [_plain(part) for part in (first, *others)]
    is_markup = any(isinstance(part, Markup) for part in parts)
    texts = [escape(part) if is_markup else str(part) for part in parts]
    _budget.get().write(sum(map(len, texts)))
    return (Markup("") if is_markup else "").join(texts)


def _written(value: Any) -> Any:
    """What an expression puts on the page."""
    value = _plain(value)
    _budget.get().write(len(value) if isinstance(value, str) else len(str(value)))
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | dict | set):
        raise SecurityError("列表和分组不能直接写出，请逐项写出")
    return value
