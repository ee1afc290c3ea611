"""docs/rules.md is what the declarations say."""

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_the_page_of_the_rules_is_up_to_date() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "rules"))["page"]()
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == page, "run scripts/rules"
