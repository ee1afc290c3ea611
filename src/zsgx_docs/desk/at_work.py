"""Does the desk's verbs in a worker: what `jobs` runs in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.issuing import issue
from zsgx_docs.desk.reading import result_of, take_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zsgx_docs.jobs import Verb, Voice


def _take_in(voice: Voice, **given: Any) -> Any:
    return take_in(progress=voice.page, **given)


def _result_of(voice: Voice, **given: Any) -> Any:
    return result_of(progress=voice.page, **given)


def _issue(voice: Voice, **given: Any) -> Any:
    return issue(**given)


VERBS: Mapping[str, Verb] = {"take_in": _take_in, "result_of": _result_of, "issue": _issue}
"""Each verb by its name, with what does it."""


if __name__ == "__main__":
    from zsgx_docs.jobs import serve_by_standard_streams

    serve_by_standard_streams(VERBS)
