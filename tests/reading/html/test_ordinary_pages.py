"""Pages as offices, their systems and programs make them: their style sheets hinder nothing."""

from pathlib import Path

import pytest

from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

_ROWS = [("健診受診率", "60.5", "▲12.3"), ("ごみ排出量", "1,200", "1,180")]
_HEAD = ("目標指標", "目標値", "実績値")

WORDPRESS = """
:root{--wp--preset--color--base:#fff;--wp--preset--color--contrast:#111;--wp--preset--font-size--m:
clamp(1rem, 1rem + .5vw, 1.25rem);--gap:1.5rem}
@layer reset{*,*::before,*::after{box-sizing:border-box}}
body{margin:0;font-family:var(--wp--preset--font-family--body, "Noto Sans JP", sans-serif);
font-size:var(--wp--preset--font-size--m);color:var(--wp--preset--color--contrast);
background-color:var(--wp--preset--color--base);-webkit-font-smoothing:antialiased}
:where(.is-layout-flex){gap:.5em}.is-layout-flex{display:flex}.is-layout-flow>*{margin-block-start:0}
.wp-block-table{overflow-x:auto;margin:0 0 1em}.wp-block-table table{border-collapse:collapse;
width:100%}.wp-block-table thead{border-bottom:3px solid}.wp-block-table td,.wp-block-table th{
border:1px solid;padding:.5em}.wp-block-table.is-style-stripes tbody tr:nth-child(odd){
background-color:#f0f0f0}.wp-block-table .has-fixed-layout{table-layout:fixed;width:100%}
.wp-block-table .has-fixed-layout td{word-break:break-word}
.screen-reader-text{border:0;clip-path:inset(50%);height:1px;margin:-1px;overflow:hidden;padding:0;
position:absolute;width:1px;word-wrap:normal!important}
a:where(:not(.wp-element-button)){text-decoration:underline}a:hover,a:focus{opacity:.8}
.has-text-align-right{text-align:right}.wp-site-blocks{padding-top:var(--gap);transform:none}
.entry::after{content:"";display:table;clear:both}
img.emoji{display:inline!important;border:none;height:1em;width:1em;margin:0 .07em}
@media (max-width:781px){.wp-block-table td{display:block;width:100%}.wp-block-table td::before{
content:attr(data-label);float:left}}
@media print{.site-header,.site-footer{display:none}a::after{content:" (" attr(href) ")"}}
@supports (position:sticky){thead th{position:sticky;top:0}}
"""

BOOTSTRAP_5 = """
:root,[data-bs-theme=light]{--bs-blue:#0d6efd;--bs-body-color:#212529;--bs-body-bg:#fff;
--bs-emphasis-color:#000;--bs-emphasis-color-rgb:0,0,0;--bs-border-color:#dee2e6;
--bs-body-color-rgb:33,37,41}
*,::after,::before{box-sizing:border-box}
@media (prefers-reduced-motion:no-preference){:root{scroll-behavior:smooth}}
body{margin:0;font-family:var(--bs-font-sans-serif);color:var(--bs-body-color);
background-color:var(--bs-body-bg);-webkit-text-size-adjust:100%}
sub,sup{position:relative;font-size:.75em;line-height:0;vertical-align:baseline}sup{top:-.5em}
table{caption-side:bottom;border-collapse:collapse}tbody,td,tfoot,th,thead,tr{border-color:inherit;
border-style:solid;border-width:0}[hidden]{display:none!important}
.container{--bs-gutter-x:1.5rem;width:100%;padding-right:calc(var(--bs-gutter-x) * .5);
margin-left:auto}.row{--bs-gutter-x:1.5rem;display:flex;margin-right:calc(-.5 * var(--bs-gutter-x))}
@media (min-width:1200px){.container{max-width:1140px}}
.table{--bs-table-color-type:initial;--bs-table-bg-type:initial;--bs-table-color-state:initial;
--bs-table-bg-state:initial;--bs-table-color:var(--bs-emphasis-color);--bs-table-bg:
var(--bs-body-bg);--bs-table-accent-bg:transparent;--bs-table-striped-color:var(--bs-emphasis-color);
--bs-table-striped-bg:rgba(var(--bs-emphasis-color-rgb), 0.05);width:100%;vertical-align:top}
.table>:not(caption)>*>*{padding:.5rem;color:var(--bs-table-color-state,var(--bs-table-color-type,
var(--bs-table-color)));background-color:var(--bs-table-bg);border-bottom-width:1px;box-shadow:
inset 0 0 0 9999px var(--bs-table-bg-state,var(--bs-table-bg-type,var(--bs-table-accent-bg)))}
.table-striped>tbody>tr:nth-of-type(odd)>*{--bs-table-color-type:var(--bs-table-striped-color);
--bs-table-bg-type:var(--bs-table-striped-bg)}
.table-dark{--bs-table-color:#fff;--bs-table-bg:#212529}
.form-floating>.form-control:not(:placeholder-shown)~label{opacity:.65;transform:scale(.85)}
.btn:focus-visible{outline:0}.collapse:not(.show){display:none}.fade:not(.show){opacity:0}
.visually-hidden{position:absolute!important;width:1px!important;height:1px!important;padding:0
!important;margin:-1px!important;overflow:hidden!important;clip:rect(0,0,0,0)!important}
.d-none{display:none!important}@media (min-width:768px){.d-md-table-cell{display:table-cell
!important}}@media print{.d-print-none{display:none!important}}
::-moz-focus-inner{padding:0;border-style:none}::-webkit-datetime-edit-text{padding:0}
.text-end{text-align:right!important}.ratio::before{display:block;padding-top:100%;content:""}
"""

