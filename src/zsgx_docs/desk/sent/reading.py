"""Reads what was sent in, as a worker does: one paper, or the files of a mail or archive."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from zsgx_docs.desk.naming import unit_in
from zsgx_docs.desk.reading import result_of
from zsgx_docs.desk.sent.containers import LETTER_HEAD, files_inside, may_hold_files

if TYPE_CHECKING:
    from zsgx_docs.model.submission import Attachment
    from zsgx_docs.read.document import Progress

Taken = Callable[[int, bytes], None]
"""Hears of each file that is taken out: its number and its bytes."""
_chance = SystemRandom()


def read_sent(
    data: bytes,
    filename: str,
    template: str | None,
    submission: Mapping[str, Any] | None,
    share: float,
    progress: Progress,
    taken: Taken,
) -> dict[str, Any]:
    """Read a file, or take the files out of a mail or archive.

    A file: `{"reading", "source"}`, what `store.intake.KeptReading` takes and the result's source. A mail or
    archive: `{"kind", "inside": [{"filename", "submission", "size"}], "left_out"}`; a file that cannot be
    taken out has `error`.

    `submission` is what the file itself lay in; mails and archives there were looked through. `share` of the
    unflagged values are sampled. Raises InputError, NotFound.
    """
    if submission is None and may_hold_files(data[:LETTER_HEAD], len(data)):
        contents = files_inside(data, filename)
        if contents is not None:
            progress(0, len(contents.attachments))
            return {
                "kind": contents.attachments[0].submission.container,
                "inside": list(_inside(data, filename, contents.attachments, progress, taken)),
                "left_out": contents.left_out,
            }
    result = result_of(data, filename, template, progress)
    result["source"]["submission"] = submission
    return {"reading": summed_up(result, share), "source": result["source"]}


def _inside(
    data: bytes, filename: str, attachments: list[Attachment], progress: Progress, taken: Taken
) -> Iterator[dict[str, Any]]:
    from zsgx_docs.errors import InputError
    from zsgx_docs.read.formats import taken_out

    for number, each in enumerate(attachments):
        told = {"filename": each.name, "submission": each.submission.to_json()}
        try:
            unpacked = taken_out(data, filename, each.steps)
        except InputError as error:
            yield {**told, "size": 0, "error": {"code": error.code, "message": error.message}}
        else:
            taken(number, unpacked)
            yield {**told, "size": len(unpacked)}
        progress(number + 1, len(attachments))


def summed_up(result: Mapping[str, Any], share: float) -> dict[str, Any]:
    """Return what is kept of a result: itself in JSON packed by zlib, and what is looked up of it."""
    from zsgx_docs.store.review import flags_in, leaves_to_review

    record, source = result["record"], result["source"]
    text = json.dumps(result, ensure_ascii=False, allow_nan=False)
    return {
        "packed": zlib.compress(text.encode("utf-8", "backslashreplace"), level=1),
        "kind": source["kind"],
        "document_type": result["document_type"],
        "template": result["template"],
        "flags": flags_in(result),
        "pages": source["pages"],
        "sampled": [
            (number, field["path"])
            for number, field in leaves_to_review(result)
            if not field["needs_review"] and field["boxes"] and _chance.random() < share
        ],
        "names": {
            "project": record.get("project_name"),
            "unit": unit_in(record),
            "year": record.get("programme_year"),
            "seals": sum(len(paper["seals"]) for paper in (result, *result["more"])),
        },
    }
