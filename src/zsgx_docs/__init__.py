"""Write and read the official papers of the professional-talent knowledge renewal programme.

>>> from zsgx_docs import issue, load_record, take_in
>>> form = issue("hubei/application-form", load_record("samples/hubei/application-form.yaml"), "docx")
>>> take_in(form.data, "form.docx").record["project_name"]

Importing the package loads nothing: each name is fetched when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zsgx_docs.check.lint import Linted, Mended
    from zsgx_docs.desk import (
        Drafted,
        Issued,
        TemplateInfo,
        draft,
        export,
        issue,
        lint,
        load_class,
        load_record,
        mend,
        pack,
        report,
        schema,
        take_in,
        templates,
    )
    from zsgx_docs.errors import ZsgxError
    from zsgx_docs.model.extraction import Extraction
    from zsgx_docs.records.training_class import TrainingClass

__version__ = "0.1.0"
__all__ = [
    "Drafted",
    "Extraction",
    "Issued",
    "Linted",
    "Mended",
    "TemplateInfo",
    "TrainingClass",
    "ZsgxError",
    "draft",
    "export",
    "issue",
    "lint",
    "load_class",
    "load_record",
    "mend",
    "pack",
    "report",
    "schema",
    "take_in",
    "templates",
]
_HOMES = {
    "Extraction": "model.extraction",
    "Linted": "check.lint",
    "Mended": "check.lint",
    "TrainingClass": "records.training_class",
    "ZsgxError": "errors",
}
"""Where the types live that verbs of `desk` return but do not define."""

if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'desk')}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
