"""The tables of the store. What belongs to a person stands in columns called `sealed`."""

from zsgx_docs.store.tables.base import Base, MomentColumn, new_id, now
from zsgx_docs.store.tables.comparing import ComparisonRow
from zsgx_docs.store.tables.intake import DeliveryRow, ExtractionRow, PictureRow, ResultRow
from zsgx_docs.store.tables.office import AuditRow, PaperRow, SettingRow, TemplateVersionRow
from zsgx_docs.store.tables.people import AccountRow, ApiKeyRow, SignInRow
from zsgx_docs.store.tables.review import DecisionRow, ReviewEventRow, SampledFieldRow

__all__ = [
    "AccountRow",
    "ApiKeyRow",
    "AuditRow",
    "Base",
    "ComparisonRow",
    "DecisionRow",
    "DeliveryRow",
    "ExtractionRow",
    "MomentColumn",
    "PaperRow",
    "PictureRow",
    "ResultRow",
    "ReviewEventRow",
    "SampledFieldRow",
    "SettingRow",
    "SignInRow",
    "TemplateVersionRow",
    "new_id",
    "now",
]
