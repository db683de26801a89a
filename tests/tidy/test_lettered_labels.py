"""Labels of rows that a formula calls by a letter, and titles with a unit beside them."""

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.tidy.row_labels import Kind, label_of
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets


def table(text: str) -> Sheet:
    lines = text.strip("\n").split("\n")
    return Sheet("s", [SheetRow(at, line.split("|")) for at, line in enumerate(lines, 1)])


def rows_of(text: str) -> list[str]:
    found = tidy_sheets([table(text)], direction=lambda _name: "up")
    assert not found.problems
    columns = [each for each in found.columns if each != "direction"]
    return [" ".join(filter(None, map(row.get, columns))) for row in found.rows]


@pytest.mark.parametrize(
    ("label", "kind", "heading"),
    [
        ("計画目標値 A", Kind.TARGET, "目標値"),
        ("①計画値", Kind.TARGET, "目標値"),
        ("実績(見込)値 B", Kind.ACTUAL, "実績見込"),
        ("実績値②", Kind.ACTUAL, "実績値"),
        ("乖離値 C(A-B)", Kind.ALONG, "乖離値 C(A-B)"),
        ("差②-①", Kind.ALONG, "差②-①"),
        ("達成率 C=B/A", Kind.ALONG, "達成率 C=B/A"),
    ],
)
def test_letters_behind_labels(label: str, kind: Kind, heading: str) -> None:
    found = label_of(label)
    assert found is not None
    assert found[:2] == (kind, heading)


@pytest.mark.parametrize("label", ["計画F", "計画値Ａ(人)", "②/①", "A", "計画値m"])
def test_letters_that_make_no_label(label: str) -> None:
    assert label_of(label) is None


TITLED = """\
1.職員数|||(単位:人)
|19年度|20年度
計画目標値 A|73|71
実績(見込)値 B|72|72
乖離値 C(A-B)|1|▲1
"""


def test_a_title_with_its_unit_names_rows_of_letters() -> None:
    assert rows_of(TITLED) == ["1.職員数 人 19年度 73 72 1", "1.職員数 人 20年度 71 72 ▲1"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "甲|||(単位:人)\n|R1|R2\n計画A|1|2\n計画B|3|4\n実績C|5|6",
            "'計画B' stands twice for one name; a name may be lost",
        ),
        (
            "指標|区分|R1|R2\n甲|計画A|1|2\n|実績B|3|4\n乙|計画C|1|2\n|実績D|3|4",
            "'計画A' and '計画C', both for the targets; write one of them",
        ),
        (
            "(1)の注|||(単位:人)\n|R1|R2\n計画A|1|2\n実績B|5|6",
            "no name for these rows; write it beside the first",
        ),
    ],
)
def test_letters_that_leave_doubts(text: str, told: str) -> None:
    try:
        problems = tidy_sheets([table(text)], direction=lambda _name: "up").problems
    except InputError as error:
        problems = list(error.problems)
    assert told in [problem.text for problem in problems]
