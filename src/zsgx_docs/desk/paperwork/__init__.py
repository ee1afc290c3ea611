"""Papers from a form on a page, and templates tried before they are used: what workers do for the desk."""

from zsgx_docs.desk.paperwork.form import (
    FormInput,
    FormList,
    FormSection,
    PaperForm,
    form_texts,
    paper_form,
    rows_shown,
)
from zsgx_docs.desk.paperwork.sample_law import UnlikeValue
from zsgx_docs.desk.paperwork.trial import TemplateProblem, TemplateTrial, lay_out, trial_of, try_template
from zsgx_docs.desk.paperwork.typed import TypedRecord, record_of_texts

__all__ = [
    "FormInput",
    "FormList",
    "FormSection",
    "PaperForm",
    "TemplateProblem",
    "TemplateTrial",
    "TypedRecord",
    "UnlikeValue",
    "form_texts",
    "lay_out",
    "paper_form",
    "record_of_texts",
    "rows_shown",
    "trial_of",
    "try_template",
]
