"""Rules as data: each declared once, run over records and the papers of a class, in three answers."""

from zsgx_docs.check.rules.checking import Notices, PaperFindings, judged, judged_alone
from zsgx_docs.check.rules.discovery import all_rules, notice_of
from zsgx_docs.check.rules.home import home_of
from zsgx_docs.check.rules.papers import TITLES_OF_PAPERS
from zsgx_docs.check.rules.rule import Rule
from zsgx_docs.check.rules.sentences import sentence_of
from zsgx_docs.check.rules.subject import Subject, doubted_in, doubted_in_result

__all__ = [
    "TITLES_OF_PAPERS",
    "Notices",
    "PaperFindings",
    "Rule",
    "Subject",
    "all_rules",
    "doubted_in",
    "doubted_in_result",
    "home_of",
    "judged",
    "judged_alone",
    "notice_of",
    "sentence_of",
]
