"""Writes records as HTML: the kinds of values as filters, everything escaped, nothing else in reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import Template, Undefined
from jinja2.filters import FILTERS
from markupsafe import Markup

from zsgx_docs import errors
from zsgx_docs.render.fitting import printable
from zsgx_docs.render.fonts import FontBook
from zsgx_docs.render.page.faces import faces_in
from zsgx_docs.render.page.sandbox import BoundedEnvironment, bounded
from zsgx_docs.values import kinds
from zsgx_docs.values.characters import ems
from zsgx_docs.values.kind import Kind

LONGEST_PAGE = 2_000_000
"""Characters of a designed page, pictures in it too; a guess: ours have 10,000."""
MOST_SAID = 200
"""Characters of what went wrong that a message repeats; a guess."""
QUIET_ZONE = 4
"""Modules of white round a QR code: ISO/IEC 18004."""


def html_of(page: str, values: Mapping[str, Any], name: str) -> str:
    """Return `page` filled with `values` as HTML; `faces` in them are its font stacks by role.

    Raises TemplateError, naming it by `name`, where it cannot be.
    """
    if len(page) > LONGEST_PAGE:
        raise errors.TemplateError(f"模板 {name}：页面超过 {LONGEST_PAGE} 个字符，请把图片等缩小。")
    try:
        with bounded():
            return _compiled(page).render({**values, "faces": faces_in(FontBook.installed()).stacks})
    except errors.ZsgxError:
        raise
    except RecursionError as why:
        raise errors.TemplateError(f"模板 {name}：页面里的宏或循环层层相套太深，请检查其中的写法。") from why
    except Exception as why:  # what is written in a page may go wrong in any way
        cause = str(why)[:MOST_SAID] or type(why).__name__
        raise errors.TemplateError(f"模板 {name}：页面无法填写（{cause}），请检查其中的写法。") from why


@lru_cache(maxsize=16)
def _compiled(page: str) -> Template:
    return _environment().from_string(page)


@cache
def _environment() -> BoundedEnvironment:
    """Only values, their kinds, `qr`, `ems` (how wide a text is), `refuse` and what loops need."""
    environment = BoundedEnvironment()
    environment.globals["refuse"] = _refuse
    environment.add_filters({name: FILTERS[name] for name in ("length", "round", "urlencode")})
    environment.add_filters({name: _printed(kind) for name, kind in kinds.items()})
    environment.add_filters({"qr": _qr, "ems": ems})
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
