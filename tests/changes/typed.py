"""What clerks type: samples left in, other spellings, words where ink belongs, remarks."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from docx.oxml.ns import qn

from changes import wordml
from changes.controls import _typed
from changes.paper import NoPlace, Paper, Spot, plain_text, set_cell_text
from changes.registry import change

SPECIMENS = {
    "name": ("×××", "例：张三", "XXX", "«联系人»", "张三（示例）", "请填写姓名", "某某某"),
    "unit": ("XX大学", "××有限公司", "例：某某研究院", "«单位名称»", "请填写单位全称", "XXXX单位"),
    "text": ("XXXX", "例：此处据实填写", "«栏目»", "请填写", "××××"),
    "mobile": ("138XXXXXXXX", "例：13800000000", "«手机»", "请填写手机号"),
    "phone": ("027-XXXXXXXX", "例：027-12345678", "«办公电话»", "请填写"),
}
WAYS = ("{y}.{m}.{d}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}年{m:02}月{d:02}日", "{y}. {m}. {d}")


@change("typed", common=3, prints=True)
def specimen_left_in(paper: Paper) -> None:
    """The sample that the form came with; it is nobody's value."""
    spot = paper.pick(lambda s: s.kind in SPECIMENS and s.is_alone and s.cell is not None and _typed(s))
    spot.write(paper.rng.choice(SPECIMENS[spot.kind]))
    for leaf in spot.leaves:
        paper.truth.says(leaf, None)


@change("typed", common=3, prints=True)
def dash_for_nothing(paper: Paper) -> None:
    """无, / or — in a place that has no value."""
    spot = paper.pick(
        lambda s: s.cell is not None and not s.text.strip() and s.is_alone and s.kind not in ("ink", "tick")
    )
    words = paper.rng.choice(("无", "/", "—", "暂无"))
    spot.write(words)
    for leaf in spot.leaves:
        paper.truth.also(leaf, words)


@change("typed", common=3, prints=True)
def same_as_above(paper: Paper) -> None:
    """同上 in a list, or for the second unit: what it means somebody has to say."""
    spot = paper.pick(
        lambda s: (
            s.cell is not None
            and s.is_alone
            and _typed(s)
            and (
                (s.item is not None and s.item[1] > 0 and s.kind == "unit")
                or (s.path.startswith("organiser.") and s.kind in ("name", "unit", "text"))
            )
        )
    )
    spot.write("同上")
    paper.truth.doubt(spot.leaves)


@change("typed", prints=True)
def hint_without_its_brackets(paper: Paper) -> None:
    """The printed hint, its brackets taken off: still no part of the value."""
    around = [
        (p, s)
        for s in paper.spots
        if s.cell is not None and paper.is_free(s)
        for p in s.cell.iter(qn("w:p"))
        if plain_text(p).startswith("（") and plain_text(p).endswith("）") and not paper.within(p)
    ]
    if not around:
        raise NoPlace
    paragraph, spot = paper.rng.choice(around)
    paper.touch(*paper.within(spot.cell))
    words = plain_text(paragraph)[1:-1]
    runs = list(paragraph.iter(qn("w:r")))
    for run in runs[1:]:
        paragraph.remove(run)
    for node in [n for n in runs[0] if n.tag != qn("w:rPr")]:
        runs[0].remove(node)
    runs[0].append(wordml.element(wordml.text(words).replace(' xml:space="preserve"', "")))


@change("typed", common=3, prints=True)
def words_where_a_signature_belongs(paper: Paper) -> None:
    """请假 and the like are no signatures."""
    spot = paper.pick(lambda s: s.path.endswith("signed") and not s.text.strip())
    spot.write(paper.rng.choice(("请假", "缺席", "未到", "事假", "退学")))
    paper.truth.says(spot.leaves[0], False)


@change("typed", common=3, prints=True)
def name_typed_where_a_signature_belongs(paper: Paper) -> None:
    """A typed name may have been meant as one."""
    spot = paper.pick(lambda s: s.path.endswith("signed") and not s.text.strip())
    head, at = spot.item or ("", 0)
    spot.write(paper.spot(f"{head}[{at}].name").text)
    paper.truth.doubt(spot.leaves)


@change("typed", common=3, prints=True)
def words_where_a_seal_belongs(paper: Paper) -> None:
    """（公章）, a date: no seal."""
    spot = paper.spot("finance_seal")
    if not paper.is_free(spot):
        raise NoPlace
    spot.write(paper.rng.choice(("（公章）", "公章", "2025年9月30日", "（盖章处）")))
    paper.truth.says(spot.leaves[0], False)


@change("typed", prints=True)
def unit_of_money_in_the_head(paper: Paper) -> None:
    """金额（万元）, and the amounts in it."""
    heads = [c for c in paper.label_cells() if plain_text(c) == "金额"]
    amounts = [s for s in paper.spots if s.kind == "money"]
    if not heads or not amounts or not all(map(paper.is_free, amounts)):
        raise NoPlace
    paper.touch(*amounts)
    unit, parts = paper.rng.choice((("（万元）", 10000), ("（元）", 1), ("\n单位：万元", 10000)))
    set_cell_text(heads[0], f"金额{unit}")
    for spot in amounts:
        if spot.text.strip():
            spot.write(format((Decimal(spot.text.strip().replace(",", "")) / parts).normalize(), "f"))


