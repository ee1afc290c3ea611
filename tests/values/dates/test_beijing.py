"""Moments are told in the time of Beijing, wherever the machine thinks it is."""

from datetime import UTC, datetime

from zsgx_docs.values.dates import beijing


def test_an_evening_in_utc_is_the_next_morning_in_beijing() -> None:
    assert f"{beijing(datetime(2026, 11, 30, 18, 5, tzinfo=UTC)):%Y-%m-%d %H:%M}" == "2026-12-01 02:05"
