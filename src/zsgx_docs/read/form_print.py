"""What a form prints itself, known again on a paper that was filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from zsgx_docs.read.match import folded, label_form
from zsgx_docs.template.layout import Layout
from zsgx_docs.template.pattern import Literal
from zsgx_docs.template.template import Template

ALIKE = 80
"""How alike (of 100) a text is to the template's print to be that print in other words; a guess: it leaves
nothing over on forms that were filled in and nothing else."""
SHORTEST_ALIKE = 4
"""Characters from which a likeness is none by chance; a guess."""
SHORTEST_HINT = 8
"""Characters, its brackets counted, from which a hint is none that somebody writes by chance; a guess."""


class PrintOfForm:
    """Know a template's own print: labels and heads, in other offices' words too, what stands round its
    slots, titles and notes."""

    def __init__(self, template: Template, labels: Iterable[str]) -> None:
        forms = (template, *(annex.template for annex in template.annexes))
        said = (label_form(text) for form in forms for text in (*_printed(form.layout), *_other_words(form)))
        self._own = frozenset(said) - {""}
        self._forms = self._own.union(labels) - {""}

    def says(self, text: str) -> bool:
        """Whether a text is print, as a whole or line by line."""
        return self._is_form(text) or all(self._is_form(line) for line in text.splitlines())

    def is_own(self, text: str) -> bool:
        """Whether a text is this form's print; `says` knows that of every form."""
        return label_form(text) in self._own

    def _is_form(self, text: str) -> bool:
        form = label_form(text)
        if not form or form in self._forms or self._is_joined(form):
            return True
        if len(form) < SHORTEST_ALIKE:
            return False
        alike = process.extractOne(form, self._forms, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return alike is not None and _figures(form) <= _figures(alike[0])

    def _is_joined(self, form: str) -> bool:
        """Whether it is a label with the beginning of another before it: 申报单位 and 联系人."""
        cuts = (at for at in range(2, len(form) - 1) if form[at:] in self._forms)
        return any(other.startswith(form[:at]) for at in cuts for other in self._forms)


def _figures(text: str) -> int:
    """Count the digits of a text: a label with more of them is a label and what somebody wrote behind it."""
    return sum(map(str.isdigit, text))


def _printed(layout: Layout) -> Iterator[str]:
    """All print of a form, as whole texts and piece by piece."""
    yield from layout.print_
    patterns = [blank.pattern for blank in layout.blanks] + [*layout.lines]
    patterns += [column.pattern for repeat in layout.repeats for column in repeat.columns]
    for pattern in patterns:
        yield pattern.literal
        yield from (piece.text for piece in pattern.pieces if isinstance(piece, Literal))


def _other_words(template: Template) -> Iterator[str]:
    """What other offices call its labels."""
    for words in template.settings.aliases.values():
        yield from words


def hints_of(template: Template) -> tuple[str, ...]:
    """What a form prints in brackets for the one who fills it in, as compared, without the brackets."""
    pieces = (piece for blank in template.layout.blanks for piece in blank.pattern.pieces)
    hints = (folded("".join(p.text.split())) for p in pieces if isinstance(p, Literal) and p.optional)
    return tuple(hint.strip("()[]") for hint in hints if len(hint) >= SHORTEST_HINT)
