"""The vocabulary of invented papers, from `words.yaml`: topics, units, places, sentences with blanks."""

from __future__ import annotations

from pathlib import Path

import yaml

WORDS: dict[str, tuple[str, ...]] = {
    name: tuple("".join(found.split()) if isinstance(found, str) else found)
    for name, found in yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")).items()
}
