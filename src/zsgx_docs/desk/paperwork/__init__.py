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
from zsgx_docs.desk.paperwork.templating import (
    inspect_template,
    new_template,
    template_made_of,
    template_problems,
)
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
    "inspect_template",
    "lay_out",
    "new_template",
    "paper_form",
    "record_of_texts",
    "rows_shown",
    "template_made_of",
    "template_problems",
    "trial_of",
    "try_template",
]