CITY = """<!--
@charset "utf-8";
body{font-size:90%;color:#333;background:#FFF url(/img/bg.gif) repeat-x;*zoom:1}
#wrapper{width:960px;margin:0 auto;position:relative;overflow:hidden;_height:1%}
#main{float:right;width:740px;position:relative;left:0}
table.data{border-collapse:collapse;border:1px solid #999;filter:alpha(opacity=100)}
table.data th{background:#036;color:#fff;font-weight:normal;white-space:nowrap}
table.data td{text-align:right;vertical-align:middle;color:#000}
table.data tr:nth-child(2n) td{background:#eef}table.data tr:hover td{background:#000}
td.left{text-align:left}.red{color:#c00}.minus{color:red}p{text-indent:1em;margin:0 0 -1px}
h2{text-indent:-9999px;background:url(h2.gif)}.skip{position:absolute;left:-9999px}
.clearfix:after{content:".";display:block;height:0;clear:both;visibility:hidden}
ul.menu li{float:left;display:inline;list-style-image:url(dot.gif)}
.pdf a{background:url(pdf.gif) no-repeat;padding-left:20px}
@media print{#header,#side{display:none}#main{float:none;width:100%}}
@media screen and (max-width:640px){table.data td{display:block}}
@font-face{font-family:x;src:url(data:font/woff;base64,AAAA)}
@page{size:A4}
-->"""

EXCEL = """<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
@page
	{margin:.75in .7in .75in .7in;
	mso-header-margin:.3in;}
ruby
	{ruby-align:left;}
rt
	{color:windowtext;
	font-size:6.0pt;
	mso-char-type:katakana;
	display:none;}
tr
	{mso-height-source:auto;
	mso-ruby-visibility:none;}
col
	{mso-width-source:auto;}
br
	{mso-data-placement:same-cell;}
.style0
	{mso-number-format:General;
	vertical-align:middle;
	mso-rotate:0;
	mso-background-source:auto;
	mso-pattern:auto;
	color:black;
	mso-style-name:標準;
	mso-style-id:0;}
td
	{mso-style-parent:style0;
	padding-top:1px;
	mso-ignore:padding;
	color:black;
	font-size:11.0pt;
	font-weight:400;
	text-decoration:none;
	font-family:游ゴシック, monospace;
	mso-font-charset:128;
	mso-number-format:General;
	text-align:general;
	vertical-align:middle;
	border:none;
	mso-background-source:auto;
	mso-pattern:auto;
	mso-protection:locked visible;
	white-space:nowrap;
	mso-rotate:0;}
.xl65
	{mso-style-parent:style0;
	color:white;
	font-size:14.0pt;
	text-align:center;
	border:.5pt solid windowtext;
	background:#1F4E79;
	mso-pattern:black none;}
.xl66
	{mso-style-parent:style0;
	mso-number-format:"\\#\\,\\#\\#0\\.0\\;\\0022▲\\0022\\#\\,\\#\\#0\\.0";
	border:.5pt solid windowtext;}
--></style><!--[if gte mso 9]><xml><x:ExcelWorkbook></x:ExcelWorkbook></xml><![endif]--><style>"""

