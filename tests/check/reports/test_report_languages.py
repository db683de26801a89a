"""The words of reports: the same things in both languages, and nothing English in Japanese."""

import re
from dataclasses import replace

import pytest

from made_findings import DATA, made
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.explaining.causes import Cause, Slip
from sokatsu_cli.check.findings import FINDINGS, CheckedRow, Outcome
from sokatsu_cli.check.messages import Messages
from sokatsu_cli.check.reports.entries import UNUSABLE
from sokatsu_cli.check.reports.formats import REPORT_FORMATS
from sokatsu_cli.check.reports.report_words import WORDS
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.places import OfficePlaces, RowPlace
from support import Sokatsu, WriteTable

NAMES = {*FINDINGS, UNUSABLE}

WORD_OF_OURS = re.compile("[A-Za-z][a-z]+(?:-[a-z]+)*")


def test_each_name_is_said() -> None:
    assert {*Messages("en").texts} == {*FINDINGS} == {*DATA}
    for words in WORDS.values():
        assert {*words.meanings} == NAMES


ROWS = tuple(
    CheckedRow(line, "甲", "後期", Outcome.DIFFERS) for line in range(1, len(FINDINGS) + 1)
)
PLACES = OfficePlaces(
    [RowPlace("a", line, {"published_rate": "column D"}) for line in range(1, len(FINDINGS) + 1)],
    of_cells=False,
)
EVERY = tuple(
    replace(made(line, name, "表"), because=[Slip((Cause.DIGIT_CHANGED,), "44.4")] * 2)
    for line, name in enumerate(FINDINGS, 1)
)
PROBLEMS = tuple(Problem("乙", line, "column D", "…") for line in range(2, 32))
REPORTS = [
    CheckReport("表", ROWS, EVERY, places=PLACES, language="ja", remarks={"ja": "注意"}),
    CheckReport("丙", (CheckedRow(2, "甲", "", Outcome.UNPUBLISHED),), (), language="ja"),
    CheckReport("乙", (), (), PROBLEMS, language="ja"),
]

OURS = {
    "text": NAMES,
    "table": NAMES,
    "markdown": NAMES | {"sokatsu", "check", "br"},
    "github": NAMES | {"error", "warning", "notice", "file", "line", "title", "text", "ジョブ"},
}
"""Names and what belongs to a format."""


@pytest.mark.parametrize("form", OURS)
def test_japanese_reports_have_no_english_words(form: str) -> None:
    text = b"".join(REPORT_FORMATS[form](REPORTS)).decode()
    assert {*WORD_OF_OURS.findall(text)} <= OURS[form]
    assert "注意" in text


def test_japanese_junit_has_no_english_words() -> None:
    text = b"".join(REPORT_FORMATS["junit"](REPORTS)).decode()
    said = re.findall('(?:>| message="| value="|testcase .* name=")([^<"]+)', text)
    assert {*WORD_OF_OURS.findall(" ".join(said))} <= NAMES
    assert "    <system-out>注意</system-out>\n  </testsuite>" in text
    assert '<skipped message="公表達成率なし" />' in text


@pytest.mark.parametrize(
    ("published", "note", "english", "japanese"),
    [
        ("皆減", "'皆減' is not a number", "'皆減' is not a number", "'皆減'は数値ではない"),
        ("5件", "'5件' is not a number; the unit is '%'", None, "が数値ではない({note})"),
        ("1", "is no number: a date", None, "が数値ではない({note})"),
    ],
)
def test_a_published_rate_that_is_no_number(
    published: str, note: str, english: str | None, japanese: str
) -> None:
    finding = made(2, "not-comparable", published=published, note=note)
    assert finding.said("en") == f"the published rate {english or note}"
    assert finding.said("ja") == f"公表達成率{japanese.format(note=note)}"


def test_the_language_of_a_report(sokatsu: Sokatsu, table: WriteTable) -> None:
    path = table(["空き家,↘,30,37"])
    text = path.read_text(encoding="utf-8").replace("actual\n", "actual,published_rate\n")
    path.write_text(text.replace("37\n", "37,123.3%\n"), encoding="utf-8")
    run = sokatsu("check", path, "--lang", "ja", "--ignore", "above-cap")
    assert run.stdout.decode().splitlines()[-1] == (
        f"{path}: 0件一致、1件不一致、0件比較不能、0件公表値なし。エラー1件、警告0件"
    )
