"""How much the style sheets of a page may ask, and what of a page's source is mended."""

from pathlib import Path

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.reading.html import cascades, nodes, selectors, sheets
from sokatsu_cli.reading.html.cascades import Cascade
from sokatsu_cli.reading.html.grids import read_grids
from sokatsu_cli.reading.html.harms import Place
from sokatsu_cli.reading.html.media import applies, both
from sokatsu_cli.reading.html.nodes import Effort, PageNode
from sokatsu_cli.reading.html.selectors import Selectors
from sokatsu_cli.reading.html.sheets import Sheets
from sokatsu_cli.reading.html.styles import Style
from sokatsu_cli.reading.html.trees import page_tree, strikes_over_blocks
from sokatsu_cli.reading.spreadsheet.packages import RefusedError


def styled(page: str) -> list[Style]:
    """Return the styles of all elements of a page, without regard to those around them."""
    root = page_tree(page)
    cascade = Cascade(Selectors(Sheets(root).rules, folds_case=False))
    found, left = [], [PageNode(root, None, 0, Effort(folds_case=False))]
    while left:
        node = left.pop()
        found.append(cascade.style(node, Place.INSIDE, Style()))
        left += [each for each in node.contents() if isinstance(each, PageNode)]
    return found


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (f"<style>{'@media screen{' * 500}</style>", "nested too deep"),
        (f"<style>{'a,b{' * 20}i{{float:left}}</style>", "nested too deep"),
        (f"{'<div>' * 900}<style>x:lang(ja){{float:left}}</style><x>", "ask too much"),
        (f"{'<div>' * 3_000}", "too deep in one another"),
        ("<style>b ~ i{float:left}</style>" + "<i></i>" * 300, "too much for a page"),
        ("<style>i:has(b){float:left}</style><i>" + "<u></u>" * 3000, "too much for a page"),
        ("<style>i:last-child{float:left}</style>" + "<i></i>" * 600, "too much for a page"),
        ("<p style='top:1px'><p style='top:2px'><p style='top:3px'>" * 9, "different styles"),
        ("<style>a,b,c,d,e,f{float:left}</style>", "too many rules"),
        (f"<style>{'x' * 50_000}</style>", "too long"),
    ],
)
def test_what_is_too_much(page: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "_MOST_STEPS", 20_000)
    monkeypatch.setattr(selectors, "_MOST", 5)
    monkeypatch.setattr(sheets, "_MOST_TEXT", 40_000)
    monkeypatch.setattr(cascades, "_MOST_STYLES", 3 if "top" in page else 1_000)
    with pytest.raises(RefusedError, match=told):
        styled(page)


def test_embedded_files_are_no_part_of_a_style_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST_TEXT", 40)
    styled(f"<style>@font-face{{src:url(data:{'x' * 99})}}</style>")


@pytest.mark.parametrize("page", ["", " ", "<!--", "<!-- x -->"])
def test_a_page_without_elements(page: str, tmp_path: Path) -> None:
    assert page_tree(page) is None
    path = tmp_path / "a.html"
    path.write_text(page)
    with pytest.raises(InputError, match="there is no table in it"):
        read_grids(str(path))


@pytest.mark.parametrize(
    ("queries", "expected"),
    [
        ("not screen", None),
        ("not all", False),
        ("print", None),
        ("only screen and (width >= 600px)", True),
        ("(width < 600px)", False),
        ("(max-width: 200em)", True),
        ("(max-width: 1500px)", None),
        ("(min-width: 3000px)", False),
        ("(orientation: landscape)", None),
        ("tv, print", None),
    ],
)
def test_conditions(queries: str, expected: bool | None) -> None:
    assert applies(queries) is expected
    assert both(expected, True) is both(True, expected) is expected
    assert both(expected, False) is False


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><td>1<b><tr><td>2</table>", ["table", "tbody", "tr", "td", "b", "tr", "td"]),
        ("<table><td>1</table>", ["table", "tbody", "tr", "td"]),
        ("<td>1<tr>", ["td", "tr"]),
        ("<table><td><svg><td></table>", ["table", "tbody", "tr", "td", "svg", "td"]),
        (
            "<table><tr><!-- x --><script></script><td>1</tr><col><tr></table>",
            ["table", "tbody", "tr", "script", "td", "col", "tbody", "tr"],
        ),
        (
            "<table><tr><td>1</tr><script></script><tr></table>",
            ["table", "tbody", "tr", "td", "tr", "script"],
        ),
        ("<p><wbr>1<b></b>2", ["p", "wbr", "b"]),
    ],
)
def test_the_tree_of_a_page(page: str, expected: list[str]) -> None:
    names = [each.tag for each in page_tree(page).iter("*")]
    assert [name for name in names if name not in ("html", "head", "body")] == expected


def test_texts_of_elements_without_an_end() -> None:
    (wbr,) = page_tree("<p>0<wbr>1<b>2</b>3</p>").iter("wbr")
    assert (wbr.text, wbr.tail, wbr.getnext().tail) == (None, "1", "3")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<s>x</s><p>y", False),
        ("<s>x</s><!-- <s> <p>", False),
        ("<s>x</s><script>'<s><p>'</script><p>", False),
        ("<S>x<P>y</S>", True),
        ("<td><strike>x<td>y", True),
    ],
)
def test_strikes_over_blocks(page: str, expected: bool) -> None:
    assert strikes_over_blocks(page) is expected
