"""Shades the cells of a rendered paper whose values a person should look at."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zsgx_docs.render.docx.fill import render_word
from zsgx_docs.template.explicit import SLOT_END, SLOT_PATH_END, SLOT_START
from zsgx_docs.word.names import W

if TYPE_CHECKING:
    from zsgx_docs.template.template import Template

DOUBTFUL, INFERRED = "FFF2CC", "DDEBF7"
"""The grounds of cells whose values are doubtful, or inferred: pale yellow, pale blue."""
_MARK = re.compile(f"{SLOT_START}(.*?){SLOT_PATH_END}|{SLOT_END}", re.DOTALL)


def render_shaded(template: Template, record: Mapping[str, Any], colours: Mapping[str, str]) -> bytes:
    """Return the filled paper as a Word file, cells shaded by the paths of their values (`items[3].name`).

    Raises RecordError, TemplateError.
    """
    import docx

    document = docx.Document(io.BytesIO(render_word(template, record, marked=True)))
    seen: Counter[str] = Counter()
    for text in document.element.body.iter(f"{W}t"):
        for found in _MARK.finditer(text.text or ""):
            if path := found[1]:
                if colour := colours.get(path.replace("[]", f"[{seen[path]}]")):
                    _shade(text, colour)
                seen[path] += 1
        text.text = _MARK.sub("", text.text or "")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _shade(inside: Any, colour: str) -> None:
    """The cell round an element; one that is shaded as doubtful stays so."""
    cell = next(inside.iterancestors(f"{W}tc"), None)
    if cell is None:
        return
    properties = cell.get_or_add_tcPr()
    old = properties.find(f"{W}shd")
    if old is not None:
        if old.get(f"{W}fill") == DOUBTFUL:
            return
        properties.remove(old)
    shade = properties.makeelement(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": colour})
    before = properties.find(f"{W}vAlign")
    if before is not None:
        before.addprevious(shade)
    else:
        properties.append(shade)