WORD = """<!--
 @font-face {font-family:"ＭＳ 明朝"; panose-1:2 2 6 9 4 2 5 8 3 4; mso-font-charset:128;}
 p.MsoNormal, li.MsoNormal, div.MsoNormal {mso-style-unhide:no; mso-style-parent:""; margin:0mm;
  margin-bottom:.0001pt; text-align:justify; text-justify:inter-ideograph; mso-pagination:none;
  font-size:10.5pt; mso-bidi-font-size:11.0pt; font-family:"ＭＳ 明朝",serif;
  mso-font-kerning:1.0pt;}
 .MsoChpDefault {mso-style-type:export-only; mso-default-props:yes;}
 @page WordSection1 {size:595.3pt 841.9pt; layout-grid:18.0pt;}
 div.WordSection1 {page:WordSection1;}
--></style><!--[if gte mso 10]><style>table.MsoNormalTable {display:none}</style><![endif]-->
<style>v\\:* {behavior:url(#default#VML);} o\\:p {behavior:none} .shape {behavior:url(#x);}"""


def page(style: str, row: str, cell: str, table: str = "<table>") -> str:
    rows = [
        f"<tr{row}>{''.join(f'<{name}{cell}>{text}</{name}>' for text in texts)}</tr>"
        for name, texts in [("th", _HEAD), *(("td", each) for each in _ROWS)]
    ]
    return f"<!DOCTYPE html><html><head><style>{style}</style></head><body>{table}{''.join(rows)}"


PAGES = {
    "WordPress": page(
        WORDPRESS,
        "",
        " class=has-text-align-right data-label=x",
        "<div class='wp-site-blocks'><figure class='wp-block-table is-style-stripes entry'>"
        "<table class=has-fixed-layout>",
    ),
    "Bootstrap 5": page(
        BOOTSTRAP_5,
        "",
        " class='text-end d-none d-md-table-cell'",
        "<div class=container><div class=row><table class='table table-striped'>",
    ),
    "Bootstrap 5, dark": page(BOOTSTRAP_5, "", "", "<table class='table table-dark'>"),
    "a city": page(
        CITY,
        "",
        " class='left minus'",
        "<div id=wrapper class=clearfix><h2>表</h2><div id=main><table class=data bgcolor=#FFFFFF>",
    ),
    "a city, old": page(
        "", "", " bgcolor=EEEEEE align=right><font color=000080 size=2", "<table border=1>"
    ),
    "Excel": page(
        EXCEL,
        " height=20 style='height:15.0pt;mso-height-source:userset'",
        " class=xl66 width=72 style='border-top:none;width:54pt' x:num=9",
        "<table border=0 style='border-collapse:collapse;table-layout:fixed;width:162pt'>"
        "<col width=72 span=3 style='mso-width-source:userset;mso-width-alt:2304;width:54pt'>",
    ).replace("<th class=xl66", "<th class=xl65"),
    "Word": page(
        WORD,
        " style='mso-yfti-irow:0;height:1.0cm'",
        " width=141 valign=top style='width:106.2pt;border:solid windowtext 1.0pt;mso-border-alt:"
        "solid windowtext .5pt;padding:0mm 5.4pt'><p class=MsoNormal style='margin-left:-5.4pt;"
        "text-indent:-10.5pt;mso-char-indent-count:-1.0;background:white'><span lang=EN-US style='"
        "font-size:9.0pt;color:black;mso-themecolor:text1;letter-spacing:-.05pt'",
        "<div class=WordSection1 style='layout-grid:18.0pt'><table class=MsoNormalTable style='"
        "border-collapse:collapse;mso-table-layout-alt:fixed;border:none;margin-left:-5.4pt'>",
    ).replace("</td>", "<o:p></o:p></span></p></td>"),
}


@pytest.mark.parametrize("name", PAGES)
def test_an_ordinary_page_is_read(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGES[name], encoding="utf-8")
    run = sokatsu("tidy", path, "--direction", "up")
    assert (run.status, run.stderr) == (0, "")
    rows = [line.split(",up,,,,")[-1] for line in run.stdout.decode().splitlines()[1:]]
    assert rows == ["60.5,▲12.3,,", '"1,200","1,180",,']


def test_our_own_page_says_who_made_it(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    assert sokatsu("report", bundled_table(), "-o", path).status == 0
    text = path.read_text(encoding="utf-8")
    generator = '<meta name="generator" content="sokatsu report">'
    assert generator in text
    path.write_text(text.replace(generator, ""), encoding="utf-8")
    assert sokatsu("check", path).status == 2


def test_style_sheets_elsewhere_are_told(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    linked = "<link rel='stylesheet' href=a.css><link rel=icon href=a.ico><link rel=stylesheet>"
    text = PAGES["WordPress"].replace("<head>", f"<head>{linked}")
    path.write_text(text.replace(":root{", "@import 'b.css';:root{", 1), encoding="utf-8")
    told = "style sheets in other files are not looked at, whatever they hide or add (2)"
    assert sokatsu("tidy", path, "--direction", "up").stderr == f"{path}: {told}\n"
