"""A scripted clerk reviews submissions in a real browser, by keyboard, knowing what stands on the paper.

The submissions are forged scans with their Word copies or, with --folder, every NAME.pdf and NAME.scan.pdf,
each with NAME.docx if there is one, and every NAME.docx by itself; NAME.truth.json says what stands there.
Where the value shown is right the clerk presses Enter. Where it is wrong the clerk takes the alternative's
key, else types over the characters that are selected, else goes to them with the arrows; every key counts.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import httpx
from measuring import verdict
from playwright.sync_api import Page, TimeoutError, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from accuracy.cases import case
from web.running import alone, running
from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.web.app import create_service

FORM = "hubei/application-form"
FAULTS = ("office", "red over a value", "dark over a value", "fine 300")
LINES = "[...document.querySelectorAll('#list .line, #list .cell')]"
HERE = f"() => {LINES}.findIndex(b => b.classList.contains('here'))"
OPTIONS = "() => [...document.querySelectorAll('#card .choices button')].map(b => b.lastChild.textContent)"
SELECTED = "() => [document.activeElement.selectionStart, document.activeElement.selectionEnd]"
WANTED_SECONDS = 2.0
SCREEN = ViewportSize(width=1366, height=768)


@dataclass(frozen=True, slots=True)
class Submission:
    """A file, the Word copy that came with it, and what truly stands in its papers."""

    name: str
    data: bytes
    copy: bytes | None
    truth: tuple[dict[str, Any], ...]


@dataclass
class Work:
    """What reviewing took: keys, seconds from a key to the next value on the screen, what was wrong."""

    flags: int = 0
    wrong: int = 0
    wrong_characters: int = 0
    keys: int = 0
    keys_of_right: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    left_wrong: int = 0
    submissions: int = 0


@contextmanager
def office() -> Iterator[httpx.Client]:
    with tempfile.TemporaryDirectory() as folder:
        service = create_service(alone(Path(folder)))
        with running(service=service) as client:
            client.timeout = httpx.Timeout(600)
            yield client


def forged(number: int, seed: int) -> list[Submission]:
    submissions = []
    for n in range(number):
        made = case(FAULTS[n % len(FAULTS)], n, seed, FORM)
        [(template, record)] = made.papers
        copy = desk.issue(template, record, "docx").data
        submissions.append(Submission(f"{made.name}.pdf", made.data, copy, (record,)))
    return submissions


def found(folder: Path, number: int) -> list[Submission]:
    submissions = []
    for file in [*sorted(folder.glob("*.pdf")), *sorted(folder.glob("*.docx"))][:number]:
        stem = folder / file.name.split(".")[0]
        told = json.loads(stem.with_suffix(".truth.json").read_text("utf-8"))
        copy = stem.with_suffix(".docx")
        copied = copy.read_bytes() if copy.exists() and copy != file else None
        submissions.append(Submission(file.name, file.read_bytes(), copied, (told.get("record", told),)))
    return submissions


def taken_in(client: httpx.Client, submissions: list[Submission]) -> list[str]:
    """Have all read, each as an archive of its files; identifiers of the files in their order."""
    for made in submissions:
        archive = {"file": (f"{made.name}.zip", packed(made))}
        client.post("/api/v1/extractions", files=archive).raise_for_status()
    wanted = [f"{made.name}/{made.name}" for made in submissions]
    while True:
        found = {each["filename"]: each for each in listed(client)}
        waits = [name for name in wanted if name not in found or found[name]["status"] != "done"]
        if not waits and all(each["status"] == "done" for each in found.values()):
            return [found[name]["id"] for name in wanted]
        time.sleep(1)


def listed(client: httpx.Client) -> Iterator[dict[str, Any]]:
    page, told = 1, {"items": [None]}
    while told["items"]:
        told = client.get("/api/v1/extractions", params={"page": page}).json()
        yield from told["items"]
        page += 1


def packed(made: Submission) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(f"{made.name}/{made.name}", made.data)
        if made.copy:
            archive.writestr(f"{made.name}/{made.name}.docx", made.copy)
    return data.getvalue()


def review(page: Page, client: httpx.Client, identifier: str, made: Submission, work: Work) -> None:
    truth = [dict(paths.leaves(record)) for record in made.truth]
    page.goto(f"/review/{identifier}")
    page.wait_for_selector("#card b, #card .finished")
    fields = client.get(f"/review/{identifier}/sheet").json()["fields"]
    read = values_of(client, identifier)
    while page.query_selector("#card .finished") is None:
        here = fields[page.evaluate(HERE)]
        now = here["text"] if here["must_be_sent"] else read[here["paper"], here["path"]]
        wanted = truth[here["paper"]].get(here["path"], now)
        keys, wrong = settle(page, here, now, wanted)
        began = time.perf_counter()
        page.keyboard.press("Enter")
        try:
            page.wait_for_function(f"(before) => ({HERE})() !== before", arg=fields.index(here))
        except TimeoutError as error:
            raise RuntimeError(f"{made.name}: {here['path']} stays: {page.inner_text('#card')}") from error
        work.seconds.append(time.perf_counter() - began)
        work.flags, work.keys = work.flags + 1, work.keys + keys + 1
        work.wrong_characters += wrong
        work.wrong += wrong > 0
        if not wrong:
            work.keys_of_right.append(keys + 1)
        if keys > wrong:
            print(f"  {keys} keys for {wrong} wrong: {made.name} {here['path']}")
            print(f"    {here['text']!r}\n    {wanted!r}")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: identifier not in url)
    work.submissions += 1
    now = values_of(client, identifier)
    for waited in (each for each in fields if each["state"] == "waits"):
        number, path = waited["paper"], waited["path"]
        if path not in truth[number]:
            print(f"  not in the truth: {made.name} {path} {now[number, path]!r}")
        elif plain(now[number, path]) != plain(truth[number][path]):
            work.left_wrong += 1
            print(f"  left wrong: {made.name} {path} {now[number, path]!r} for {truth[number][path]!r}")


def values_of(client: httpx.Client, identifier: str) -> dict[tuple[int, str], Any]:
    result = client.get(f"/api/v1/extractions/{identifier}").json()["result"]
    papers = enumerate([result, *result["more"]])
    return {(number, told["path"]): told["value"] for number, paper in papers for told in paper["fields"]}


def settle(page: Page, here: dict[str, Any], read: Any, wanted: Any) -> tuple[int, int]:
    """Make the value right; return keys pressed before Enter, and how many characters were wrong."""
    if here["sort"] in ("tick", "answer"):
        text = {True: "☑", False: "□", None: ""}[wanted]
        if here["text"] == text:
            return 0, 0
        page.keyboard.press(str({"☑": 1, "□": 2, "": 3}[text]))
        return 1, 1
    if plain(read) == plain(wanted):
        return 0, 0
    text = written(here, wanted)
    if here["twin_says"] != "same" and plain(here["twin"]) in (plain(text), plain(wanted)):
        page.keyboard.press("0")
        return 1, 1
    wrong, keys = differing(here["text"], text), 0
    while True:
        shown = page.input_value("#card textarea")
        if plain(shown) == plain(text):
            return keys, wrong
        [start, end] = page.evaluate(SELECTED)
        options = page.evaluate(OPTIONS)
        here_wanted = standing(shown, text, start, end)
        if start == end or here_wanted is None:
            return keys + moved_and_typed(page, shown, text), wrong
        if here_wanted in options:
            page.keyboard.press(str(options.index(here_wanted) + 1))
            keys += 1
        else:
            keys += typed_over(page, here_wanted, bool(options))


def changes(shown: str, wanted: str) -> list[tuple[int, int, int, int]]:
    codes = SequenceMatcher(None, shown, wanted, False).get_opcodes()
    return [(i1, i2, j1, j2) for code, i1, i2, j1, j2 in codes if code != "equal"]


def differing(shown: str, wanted: str) -> int:
    return sum(max(i2 - i1, j2 - j1) for i1, i2, j1, j2 in changes(shown, wanted))


def standing(shown: str, wanted: str, start: int, end: int) -> str | None:
    """What is to stand for the selected characters; None where a change reaches across their edge."""
    longer_before = longer = 0
    for i1, i2, j1, j2 in changes(shown, wanted):
        longer_by = (j2 - j1) - (i2 - i1)
        if i2 <= start and i1 < start:
            longer_before += longer_by
        elif start <= i1 and i2 <= end:
            longer += longer_by
        elif i1 < end:
            return None
    return wanted[start + longer_before : end + longer_before + longer]


def typed_over(page: Page, text: str, has_options: bool) -> int:
    """Keys pressed; digits choose an option where there is one, but after Delete."""
    is_digit = has_options and text[:1].isdigit()
    if is_digit:
        page.keyboard.press("Delete")
    if text:
        page.keyboard.insert_text(text)
    else:
        page.keyboard.press("Backspace")
    return is_digit + max(len(text), 1)


def moved_and_typed(page: Page, shown: str, text: str) -> int:
    """Keys pressed for going through the text by arrows from its end."""
    page.keyboard.press("F2")
    page.keyboard.press("End")
    at, keys = len(shown), 2
    for i1, i2, j1, j2 in reversed(changes(shown, text)):
        for _ in range(at - i2):
            page.keyboard.press("ArrowLeft")
        for _ in range(i2 - i1):
            page.keyboard.press("Backspace")
        page.keyboard.insert_text(text[j1:j2])
        keys += (at - i2) + (i2 - i1) + (j2 - j1)
        at = i1
    return keys


def plain(value: Any) -> Any:
    """White space in prose is none of a scan's (docs/law.md)."""
    return "".join(value.split()) if isinstance(value, str) else value


