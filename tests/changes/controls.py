"""Content controls, legacy form fields, links and what else Word wraps round words."""

from __future__ import annotations

from typing import Any

from changes import wordml
from changes.drawn import ticked
from changes.marks import SEVERAL
from changes.paper import Paper, Spot, set_text
from changes.registry import change


def _typed(spot: Spot) -> bool:
    return spot.is_filled and spot.kind not in SEVERAL and "\n" not in spot.text


def _wrap(spot: Spot, opening: str, closing: str, within: str) -> Any:
    """The runs of a value inside `opening … closing`; `within` is the tag that takes them."""
    made = wordml.element(opening + closing)
    spot.runs[0].addprevious(made)
    holder = next(node for node in made.iter() if str(node.tag).endswith("}" + within))
    for run in spot.runs:
        holder.append(run)
    return made


def _control(spot: Spot, kind: str) -> None:
    _wrap(spot, f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>", "sdtContent")


def _check(state: int) -> str:
    return (
        f'<w14:checkbox><w14:checked w14:val="{state}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )


@change("controls", common=3)
def check_box_control(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind == "tick")
    state = bool(paper.truth.want[spot.leaves[0]])
    spot.write("☒" if state else "☐")
    _control(spot, _check(int(state)))


@change("controls")
def check_box_whose_state_is_not_what_it_shows(paper: Paper) -> None:
    """A person sees the character; the state says otherwise."""
    spot = paper.pick(lambda s: s.kind == "tick")
    state = bool(paper.truth.want[spot.leaves[0]])
    spot.write("☒" if state else "☐")
    _control(spot, _check(int(not state)))


@change("controls", common=1)
def check_box_control_round_its_cell(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind == "tick" and s.cell is not None and s.is_alone)
    state, cell = bool(paper.truth.want[spot.leaves[0]]), spot.cell
    spot.write("☒" if state else "☐")
    made = wordml.element(
        f"<w:sdt><w:sdtPr>{_check(int(state))}</w:sdtPr><w:sdtContent></w:sdtContent></w:sdt>"
    )
    cell.addprevious(made)
    made[-1].append(cell)


@change("controls")
def passed_as_a_check_box(paper: Paper) -> None:
    """☒ or ☐ in the column 是否通过."""
    spot = paper.pick(lambda s: s.kind in ("passed", "yesno"))
    state = bool(paper.truth.want[spot.leaves[0]])
    spot.write("☒" if state else "☐")
    _control(spot, _check(int(state)))
    paper.truth.says(spot.leaves[0], state)
    if not state:
        paper.truth.also(spot.leaves[0], None)


@change("controls")
def text_control(paper: Paper) -> None:
    _control(paper.pick(_typed), "<w:text/>")


@change("controls")
def placeholder_flag_left_on_typed_text(paper: Paper) -> None:
    _control(paper.pick(_typed), "<w:showingPlcHdr/><w:text/>")


@change("controls", common=3)
def placeholder_left_in_an_empty_control(paper: Paper) -> None:
    spot = paper.pick(
        lambda s: s.cell is not None and not s.text.strip() and s.is_alone and s.kind not in ("ink", "tick")
    )
    spot.write(paper.rng.choice(("单击或点击此处输入文字。", "点击此处输入文字", "单击此处输入文字。")))
    wordml.look(spot.runs[0], '<w:color w:val="808080"/>')
    _control(spot, "<w:showingPlcHdr/><w:text/>")


@change("controls", common=1)
def text_control_round_its_cell(paper: Paper) -> None:
    spot = paper.pick(lambda s: _typed(s) and s.cell is not None and s.is_alone)
    cell = spot.cell
    made = wordml.element("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent></w:sdtContent></w:sdt>")
    cell.addprevious(made)
    made[-1].append(cell)


@change("controls")
def choice_from_a_list(paper: Paper) -> None:
    spot = paper.pick(_typed)
    item = f'<w:listItem w:displayText="{spot.text.strip()}" w:value="v2"/>'
    _control(
        spot, f'<w:dropDownList><w:listItem w:displayText="请选择" w:value="v1"/>{item}</w:dropDownList>'
    )


@change("controls", common=1)
def legacy_text_field(paper: Paper) -> None:
    spot = paper.pick(_typed)
    text = spot.text
    spot.write("")
    spot.runs[-1].addnext(
        wordml.run_like(
            spot.runs[0],
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:enabled/><w:textInput/>'
            "</w:ffData>"
            '</w:fldChar><w:instrText xml:space="preserve"> FORMTEXT </w:instrText>'
            f'<w:fldChar w:fldCharType="separate"/>{wordml.text(text)}<w:fldChar w:fldCharType="end"/>',
        )
    )


@change("controls")
def legacy_check_box(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind == "tick")
    state = int(bool(paper.truth.want[spot.leaves[0]]))
    for run in spot.runs:
        set_text(run, "")
    spot.runs[-1].addnext(
        wordml.run_like(
            spot.runs[0],
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:enabled/><w:checkBox>'
            f'<w:sizeAuto/><w:default w:val="0"/><w:checked w:val="{state}"/></w:checkBox></w:ffData>'
            "</w:fldChar>"
            '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText><w:fldChar w:fldCharType="end"/>',
        )
    )


@change("controls", common=1)
def active_x_check_box(paper: Paper) -> None:
    """The tick lies in the control's own part; on the page it is a picture."""
    spot = ticked(paper)
    for run in spot.runs:
        set_text(run, "")
    spot.runs[-1].addnext(
        wordml.element(
            '<w:r><w:object w:dxaOrig="300" w:dyaOrig="300">'
            '<v:shape id="_x0000_i1033" style="width:15pt;height:15pt"/>'
            '<w:control w:name="CheckBox1" w:shapeid="_x0000_i1033"/></w:object></w:r>'
        )
    )


@change("controls", common=3)
def value_as_a_link(paper: Paper) -> None:
    """What Word makes of a mail address and of much that was pasted."""
    spot = paper.pick(_typed)
    _wrap(spot, '<w:hyperlink w:anchor="_top">', "</w:hyperlink>", "hyperlink")


@change("controls")
def value_from_a_mail_merge(paper: Paper) -> None:
    """The field's result, filled."""
    spot = paper.pick(_typed)
    _wrap(spot, '<w:fldSimple w:instr=" MERGEFIELD 栏目 ">', "</w:fldSimple>", "fldSimple")


@change("controls", common=1)
def value_in_a_smart_tag(paper: Paper) -> None:
    spot = paper.pick(_typed)
    _wrap(
        spot,
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="date">',
        "</w:smartTag>",
        "smartTag",
    )
