"""Word files that show more, or other, than their text: no value stands where that may be."""

from pathlib import Path

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.reading.docx import bodies, fields, looks, paragraph_styles, run_styles, styles
from sokatsu_cli.reading.docx.grids import read_grids
from sokatsu_cli.reading.docx.known_elements import FORMS, reason
from sokatsu_cli.reading.docx.open_tables import FLOATING
from sokatsu_cli.reading.spreadsheet.rich_text import STRUCK
from support import Sokatsu
from word_parts import MAIN, cell, line, paragraph, row, run, table, word_parts, write_word

COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def style(kind: str, name: str, inside: str, more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{inside}</w:style>'


def on(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>"


STYLES = "".join(
    (
        style("paragraph", "List", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>"),
        style("paragraph", "Below", "<w:basedOn w:val='List'/>"),
        style("paragraph", "Struck", on("<w:strike/>")),
        style("character", "Struck2", on("<w:strike/>")),
        style(
            "character",
            "Filled",
            on("<x:textFill xmlns:x='w14'><x:a><x:srgbClr x:val='FFFFFF'/></x:a></x:textFill>"),
        ),
        style("table", "Hidden", "<w:trPr><w:hidden/></w:trPr>"),
        style("table", "Upright", "<w:tcPr><w:textDirection w:val='tbRl'/></w:tcPr>"),
        style("character", "Usual", on("<w:sz w:val='28'/>"), ' w:default="1"'),
        style("table", "Gone", on("<w:strike/>")),
        style("table", "Dark", "<w:tcPr><w:shd w:fill='000000'/></w:tcPr>"),
        style(
            "table",
            "Bands",
            "<w:tblStylePr w:type='band1Horz'><w:tcPr><w:shd w:fill='000000'/></w:tcPr>"
            "</w:tblStylePr><w:tblStylePr w:type='firstRow'><w:rPr><w:color w:val='FFFFFF'/>"
            "</w:rPr><w:tcPr><w:shd w:fill='00376B'/></w:tcPr></w:tblStylePr>",
        ),
        style(
            "table",
            "Parts",
            "<w:tblStylePr w:type='lastCol'><w:rPr><w:vanish/></w:rPr></w:tblStylePr>",
        ),
        style(
            "table",
            "Crossed",
            "<w:tcPr><w:tcBorders><w:tl2br w:val='single'/></w:tcBorders></w:tcPr>",
        ),
    )
)
STYLES_PART = (
    f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:kern w:val="2"/></w:rPr>'
    f"</w:rPrDefault></w:docDefaults>{STYLES}</w:styles>"
)


def trouble(folder: Path, inside: str, properties: str = "", around: str = "") -> tuple[str, str]:
    """Return the text and the trouble of a cell, in a row or table with more properties."""
    body = table(around, row(cell(inside, properties), cell(paragraph("x"))))
    path = write_word(folder / "a.docx", word_parts(body, STYLES_PART))
    found = read_grids(str(path))[0].rows[0].cells[0]
    return str(found), trouble_of(found)


def filled(inside: str) -> str:
    return f"<x:textFill xmlns:x='w14'>{inside}</x:textFill>"


def formed(properties: str) -> str:
    content = f"<w:sdtContent>{paragraph('80')}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"


def mark(kind: str, more: str = "") -> str:
    return f"<w:r><w:fldChar w:fldCharType='{kind}'{more}/></w:r>"


def complex_field(code: str, *shown: str, more: str = "") -> str:
    begun = mark("begin", more) + f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    middle = mark("separate") + "".join(shown) if shown else ""
    return begun + middle + mark("end")


def par(properties: str) -> str:
    return line(f"<w:pPr>{properties}</w:pPr>", run("80"))


def listed(number: str) -> str:
    return f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{number}'/></w:numPr>"


def choice(requires: str, *more: str) -> str:
    inside = f"<mc:Choice Requires='{requires}'>{run('80')}</mc:Choice>{''.join(more)}"
    return f"<mc:AlternateContent xmlns:mc='{COMPATIBLE}'>{inside}</mc:AlternateContent>"


WHITE = "<w:color w:val='FFFFFF'/>"
RED = "<w:color w:val='FF0000'/>"
STRUCK_TWICE = "<w:pPr><w:pStyle w:val='Struck'/></w:pPr>"
STRAY = f"{mark('separate')}{mark('end')}<w:r><w:instrText>a</w:instrText></w:r>"
OFF = "<w:b/><w:rtl w:val='0'/><w:effect w:val='none'/><w:em w:val='none'/>"
PICTURE = "<w:r><w:drawing><x:y xmlns:x='z'/></w:drawing></w:r>"
LIST, LOW, MOVED = paragraph_styles.LIST, paragraph_styles.LOW, paragraph_styles.MOVED
UNSEEN, UNEVEN, TOGGLED = looks.UNSEEN, looks.UNEVEN, looks.TOGGLED
SMALL, SIGNS, COMPUTED = run_styles.SMALL, run_styles.SIGNS, fields.COMPUTED
unknown = run_styles.unknown
RUBY = f"<w:r><w:ruby><w:rt>{run('7')}</w:rt><w:rubyBase>{run('80')}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (par(listed("1")), LIST),
        (par("<w:pStyle w:val='List'/>"), LIST),
        (par("<w:pStyle w:val='Below'/>"), LIST),
        (par("<w:framePr w:dropCap='drop'/>"), unknown("framePr")),
        (par("<w:bidi/>"), unknown("bidi")),
        (par("<w:textDirection w:val='tbRl'/>"), unknown("textDirection")),
        (par("<w:tabs><w:tab w:val='left' w:leader='hyphen'/></w:tabs>"), unknown("leader")),
        (par("<w:spacing w:lineRule='exact' w:line='20'/>"), LOW),
        (par("<w:ind w:left='-20000'/>"), MOVED),
        (par("<w:rPr><w:vanish/></w:rPr>"), bodies.JOINED),
        (line(complex_field(r"EQ \f(1,2)"), run("80")), COMPUTED),
        (line(complex_field(r"EQ \f(1,2)", run("80"))), COMPUTED),
        (line(complex_field("PAGE", run("80"))), COMPUTED),
        (line(complex_field("REF a"), run("80")), COMPUTED),
        (line(complex_field("=1+1", run("80"), more=" w:dirty='true'")), COMPUTED),
        (line("<w:fldSimple w:instr=' EQ \\f(1,2) '/>", run("80")), COMPUTED),
        (line(f"<w:fldSimple w:instr='DATE'>{run('80')}</w:fldSimple>"), COMPUTED),
        (line(run("8"), run("0", "<w:position w:val='8'/>")), UNEVEN),
        (line(run("-", "<w:position w:val='8'/>"), run("80")), UNEVEN),
        (line(run("8"), run("0", "<w:sz w:val='8'/>")), UNEVEN),
        (line(run("8"), "<w:r><w:footnoteReference/></w:r>", run("0")), UNEVEN),
        (line(run("8"), run("0", "<w:w w:val='50'/>")), UNEVEN),
        (line(run("80", "<w:sz w:val='2'/>")), SMALL),
        (line(run("80", "<w:w w:val='1'/>")), SMALL),
        (line(run("80", "<w:rFonts w:ascii='Wingdings 2'/>")), SIGNS),
        (line(run("80", "<w:spacing w:val='-400'/>")), unknown("spacing")),
        (line(run("80", "<w:fitText w:val='9'/>")), unknown("fitText")),
        (line(run("80", "<w:effect w:val='lights'/>")), unknown("effect")),
        (line(run("80", "<w:eastAsianLayout w:combine='1'/>")), unknown("eastAsianLayout")),
        (line(run("80", "<w:em w:val='dot'/>")), unknown("em")),
        (line(run("80", "<w:rtl/>")), unknown("rtl")),
        (line(run("80", filled("<x:noFill/>"))), unknown("noFill")),
        (line(run("80", filled("<x:solidFill><x:srgbClr x:val='FFFFFF'/></x:solidFill>"))), UNSEEN),
        (line(run("80", filled("<x:solidFill><x:schemeClr x:val='bg1'/></x:solidFill>"))), UNSEEN),
        (line(run("80", filled("<x:solidFill><x:schemeClr x:val='accent1'><x:alpha/></x:schemeClr>"
                               "</x:solidFill>"))), unknown("alpha")),
        (line(run("80", "<w:rStyle w:val='Filled'/>")), UNSEEN),
        (line(run("80", "<w:color w:val='FFFFFF'/>")), UNSEEN),
        (line(run("80", "<w:color w:val='000000' w:themeColor='background1'/>")), UNSEEN),
        (line(run("80"), run("1", f"{WHITE}<w:vertAlign w:val='superscript'/>")), UNSEEN),
        (line(run("80", "<w:color w:val='111111'/><w:shd w:fill='000000'/>")), UNSEEN),
        (line(run("80", f"{RED}<w:shd w:val='solid' w:color='FF0000'/>")), UNSEEN),
        (line(run("80", "<w:color w:val='000000'/><w:shd w:val='solid'/>")), UNSEEN),
        (line(run("80", "<w:highlight w:val='black'/>")), UNSEEN),
        (line("<w:pPr><w:shd w:fill='FF0000'/></w:pPr>", run("80", RED)), UNSEEN),
        (line(STRUCK_TWICE, run("80", "<w:rStyle w:val='Struck2'/>")), TOGGLED),
        (line(run("80"), PICTURE), reason("drawing")),
        (line("<w:r><w:pict/></w:r>", run("80")), reason("pict")),
        (line("<w:r><w:object/></w:r>", run("80")), reason("object")),
        (line("<w:r><w:softHyphen/></w:r>", run("80")), reason("softHyphen")),
        (line("<w:r><w:ptab/></w:r>", run("80")), reason("ptab")),
        (line("<w:r><w:pgNum/></w:r>", run("80")), reason("pgNum")),
        (line(f"<w:dir w:val='rtl'>{run('80')}</w:dir>"), reason("dir")),
        (line(f"<x:y xmlns:x='z'><x:t>9</x:t>{run('80')}</x:y>"), reason(":y")),
        (line(choice("zz")), reason("Choice")),
        (line(RUBY), reason("ruby")),
        (formed("<w:showingPlcHdr/>"), FORMS["showingPlcHdr"]),
        (formed("<x:dataBinding xmlns:x='w15'/>"), FORMS["dataBinding"]),
        (formed("<w:dataBinding/>").replace("<w:t>80</w:t>", "<w:drawing/>"), reason("drawing")),
    ],
)  # fmt: skip
def test_what_may_show_otherwise(inside: str, told: str, tmp_path: Path) -> None:
    assert trouble(tmp_path, inside)[1] == told


@pytest.mark.parametrize(
    ("properties", "told"),
    [
        ("<w:tcBorders><w:tl2br w:val='single'/></w:tcBorders>", styles.DIAGONAL),
        ("<w:tcBorders><w:top w:val='single'/><w:tl2br w:val='nil'/></w:tcBorders>", ""),
        ("<w:textDirection w:val='tbRlV'/>", unknown("textDirection")),
        ("<w:textDirection w:val='lrTb'/><w:tcFitText w:val='0'/>", ""),
        ("<x:y xmlns:x='z'/>", unknown("y")),
        ("<w:shd w:fill='000080' w:val='clear'/>", ""),
    ],
)
def test_properties_of_cells(properties: str, told: str, tmp_path: Path) -> None:
    assert trouble(tmp_path, paragraph("80"), properties) == ("80", told)


@pytest.mark.parametrize(
    ("around", "inside", "told"),
    [
        ("<w:tblPr><w:tblStyle w:val='Gone'/></w:tblPr>", paragraph("80"), STRUCK),
        ("<w:tblPr><w:tblStyle w:val='Parts'/></w:tblPr>", paragraph("80"), styles.PARTS),
        ("<w:tblPr><w:tblStyle w:val='Crossed'/></w:tblPr>", paragraph("80"), styles.DIAGONAL),
        ("<w:tblPr><w:tblStyle w:val='Bands'/></w:tblPr>", paragraph("80"), ""),
        ("<w:tblPr><w:tblStyle w:val='Hidden'/></w:tblPr>", paragraph("80"), styles.PARTS),
        (
            "<w:tblPr><w:tblStyle w:val='Upright'/></w:tblPr>",
            paragraph("80"),
            unknown("textDirection"),
        ),
        (
            "<w:tblPr><w:tblStyle w:val='Bands'/></w:tblPr>",
            line(run("80", "<w:color w:val='000000'/>")),
            UNSEEN,
        ),
        (
            "<w:tblPr><w:tblStyle w:val='Dark'/></w:tblPr>",
            line(run("80", "<w:color w:val='FFFFFF'/>")),
            "",
        ),
        (
            "<w:tblPr><w:shd w:fill='FF0000'/><w:tblW/></w:tblPr>",
            line(run("80", "<w:color w:val='FF0000'/>")),
            UNSEEN,
        ),
    ],
)
def test_styles_of_tables(around: str, inside: str, told: str, tmp_path: Path) -> None:
    assert trouble(tmp_path, inside, "", around)[1] == told


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (par(f"<w:pStyle w:val='List'/>{listed('0')}"), "80"),
        (par("<w:jc w:val='right'/><w:keepNext/><w:tabs><w:tab w:val='left'/></w:tabs>"), "80"),
        (par("<w:bidi w:val='0'/><w:spacing w:line='240' w:lineRule='auto'/>"), "80"),
        (par("<w:textDirection w:val='lrTb'/><w:ind w:left='-10' w:right='x'/>"), "80"),
        (line(complex_field("=1+1", run("80"))), "80"),
        (line(complex_field("REF a", complex_field("HYPERLINK b", run("80")))), "80"),
        (line(complex_field("XE a"), run("80")), "80"),
        (line(f"<w:fldSimple w:instr='QUOTE a'>{run('80')}</w:fldSimple>"), "80"),
        (line(STRAY, run("80")), "80"),
        (line(complex_field("REF a", mark("separate"), run("80"))), "80"),
        (line(run("80", OFF)), "80"),
        (line(run("80", filled("<x:solidFill><x:schemeClr x:val='tx1'><x:lumMod/></x:schemeClr>"
                               "</x:solidFill>"))), "80"),
        (line(run("80", "<w:color w:val='auto'/><w:highlight w:val='yellow'/>")), "80"),
        (line(run("80", "<w:color w:val='FF0000'/><w:highlight w:val='none'/>")), "80"),
        (line(run("80", "<w:color w:val='F2F2F2' w:themeColor='background1' w:themeShade='F2'/>"
                        "<w:shd w:val='pct10' w:fill='000000' w:color='111111'/>")), "80"),
        (line(run("80", "<x:ligatures xmlns:x='w14'/><w:spacing w:val='20'/>")), "80"),
        (line(run("▲", "<w:sz w:val='10'/>"), run("80")), "▲80"),
        (line(run("80"), run("人", "<w:sz w:val='10'/>")), "80人"),
        (line(run("80"), "<w:r><w:br/></w:r>", run("79", "<w:sz w:val='10'/>")), "80\n79"),
        (paragraph("80") + line(run("79", "<w:sz w:val='10'/>")), "80\n79"),
        (line(run("80"), run(" "), run("4", "<w:sz w:val='10'/>")), "80 4"),
        (line(STRUCK_TWICE, run("80", "<w:rStyle w:val='Struck2'/><w:strike w:val='0'/>")), "80"),
        (line(run("70", "<w:dstrike/><w:strike w:val='0'/>"), run("80")), "80"),
        (line(run("80", "<w:rStyle w:val='none'/>")), "80"),
        (line(choice("wps w14", "<mc:Choice Requires='wps'>9</mc:Choice>")), "80"),
        (formed("<w:rPr><w:b/></w:rPr><w:showingPlcHdr w:val='0'/>"), "80"),
        (line("<w:commentRangeStart/>", run("80"), "<w:r><w:commentReference/></w:r>"), "80"),
        (line("<w:bookmarkStart/><w:proofErr/><w:lastRenderedPageBreak/>", run("80")), "80"),
        ("<w:tcPr/>" + paragraph("80"), "80"),
    ],
)  # fmt: skip
def test_what_is_harmless(inside: str, text: str, tmp_path: Path) -> None:
    assert trouble(tmp_path, inside) == (text, "")


