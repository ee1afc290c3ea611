"""The season as a whole: its notices, its table, the papers it takes and the templates they are made by."""

from zsgx_docs.desk.season.notice import (
    KINDS_OF_NOTICE,
    SeasonNotice,
    forget_notice,
    notice,
    notice_in_force,
    notice_templates,
    set_notice,
)

__all__ = [
    "KINDS_OF_NOTICE",
    "SeasonNotice",
    "forget_notice",
    "notice",
    "notice_in_force",
    "notice_templates",
    "set_notice",
]
