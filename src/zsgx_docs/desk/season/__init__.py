"""The season as a whole: its notices, its table, the papers it takes and the templates they are made by."""

from zsgx_docs.desk.paperwork import FormInput, FormList, PaperForm, TemplateTrial, paper_form, rows_shown
from zsgx_docs.desk.season.exports import accepted_workbook
from zsgx_docs.desk.season.notice import (
    KINDS_OF_NOTICE,
    SeasonNotice,
    forget_notice,
    notice,
    notice_in_force,
    notice_templates,
    set_notice,
)
from zsgx_docs.desk.season.offering import lay_out_templates, offer_templates, withdraw_templates
from zsgx_docs.desk.season.papers import (
    WrittenPaper,
    delete_paper,
    paper_file,
    taken,
    written_paper,
    written_papers,
)
from zsgx_docs.desk.season.rule_table import NoticeNumbers, RuleInForce, notice_numbers, rules_in_force
from zsgx_docs.desk.season.versions import (
    KeptVersion,
    TemplateOnShelf,
    choose_version,
    comes_along,
    keep_version,
    kept_versions,
    template_files,
    templates_on_shelf,
)
from zsgx_docs.desk.season.writing import blank_file, write_class, write_from_file, write_from_texts

__all__ = [
    "KINDS_OF_NOTICE",
    "FormInput",
    "FormList",
    "KeptVersion",
    "NoticeNumbers",
    "PaperForm",
    "RuleInForce",
    "SeasonNotice",
    "TemplateOnShelf",
    "TemplateTrial",
    "WrittenPaper",
    "accepted_workbook",
    "blank_file",
    "choose_version",
    "comes_along",
    "delete_paper",
    "forget_notice",
    "keep_version",
    "kept_versions",
    "lay_out_templates",
    "notice",
    "notice_in_force",
    "notice_numbers",
    "notice_templates",
    "offer_templates",
    "paper_file",
    "paper_form",
    "rows_shown",
    "rules_in_force",
    "set_notice",
    "taken",
    "template_files",
    "templates_on_shelf",
    "withdraw_templates",
    "write_class",
    "write_from_file",
    "write_from_texts",
    "written_paper",
    "written_papers",
]
