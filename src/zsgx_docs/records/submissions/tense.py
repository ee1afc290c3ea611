"""Tell whether a text speaks of what was before, or of the class that is applied for."""

from __future__ import annotations

import re

_PAST = re.compile(
    r"累计|历年|历[届次]|往[年期届]|以往|以来|此前|先前|曾|先后|过去|去年|上年|上一?[年期届]|截[至止]|自\d{4}年"
    r"|已经?(?:连续|成功)?(?:培训|举办|承办|开办|完成|组织|培养)|[近前][一二两三四五六七八九十\d]+[年期届]"
    r"|连续[一二两三四五六七八九十\d]+[年期届]|20\d\d年?[—\-–~～至到]20\d\d"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)年?")
_CLAUSE = re.compile(r"[，,；;]")
_THIS = r"本[次期班届]|本项目|本研修班|本高研班|此次|今年|本年度"
NOW = re.compile(rf"{_THIS}|(?<![虚模])拟(?![定邀])|计划|预计|将(?!军)")
"""Words that speak of the class that is applied for."""


def is_past(text: str, year: int | None) -> bool:
    """Tell whether a sentence, as far as `text`, speaks of the time before the class.

    It does after a word or a year (before `year`) that says so, until a later clause turns to this class.
    """
    spots = [found.end() for found in _PAST.finditer(text)]
    spots += [found.end() for found in _YEAR.finditer(text) if year is not None and int(found[1]) < year]
    if not spots:
        return False
    rest = text[max(spots) :]
    return not (re.search(_THIS, rest) or any(NOW.search(clause) for clause in _CLAUSE.split(rest)[1:]))
