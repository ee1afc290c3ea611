"""Struck, hidden, raised and combined characters; symbols and equations."""

from __future__ import annotations

from changes import wordml
from changes.drawn import ticked
from changes.paper import NoPlace, Paper, Spot, set_text
from changes.registry import change

FIGURES = ("mobile", "phone", "money", "id_number", "certno", "int", "number")
RADICALS = str.maketrans("工高网水生方文长业研", "⼯⾼⽹⽔⽣⽅⽂⻓业研")
SEVERAL = ("prose", "tick", "ink", "year", "level")


def _typed(spot: Spot) -> bool:
    return spot.is_filled and spot.kind not in SEVERAL and "\n" not in spot.text


def _another(paper: Paper, spot: Spot) -> str:
    """A value of the same kind, not the same."""
    text = spot.text.strip()
    digits = [n for n, c in enumerate(text) if c.isdigit()]
    if spot.kind not in ("mobile", "phone") or not digits:
        raise NoPlace
    at = digits[-1]
    return text[:at] + str((int(text[at]) + paper.rng.randint(1, 9)) % 10) + text[at + 1 :]


@change("marks")
def value_struck(paper: Paper) -> None:
    """It counts no longer, but somebody has to say so."""
    spot = paper.pick(_typed)
    for run in spot.runs:
        wordml.look(run, paper.rng.choice(("<w:strike/>", "<w:dstrike/>")))
    paper.truth.doubt(spot.leaves)


@change("marks", common=3)
def value_struck_and_another_behind(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind in ("mobile", "phone") and s.is_alone and _typed(s))
    other = _another(paper, spot)
    fresh = wordml.run_like(spot.runs[0], wordml.text(" " + other))
    for run in spot.runs:
        wordml.look(run, "<w:strike/>")
    spot.runs[-1].addnext(fresh)
    paper.truth.says(spot.leaves[0], other)


@change("marks", common=1)
def part_of_a_value_struck(paper: Paper) -> None:
    """The last characters of a name or place are struck."""
    spot = paper.pick(
        lambda s: s.kind in ("unit", "text") and s.is_alone and len(s.text.strip()) > 6 and _typed(s)
    )
    text = spot.text.strip()
    spot.write(text[:-2])
    struck = wordml.run_like(spot.runs[0], wordml.text(text[-2:]))
    wordml.look(struck, "<w:strike/>")
    spot.runs[-1].addnext(struck)
    for leaf in spot.leaves:
        paper.truth.says(leaf, text[:-2])