HIGH = "<w:trPr><w:trHeight w:val='300' w:hRule='{}'/></w:trPr>"


@pytest.mark.parametrize(
    ("properties", "inside", "told"),
    [
        (HIGH.format("exact"), paragraph("80"), ""),
        (HIGH.format("exact"), paragraph("80") * 2, LOW),
        (HIGH.format("atLeast"), paragraph("80") * 2, ""),
        ("<w:trPr><x:other xmlns:x='w14'/></w:trPr>", paragraph("80"), unknown("other")),
        ("<w:trPr><w:cantSplit/><x:y xmlns:x='z' x:val='0'/></w:trPr>", paragraph("80"), ""),
    ],
)  # fmt: skip
def test_properties_of_rows(properties: str, inside: str, told: str, tmp_path: Path) -> None:
    body = table(row(properties, cell(inside), cell(paragraph("x"))))
    path = write_word(tmp_path / "a.docx", word_parts(body))
    assert trouble_of(read_grids(str(path))[0].rows[0].cells[0]) == told


def test_a_table_in_a_text_box_is_read(tmp_path: Path) -> None:
    inner = table(row(cell(paragraph("80"))))
    box = f"<w:drawing><x:y xmlns:x='z'><w:txbxContent>{inner}</w:txbxContent></x:y></w:drawing>"
    path = write_word(tmp_path / "a.docx", word_parts(line(f"<w:r>{box}</w:r>")))
    found = read_grids(str(path))[0].rows[0].cells[0]
    assert (found, trouble_of(found)) == ("80", "")