@change("typed", common=3, prints=True)
def amount_in_another_writing(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind == "money" and _typed(s))
    amount = Decimal(spot.text.strip().replace(",", ""))
    spot.write(
        paper.rng.choice(
            (f"{amount:,.2f}", f"{amount}元", f"￥{amount:,.2f}", f"¥{amount}", f"{amount:,.2f}元整")
        )
    )


@change("typed", common=3, prints=True)
def date_in_another_writing(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind == "date" and _typed(s))
    day = datetime.date.fromisoformat(str(paper.truth.want[spot.leaves[0]]))
    spot.write(paper.rng.choice(WAYS).format(y=day.year, m=day.month, d=day.day))


@change("typed", common=3, prints=True)
def dates_in_another_writing(paper: Paper) -> None:
    """2026.6.23-2026.6.28."""
    spot = paper.pick(lambda s: s.kind == "dates" and _typed(s))
    want = paper.truth.want
    start, end = (datetime.date.fromisoformat(str(want[f"{spot.path}.{part}"])) for part in ("start", "end"))
    way = paper.rng.choice(WAYS[:4])
    words = paper.rng.choice(("-", "—", "至", "～")).join(
        way.format(y=day.year, m=day.month, d=day.day) for day in (start, end)
    )
    spot.write(words)
    paper.truth.says(f"{spot.path}.text", words)


@change("typed", common=3, prints=True)
def number_in_another_writing(paper: Paper) -> None:
    """Blanks in a telephone or identity number."""
    spot = paper.pick(lambda s: s.kind in ("mobile", "id_number") and _typed(s))
    text = spot.text.strip()
    cuts = (3, 7) if spot.kind == "mobile" else (6, 14)
    spot.write(" ".join((text[: cuts[0]], text[cuts[0] : cuts[1]], text[cuts[1] :])))


@change("typed", common=3, prints=True)
def remark_behind_a_value(paper: Paper) -> None:
    """（暂定）: with it or without it, the value is right."""
    spot = paper.pick(lambda s: s.kind == "text" and s.is_alone and s.cell is not None and _typed(s))
    words = paper.rng.choice(("（暂定）", "（待定）", "（新增）"))
    text = spot.text.strip()
    spot.write(text + words)
    paper.truth.says(spot.leaves[0], text + words)
    paper.truth.also(spot.leaves[0], text)


@change("typed", common=3, prints=True)
def two_values_in_one_cell(paper: Paper) -> None:
    """Two people where there is a place for one; two numbers, which a place for numbers takes."""
    spot = paper.pick(
        lambda s: s.kind in ("mobile", "name") and s.is_alone and s.cell is not None and _typed(s)
    )
    other = "13900001234" if spot.kind == "mobile" else "沈若溪"
    spot.write(spot.text.strip() + paper.rng.choice(("、", "/", "  ", "\n", "；")) + other)
    if spot.kind == "mobile":
        paper.truth.says(spot.leaves[0], f"{paper.truth.want[spot.leaves[0]]}、{other}")
    else:
        paper.truth.doubt(spot.leaves)


def _broken(paper: Paper, kinds: Sequence[str]) -> tuple[Spot, str, int]:
    spot = paper.pick(
        lambda s: (
            s.kind in kinds and s.is_alone and s.cell is not None and len(s.text.strip()) > 5 and _typed(s)
        )
    )
    text = spot.text.strip()
    return spot, text, paper.rng.randint(2, len(text) - 2)


@change("typed", common=3, prints=True)
def value_broken_over_two_lines(paper: Paper) -> None:
    spot, text, at = _broken(paper, ("unit", "text", "mobile", "id_number", "certno"))
    spot.write(f"{text[:at]}\n{text[at:]}")


@change("typed", common=3, prints=True)
def value_in_two_paragraphs(paper: Paper) -> None:
    spot, text, at = _broken(paper, ("unit", "text", "mobile", "id_number", "certno"))
    paragraph = spot.paragraph
    second: Any = copy.deepcopy(paragraph)
    for run in list(second.iter(qn("w:r"))):
        run.getparent().remove(run)
    second.append(wordml.run_like(spot.runs[0], wordml.text(text[at:])))
    spot.write(text[:at])
    paragraph.addnext(second)


@change("typed", prints=True)
def empty_lines_round_a_value(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.cell is not None and s.is_alone and _typed(s))
    for place in (spot.paragraph.addprevious, spot.paragraph.addnext):
        place(wordml.element("<w:p/>"))


@change("typed", common=3, prints=True)
def two_grades_for_one_question(paper: Paper) -> None:
    """Two boxes of a row that allows one."""
    spot = paper.pick(lambda s: s.path.startswith("ratings.") and paper.truth.want[s.path] is False)
    spot.write("☑")
    head = spot.path.rpartition(".")[0]
    paper.truth.says(spot.path, True)
    paper.truth.doubt([s.path for s in paper.spots if s.path.startswith(head) and paper.truth.want[s.path]])