def written(here: dict[str, Any], wanted: Any) -> str:
    """As a person would type it: dates as the form has them."""
    if wanted is None:
        return ""
    text = str(wanted)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text) and "年" in here["text"]:
        year, month, day = text.split("-")
        return f"{year}年{int(month)}月{int(day)}日"
    return text


def told(work: Work) -> bool:
    budget = work.flags + work.wrong_characters
    median, slowest = statistics.median(work.seconds), max(work.seconds)
    one_key = sum(keys == 1 for keys in work.keys_of_right)
    right = len(work.keys_of_right)
    lines = [
        f"{work.submissions} submissions, {work.flags} values waited",
        f"wrong of these: {work.wrong}, in {work.wrong_characters} characters; left wrong: {work.left_wrong}",
        f"keys: {work.keys} (flags and wrong characters: {budget}) {verdict(work.keys <= budget)}",
        f"one key for a right flag: {one_key} of {right} {verdict(one_key == right)}",
        f"from Enter to the next value: median {1000 * median:.0f} ms, slowest {1000 * slowest:.0f} ms "
        f"{verdict(slowest <= WANTED_SECONDS)}",
    ]
    print("\n".join(lines))
    return work.keys <= budget and one_key == right and work.left_wrong == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--folder", type=Path, help="submissions with their truth instead of forged ones")
    parser.add_argument("--alone", action="store_true", help="without their Word copies")
    wanted = parser.parse_args()
    number = wanted.submissions
    submissions = found(wanted.folder, number) if wanted.folder else forged(number, wanted.seed)
    if wanted.alone:
        submissions = [replace(each, copy=None) for each in submissions]
    work = Work()
    with office() as client, sync_playwright() as playwright:
        identifiers = taken_in(client, submissions)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(base_url=str(client.base_url), viewport=SCREEN).new_page()
        for identifier, made in zip(identifiers, submissions, strict=True):
            review(page, client, identifier, made, work)
        browser.close()
    sys.exit(not told(work))


if __name__ == "__main__":
    main()
