"""Writes records as HTML: the kinds of values as filters, everything escaped, nothing else in reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import ChainableUndefined, Template, TemplateError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from zsgx_docs import errors
from zsgx_docs.render.fitting import printable
from zsgx_docs.render.fonts import FontBook
from zsgx_docs.render.page.faces import faces_in
from zsgx_docs.values import kinds
from zsgx_docs.values.characters import ems
from zsgx_docs.values.kind import Kind

QUIET_ZONE = 4
"""Modules of white round a QR code: ISO/IEC 18004."""


def html_of(page: str, values: Mapping[str, Any], name: str) -> str:
    """Return `page` filled with `values` as HTML; `faces` in them are its font stacks by role.

    Raises TemplateError, naming it by `name`, where it cannot be.
    """
    try:
        return _compiled(page).render({**values, "faces": faces_in(FontBook.installed()).stacks})
    except (TemplateError, TypeError, ArithmeticError) as why:
        raise errors.TemplateError(f"模板 {name}：页面无法填写（{why}），请检查其中的写法。") from why


@lru_cache(maxsize=16)
def _compiled(page: str) -> Template:
    return _environment().from_string(page)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    """Only values, their kinds, `qr`, `ems` (how wide a text is), `refuse` and what loops need."""
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=ChainableUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals = {"namespace": environment.globals["namespace"], "refuse": _refuse}
    kept = {name: environment.filters[name] for name in ("length", "round", "urlencode")}
    environment.filters.clear()
    environment.filters.update(kept)
    environment.filters.update({name: _printed(kind) for name, kind in kinds.items()})
    environment.filters["qr"] = _qr
    environment.filters["ems"] = ems
    return environment


def _printed(kind: Kind) -> Callable[[Any], str]:
    def print_value(value: Any) -> str:
        absent = value is None or isinstance(value, Undefined)
        return printable(kind.blank if absent else kind.format(value))

    return print_value


def _refuse(said: str) -> None:
    """For what a page has no room for even in its smallest type."""
    raise errors.RecordError(said)


def _qr(text: Any) -> Markup:
    """A QR code as inline SVG, one unit a module; nothing for no text."""
    if not text:
        return Markup("")
    import segno

    code = segno.make(str(text), error="m", micro=False)
    return Markup(code.svg_inline(border=QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None))
