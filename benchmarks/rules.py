"""Checks 1,000 records in one process: applications, and the papers of classes with 50 trainees each."""

from __future__ import annotations

import copy
import sys
from collections import Counter
from time import perf_counter, process_time
from typing import Any

from measuring import verdict
from pdf import student

from zsgx_docs import desk
from zsgx_docs.desk import ToCheck

RECORDS, SECONDS = 1000, 2.0
TRAINEES = 50
SAMPLES = (
    "hubei/application-form",
    "tianjin/final-accounts",
    "tianjin/attendance-sheet",
    "tianjin/certificate-roster",
    "organiser/opening-notice",
    "organiser/implementation-plan",
    "organiser/training-summary",
    "organiser/platform-roster",
)
LISTS = ("people", "students")


def papers() -> list[ToCheck]:
    """As many records of each sample, a class a folder; nobody is in two classes."""
    samples = {name: desk.sample(name) for name in SAMPLES}
    return [
        ToCheck(f"{number}.json", {"record": _of_class(samples[name], number // len(SAMPLES))}, folder)
        for number in range(RECORDS)
        for name, folder in [(SAMPLES[number % len(SAMPLES)], f"class {number // len(SAMPLES)}")]
    ]


def _of_class(sample: dict[str, Any], held: int) -> dict[str, Any]:
    record = copy.deepcopy(sample)
    for path in LISTS:
        if path in record:
            model = record[path][0]
            record[path] = [{**model, **_person(held * TRAINEES + n, model)} for n in range(TRAINEES)]
    return record


def _person(number: int, model: dict[str, Any]) -> dict[str, Any]:
    """What the model has of somebody else."""
    return {key: value for key, value in student(number).items() if key in model and key != "no"}


def main() -> int:
    records = papers()
    desk.check(records[: len(SAMPLES)])  # templates, rules and tables are loaded
    began, busy = perf_counter(), process_time()
    found = desk.check(records, is_whole=True)
    wall, busy = perf_counter() - began, process_time() - busy
    told = Counter(finding.outcome for one in found.judged for finding in one.findings)
    print(
        f"{RECORDS} records, {wall:.2f} s by the clock, {busy:.2f} s of processor: {verdict(busy <= SECONDS)}"
    )
    print(", ".join(f"{outcome} {count}" for outcome, count in sorted(told.items())))
    return 0 if busy <= SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
