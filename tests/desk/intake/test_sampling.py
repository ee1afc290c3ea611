"""A share of what was not flagged is looked at all the same, drawn anew for each file."""

from __future__ import annotations

import pytest

from desk.intake.waiting import once_over, sent
from desk.seeding import clean_result, flagged, word_result
from zsgx_docs import desk
from zsgx_docs.desk.intake import Dispatcher, sample_share, share_sampled
from zsgx_docs.desk.sent import summed_up
from zsgx_docs.errors import UsageError
from zsgx_docs.model.user import User
from zsgx_docs.store import Store
from zsgx_docs.store.tables import SampledFieldRow


def they_are_none_or_all_or_about_so_many() -> None:
    result = flagged(clean_result(), "applicant.mobile")
    assert summed_up(result, 0.0)["sampled"] == []
    every = summed_up(result, 1.0)["sampled"]
    assert len(every) > 20 and (0, "applicant.mobile") not in every
    drawn = [summed_up(result, 0.1)["sampled"] for _ in range(100)]
    assert 0.05 < sum(map(len, drawn)) / (100 * len(every)) < 0.2
    assert len({tuple(each) for each in drawn}) > 10


def they_are_kept_with_what_was_read(store: Store, admin: User) -> None:
    assert share_sampled(store) == 0.01
    with pytest.raises(UsageError):
        sample_share(store, admin, 1.5)
    sample_share(store, admin, 1.0)
    dispatcher = Dispatcher(store, 1)
    dispatcher.start()
    record = desk.sample("hubei/application-form")
    printed = sent(store, admin, desk.issue("hubei/application-form", record, "pdf").data, "印.pdf")
    state, typed = once_over(store, admin, printed), sent(store, admin, word_result()[0])
    assert once_over(store, admin, typed).open_flags == 0
    dispatcher.stop(1)
    with store.database.reading() as session:
        sampled = session.query(SampledFieldRow).all()
    assert {each.extraction_id for each in sampled} == {printed}
    assert state.open_flags == state.flags + len(sampled) > 20
