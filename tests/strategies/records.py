"""Whole records, as the contract lays them down."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from strategies.values import VALUES, date_ranges, prose, texts


@st.composite
def application_forms(draw: st.DrawFn) -> dict[str, Any]:
    """An application_form of one programme year; anything but names and ticks may be absent."""
    year = draw(st.integers(2024, 2030))
    applicant = draw(_units())
    return {
        "programme_year": year,
        "application_date": draw(_application_dates(year)),
        "cover_applicant": applicant["name"],
        "project_name": draw(texts()),
        "venue": draw(_perhaps(texts())),
        "industry_field": draw(_perhaps(texts(1))),
        "industry_authority": draw(_perhaps(VALUES["unit"])),
        "training_dates": draw(date_ranges(year)),
        "funding": {
            "fiscal": draw(st.booleans()),
            "self_funded": draw(st.booleans()),
            "self_funding_source": draw(_perhaps(texts(1))),
        },
        "topic_scope": {
            topic: {"selected": draw(st.booleans()), "detail": draw(_perhaps(texts(1)))}
            for topic in ("national_strategy", "industry_demand", "digital_technology")
        },
        **{
            part: draw(_perhaps(prose()))
            for part in ("purpose", "content_and_methods", "experts", "participants")
        },
        "applicant": applicant,
        "organiser": draw(_organisers()),
    }


@st.composite
def _units(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "name": draw(VALUES["unit"]),
        "contact": draw(_perhaps(VALUES["name"])),
        "office_phone": draw(_perhaps(VALUES["phone"])),
        "mobile": draw(_perhaps(VALUES["mobile"])),
        "fax": draw(_perhaps(VALUES["phone"])),
        "address": draw(_perhaps(texts())),
    }


@st.composite
def _organisers(draw: st.DrawFn) -> dict[str, Any]:
    return {
        **draw(_units()),
        "education_base": {
            "national": {"selected": draw(st.booleans()), "batch": draw(_perhaps(st.integers(1, 15)))},
            "provincial": draw(st.booleans()),
            "none": draw(st.booleans()),
        },
        "track_record": draw(_perhaps(prose())),
    }


def _application_dates(year: int) -> SearchStrategy[str]:
    return st.builds(
        lambda month, day: f"{year - 1}-{month:02}-{day:02}", st.integers(9, 12), st.integers(1, 30)
    )


def _perhaps(values: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | values
