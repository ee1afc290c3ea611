"""The passes that every value goes through, and their order, which stands here and nowhere else.

Readings become values (parsed, one a place), values become leaves (evidence, one a leaf of the record). A
pass changes only what the first line of its docstring names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from zsgx_docs.model.evidence import Evidence
from zsgx_docs.read.match import Reading
from zsgx_docs.read.verify.assemble import (
    as_leaves,
    as_values,
    by_path,
    made_of,
    missing_lists,
    record_of,
)
from zsgx_docs.read.verify.case import Case
from zsgx_docs.read.verify.confidence import (
    GOOD_FIT,
    READ_OTHERWISE,
    deserves_second_look,
    doubt_of,
    doubts_of_flagged,
)
from zsgx_docs.read.verify.doubts import (
    Stamped,
    doubted_at_edge,
    doubted_beside,
    doubted_by_hand,
    doubted_by_record,
    doubted_cut_off,
    doubted_hints,
    doubted_missing,
    doubted_nowhere,
    doubted_print,
    doubted_specimens,
    doubted_taken_twice,
    doubted_under_seals,
    doubted_where_shifted,
    left_unread,
    with_cities_doubted,
    with_ink,
)
from zsgx_docs.read.verify.passing import Witness, applied, may_change
from zsgx_docs.read.verify.reread import (
    borne_out,
    borne_out_paths,
    heard_again,
    look_closer,
    read_again,
    settled,
)
from zsgx_docs.read.verify.stray_marks import without_dust
from zsgx_docs.read.verify.value import Value
from zsgx_docs.read.verify.vocabulary import with_known_words, without_doubt

LABEL_UNCLEAR = "栏目名称辨认不清，请核对是否对应"

IN_DOUBT = 0.9
"""The chance (0..1) of being right that a flagged value has at most; a guess between what was measured: .98
of those that marks beside them doubt on forged scans, .61 on papers that were changed on purpose."""

Readings = Sequence[Reading]
Values = Sequence[Value]
Leaves = Sequence[Evidence]


@may_change("看是不是手写", "flag", "reason")
def doubt_handwriting(readings: Readings, case: Case) -> list[Reading]:
    """May change flag and reason: of what glyphs tell was written by hand."""
    return doubted_by_hand(readings)


@may_change("去掉两端的污点", "text", "confidence")
def strip_dust(readings: Readings, case: Case) -> list[Reading]:
    """May change text and confidence: points at the ends of what was read from a picture go."""
    return [without_dust(reading) if case.is_pictured(reading) else reading for reading in readings]


@may_change("不合规则的再读一遍", "text", "value", "confidence", "flag", "reason")
def reread_failed_checks(values: Values, case: Case) -> list[Value]:
    """May change text, value, confidence, flag and reason: another reading is taken where a check fails."""
    return [read_again(value, case.look, case.context) for value in values]


@may_change("与别的项对不上的再读一遍", "text", "value", "confidence", "flag", "reason")
def settle_contradictions(values: Values, case: Case) -> list[Value]:
    """May change text, value, confidence, flag and reason: another reading ends a contradiction."""
    schema = case.schema
    return settled(schema.document_type, schema.empty(), values, case.look, case.context)


@may_change("看一行各栏有没有错位", "confidence", "flag", "reason")
def doubt_shifted_rows(values: Values, case: Case) -> list[Value]:
    """May change confidence, flag and reason: of rows whose cells stand under the wrong heads."""
    return doubted_where_shifted(values)


@may_change("看别的项能不能印证", "confidence")
def note_borne_out(values: Values, case: Case) -> list[Value]:
    """May change confidence: a sum or a running number bears a figure out."""
    return borne_out(case.schema.document_type, case.schema.empty(), values)


@may_change("字迹没有把握的再读一遍", "text", "value", "confidence")
def reread_doubtful(values: Values, case: Case) -> list[Value]:
    """May change text, value and confidence: a second reading of what is not sure at first sight."""
    return [
        look_closer(value, case.look, case.context)
        if case.is_pictured(value.reading) and deserves_second_look(value)
        else value
        for value in values
    ]


@may_change("请第三个识别模型表决", "text", "value", "confidence")
def ask_third_recogniser(values: Values, case: Case) -> list[Value]:
    """May change text, value and confidence: of characters that are still in doubt."""
    return [heard_again(value, case.look, case.context) for value in values]


@may_change("对照常用职称、单位名称和印章", "value", "confidence", "flag", "reason")
def take_known_words(values: Values, case: Case) -> list[Value]:
    """May change value, confidence, flag and reason: the one known word that fits is taken, and said so."""
    return with_known_words(values, case.stamped)


@may_change("对照城市名称", "confidence", "flag", "reason")
def doubt_city_names(values: Values, case: Case) -> list[Value]:
    """May change confidence, flag and reason: of a city's name that may be another's misread."""
    return [with_cities_doubted(value) if case.is_pictured(value.reading) else value for value in values]


@may_change("按本件的要求认定单位名称", "confidence", "flag", "reason")
def clear_what_must_agree(values: Values, case: Case) -> list[Value]:
    """May change confidence, flag and reason: a unit that the record demands just there needs no look."""
    return without_doubt(values, borne_out_paths(case.schema.document_type, case.schema.empty(), values))


@may_change("看签字、印章是不是写画或盖上去的", "value", "confidence", "flag", "reason")
def see_ink(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change value, confidence, flag and reason: of signatures and seals, which nobody types."""
    drawn = () if case.is_scan else case.unread
    return with_ink(leaves, case.ink, case.typed_ink, drawn, Stamped(case.seals, case.sheets))