def test_a_drawing_that_floats_makes_its_table_doubtful(tmp_path: Path) -> None:
    drawings = {
        "<w:drawing><x:anchor xmlns:x='z' behindDoc='0'/></w:drawing>": FLOATING,
        "<w:drawing><x:anchor xmlns:x='z' behindDoc='1'/></w:drawing>": "",
        "<w:drawing><x:inline xmlns:x='z'/></w:drawing>": "",
        "<w:pict><x:line xmlns:x='v' style='position:absolute;left:0'/></w:pict>": FLOATING,
        "<w:pict><x:line xmlns:x='v'/></w:pict>": "",
    }
    for drawn, told in drawings.items():
        name = cell(line(run("A"), f"<w:r>{drawn}</w:r>"))
        path = write_word(tmp_path / "a.docx", word_parts(table(row(name, cell(paragraph("80"))))))
        assert trouble_of(read_grids(str(path))[0].rows[0].cells[1]) == told


def test_a_table_in_what_is_not_known_is_doubtful(tmp_path: Path) -> None:
    inner = table(row(cell(paragraph("80"))))
    path = write_word(tmp_path / "a.docx", word_parts(f"<x:y xmlns:x='z'>{inner}</x:y>"))
    assert trouble_of(read_grids(str(path))[0].rows[0].cells[0]) == reason(":y")


def test_styles_put_together_are_not_kept_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks, "_MOST_KEPT", 0)
    inside = line(run("8"), run("0", "<w:b/>"), run("人", "<w:sz w:val='9'/>"), run("x"))
    assert trouble(tmp_path, inside) == ("80人x", "")


@pytest.mark.parametrize("inside", ["<w:altChunk/>", line("<w:subDoc/>")])
def test_inserted_documents_are_refused(inside: str, tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", word_parts(inside + table(row(cell(paragraph("80"))))))
    with pytest.raises(InputError, match="another document is inserted"):
        read_grids(str(path))


def test_the_place_is_named(sokatsu: Sokatsu, tmp_path: Path) -> None:
    heads = row("".join(cell(paragraph(text)) for text in ("指標", "目標値", "実績値")))
    values = row(cell(paragraph("甲")) + cell(par(listed("1"))) + cell(paragraph("79")))
    path = write_word(tmp_path / "a.docx", word_parts(table(heads, values)))
    told = f"{path}:2: column B: {LIST}\n"
    assert sokatsu("tidy", path, "--direction", "up") == (2, b"", told)