@change("marks")
def words_hidden_by_a_style(paper: Paper) -> None:
    """Beside a value stand words that a style hides; a person sees only the value."""
    style = "HiddenNote"
    if not any(s.style_id == style for s in paper.document.styles):
        made = wordml.element(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{style}"><w:name w:val="{style}"/>'
            "<w:rPr><w:vanish/></w:rPr></w:style>"
        )
        paper.document.styles.element.append(made)
    spot = paper.pick(_typed)
    hidden = wordml.element(f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{wordml.text("内部核对")}</w:r>')
    spot.runs[-1].addnext(hidden)


@change("marks", common=1)
def value_hidden(paper: Paper) -> None:
    """Formatted as hidden; a person sees an empty cell."""
    spot = paper.pick(_typed)
    for run in spot.runs:
        wordml.look(run, "<w:vanish/>")
    for leaf in spot.leaves:
        paper.truth.says(leaf, None)


@change("marks", common=1)
def value_in_white(paper: Paper) -> None:
    """White on white: a person sees an empty cell."""
    spot = paper.pick(_typed)
    for run in spot.runs:
        for node in run.get_or_add_rPr().findall("{*}color"):
            run.rPr.remove(node)
        wordml.look(run, '<w:color w:val="FFFFFF"/>')
    paper.truth.doubt(spot.leaves)


@change("marks")
def raised_note_mark(paper: Paper) -> None:
    """40¹ is forty."""
    spot = paper.pick(lambda s: _typed(s) and s.kind in (*FIGURES, "name", "unit", "text"))
    raised = wordml.run_like(spot.runs[0], wordml.text(paper.rng.choice("123*")))
    way = '<w:vertAlign w:val="superscript"/>' if paper.rng.random() < 0.7 else '<w:position w:val="10"/>'
    wordml.look(raised, way + '<w:sz w:val="13"/>' if "position" in way else way)
    spot.runs[-1].addnext(raised)


@change("marks", common=1)
def combined_characters(paper: Paper) -> None:
    """合并字符: two characters over each other, by a field."""
    spot = paper.pick(
        lambda s: _typed(s) and s.kind in ("unit", "text") and s.is_alone and len(s.text.strip()) > 5
    )
    text = spot.text.strip()
    spot.write(text[:2])
    field = wordml.run_like(
        spot.runs[0], wordml.field_code(f"eq \\o(\\s\\up 5({text[2]}),\\s\\do 2({text[3]}))")
    )
    rest = wordml.run_like(spot.runs[0], wordml.text(text[4:]))
    spot.runs[0].addnext(field)
    field.addnext(rest)


@change("marks", common=1)
def name_spread_by_a_field(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind == "name" and _typed(s) and 2 <= len(s.text.strip()) <= 3)
    field = wordml.run_like(spot.runs[0], wordml.field_code(f"eq \\o\\ad({spot.text.strip()},　　　　)"))
    spot.write("")
    spot.runs[-1].addnext(field)


@change("marks", common=1)
def name_with_its_sound(paper: Paper) -> None:
    """拼音指南 over a rare character."""
    spot = paper.pick(lambda s: s.kind == "name" and _typed(s))
    name = spot.text.strip()
    spot.write(name[:-1])
    ruby = (
        '<w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>'
        '<w:hpsBaseText w:val="21"/><w:lid w:val="zh-CN"/></w:rubyPr>'
        f"<w:rt><w:r>{wordml.text('yǎn')}</w:r></w:rt><w:rubyBase><w:r>{wordml.text(name[-1])}</w:r></w:rubyBase></w:ruby>"
    )
    spot.runs[-1].addnext(wordml.run_like(spot.runs[0], ruby))


@change("marks", common=1)
def figure_as_an_equation(paper: Paper) -> None:
    spot = paper.pick(lambda s: s.kind in ("money", "int", "number") and _typed(s) and s.is_alone)
    equation = wordml.element(f"<m:oMath><m:r><m:t>{spot.text.strip()}</m:t></m:r></m:oMath>")
    spot.write("")
    spot.runs[-1].addnext(equation)


@change("marks", common=3)
def tick_as_a_wingdings_symbol(paper: Paper) -> None:
    spot = ticked(paper)
    font, code = paper.rng.choice(
        (("Wingdings", "F0FE"), ("Wingdings 2", "F052"), ("Wingdings", "F0FD"), ("Wingdings 2", "F054"))
    )
    set_text(spot.runs[0], "")
    for run in spot.runs:
        set_text(run, "")
    spot.runs[-1].addnext(wordml.run_like(spot.runs[0], f'<w:sym w:font="{font}" w:char="{code}"/>'))


@change("marks")
def tick_by_the_face_of_a_letter(paper: Paper) -> None:
    """R in Wingdings 2 is a ticked box; þ in Wingdings too."""
    spot = ticked(paper)
    font, letter = paper.rng.choice((("Wingdings 2", "R"), ("Wingdings", "þ")))
    spot.write(letter)
    for run in spot.runs:
        for node in run.get_or_add_rPr().findall("{*}rFonts"):
            run.rPr.remove(node)
        wordml.look(run, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>')


@change("marks", common=3)
def tick_typed_instead_of_its_box(paper: Paper) -> None:
    spot = ticked(paper)
    spot.write("√" if paper.rng.random() < 0.7 else "☑\ufe0f")


@change("marks", common=1)
def tick_of_segoe(paper: Paper) -> None:
    spot = ticked(paper)
    spot.write("")
    sym = '<w:sym w:font="Segoe UI Symbol" w:char="2611"/>'
    if paper.rng.random() < 0.5:
        sym = (
            '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Symbol"'
            ' w16se:char="2611"/></mc:Choice><mc:Fallback><w:t>☑</w:t></mc:Fallback></mc:AlternateContent>'
        )
    spot.runs[-1].addnext(wordml.run_like(spot.runs[0], sym))


@change("marks", common=1)
def symbol_of_an_unknown_font(paper: Paper) -> None:
    """Nobody without the font knows what it shows."""
    spot = paper.pick(lambda s: _typed(s) and s.kind in ("text", "unit", "name", "money"))
    spot.runs[-1].addnext(wordml.run_like(spot.runs[0], '<w:sym w:font="HXSymbols" w:char="F0A1"/>'))
    paper.truth.doubt(spot.leaves)


@change("marks", common=1)
def dash_of_the_symbol_font(paper: Paper) -> None:
    spot = paper.pick(
        lambda s: s.kind in ("dates", "months", "phone") and any(d in s.text for d in "—-") and _typed(s)
    )
    text = spot.text.strip()
    at = min(n for n, c in enumerate(text) if c in "—-")
    spot.write(text[:at])
    dash = wordml.run_like(spot.runs[0], '<w:sym w:font="Symbol" w:char="F02D"/>')
    spot.runs[-1].addnext(dash)
    dash.addnext(wordml.run_like(spot.runs[0], wordml.text(text[at + 1 :])))


@change("marks", prints=True)
def radicals_for_characters(paper: Paper) -> None:
    """⼯ for 工, as copied out of a PDF."""
    spot = paper.pick(
        lambda s: _typed(s) and s.text.translate(RADICALS) != s.text and s.kind in ("unit", "text")
    )
    spot.write(spot.text.translate(RADICALS))


@change("marks", prints=True)
def wide_figures(paper: Paper) -> None:
    """０１２, as a Chinese input method types them."""
    spot = paper.pick(lambda s: _typed(s) and s.kind in FIGURES)
    spot.write(spot.text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789-"}))


@change("marks", prints=True)
def value_highlighted(paper: Paper) -> None:
    spot = paper.pick(_typed)
    for run in spot.runs:
        wordml.look(run, '<w:highlight w:val="yellow"/>')