@may_change("看旁边有没有没读出的东西", "flag", "reason")
def doubt_beside_unread(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of values whose cell, row or line holds something that was not read."""
    return doubted_beside(leaves, left_unread(case.unread, case.drawn_ink))


@may_change("看同一段文字有没有用了两次", "flag", "reason")
def doubt_taken_twice(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of values that were made of the same characters."""
    return doubted_taken_twice(leaves, case.taken_twice)


@may_change("看是不是样例或提示", "flag", "reason")
def doubt_specimens(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of specimen text that nobody replaced."""
    return doubted_specimens(leaves)


@may_change("看栏目名称认得清不清", "flag", "reason")
def doubt_unclear_labels(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of what stands beside a label that is hardly the template's."""

    def is_unclear(leaf: Evidence) -> bool:
        value = case.values.get(leaf.path)
        return value is not None and value.reading.fit < GOOD_FIT

    return [leaf.doubted(LABEL_UNCLEAR) if is_unclear(leaf) else leaf for leaf in leaves]


@may_change("看字迹的把握够不够", "flag", "reason")
def doubt_unsure_characters(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of what is less likely right than a person should rely on.

    It shows for which characters, where they were not said to be two things.
    """

    def doubted(leaf: Evidence) -> Evidence:
        value = case.values.get(leaf.path)
        if value is None or value.reading.tick is not None:
            return leaf
        said = doubt_of(value, leaf.confidence)
        if said is None:
            return leaf
        shown = leaf.doubts or (() if said == READ_OTHERWISE else doubts_of_flagged(value.text))
        return replace(leaf.doubted(said), doubts=shown)

    return [doubted(leaf) for leaf in leaves]


@may_change("看有没有整张清单没读到", "leaf")
def flag_missing_lists(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change leaf: a list of which nothing was read gets one, flagged."""
    return [*leaves, *missing_lists(leaves, case)]


@may_change("由别的项推得", "leaf")
def make_derived(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change leaf: values that are made of others get theirs, flagged as those are."""
    found = list(leaves)
    for derived in case.schema.derived:
        found.append(made_of(derived, record_of(found, case), found))
    return found


@may_change("看各项之间有没有矛盾", "flag", "reason")
def flag_contradictions(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of values that do not go together."""
    return doubted_by_record(case.schema.document_type, record_of(leaves, case), leaves)


@may_change("看空着的地方有没有被印章压住", "flag", "reason")
def doubt_under_dark_seals(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of empty places on which a dark seal stands."""
    return doubted_under_seals(leaves, case.seals)


@may_change("看是不是把表上的印刷文字当成了内容", "flag", "reason")
def doubt_print_as_value(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of labels, prompts and hints that were taken for values."""
    return doubted_hints(doubted_print(leaves, case.printed), case.hints)


@may_change("看必有的项是不是空着", "flag", "reason")
def flag_required_missing(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of what no paper of the kind goes without."""
    return doubted_missing(leaves, case.required)


@may_change("看下文是不是落在下一页", "flag", "reason")
def doubt_cut_by_page(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of values at a page's foot whose end may stand at the head of another."""
    return doubted_cut_off(leaves, case.sheets)


@may_change("看文字是不是被纸边截断", "flag", "reason")
def doubt_at_side_of_page(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of scanned text that reaches the side of its page."""
    return doubted_at_edge(leaves, case.sheets) if case.is_scan else list(leaves)


@may_change("看空着的格是不是真的看到了", "flag", "reason")
def doubt_seen_nowhere(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change flag and reason: of empty values whose place on a scan nobody saw."""
    return doubted_nowhere(leaves) if case.is_scan else list(leaves)


@may_change("存疑的，把握不算很高", "confidence")
def hold_doubted_unsure(leaves: Leaves, case: Case) -> list[Evidence]:
    """May change confidence: what is flagged is not called nearly certain, however clear its characters."""
    return [
        replace(leaf, confidence=min(leaf.confidence, IN_DOUBT)) if leaf.needs_review else leaf
        for leaf in leaves
    ]


ON_READINGS = (doubt_handwriting, strip_dust)
ON_VALUES = (
    reread_failed_checks,
    settle_contradictions,
    doubt_shifted_rows,
    note_borne_out,
    reread_doubtful,
    ask_third_recogniser,
    take_known_words,
    doubt_city_names,
    clear_what_must_agree,
)
ON_LEAVES = (
    see_ink,
    doubt_beside_unread,
    doubt_taken_twice,
    doubt_specimens,
    doubt_unclear_labels,
    doubt_unsure_characters,
    flag_missing_lists,
    make_derived,
    flag_contradictions,
    doubt_under_dark_seals,
    doubt_print_as_value,
    flag_required_missing,
    doubt_cut_by_page,
    doubt_at_side_of_page,
    doubt_seen_nowhere,
    hold_doubted_unsure,
)
PASSES = (*ON_READINGS, *ON_VALUES, *ON_LEAVES)


def typed(
    readings: Readings, case: Case, witness: Witness | None = None
) -> tuple[dict[str, Any], list[Evidence]]:
    """Turn a paper's readings into its record, in normal form, and one Evidence for each leaf, in the
    template's order.
    """
    readings = applied(ON_READINGS, readings, case, witness)
    case = replace(case, readings=by_path(readings))
    values = applied(ON_VALUES, as_values(case), case, witness)
    case = replace(case, values={leaf: value for value in values for leaf in value.leaves()})
    leaves = applied(ON_LEAVES, as_leaves(values, case), case, witness)
    return record_of(leaves, case), leaves
