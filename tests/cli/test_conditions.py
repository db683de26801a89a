"""--where, --sort and --columns: which rows and columns come out, and what is said of it."""

import csv
import io
import re
from pathlib import Path

import pytest

from support import Sokatsu

TABLE = """目標指標,単位,めざす方向,計画期間,目標値,実績値,担当課,CO2=<1,-a
ごみの量,g,↘,前期,820,909.4,環境課,3,1
NPO数,団体,↗,前期,"1,000",999.6団体,市民課,,2
満足度,%,↗,後期,40%,41%,市民課,1,10
公園,,↗,H30,5,-,,x,
件数,件,↘,後期,5,0,環境課,1.0,
"""


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    return "t.csv"


def names(data: bytes) -> str:
    """Return the first letters of the indicators."""
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    return "".join(row[0][0] for row in rows[1:])


@pytest.mark.parametrize(
    ("where", "left", "told"),
    [
        ("rate<100", "ごN", ["not chosen, as no number stands there: 2 rows", "1 row"]),
        ("rate>=100", "満", ["not chosen, as no number stands there: 2 rows", "1 row"]),
        ("rate=100", "N", []),
        ("capped_rate<=100", "ごN満件", ["not chosen, as no number stands there: 1 row"]),
        ("capped_rate>=100", "満件", ["not chosen, as no number stands there: 1 row", "1 row"]),
        ("capped_rate>100", "", ["not chosen, as no number stands there: 1 row"]),
        ("capped_rate>=0", "ごN満件", ["not chosen, as no number stands there: 1 row"]),
        ("capped_rate<0", "", ["not chosen, as no number stands there: 1 row"]),
        ("達成率%>=100", "満", ["not chosen, as no number stands there: 2 rows", "1 row"]),
        ("実績値>=999.6", "N", ["not chosen, as no number stands there: 1 row"]),
        ("実績≦41", "満件", ["not chosen, as no number stands there: 1 row"]),
        ("担当課~課", "ごN満件", []),
        ("担当課!=環境課", "N満公", []),
        ("担当課＝", "公", []),
        ('"CO2=<1"=1', "満件", ["the same number with other decimals: 1 row"]),
        ("CO2=<1=1", "満件", ["the same number with other decimals: 1 row"]),
        ("status!=未達成", "満公件", []),
        ("status~達成", "ごN満件", []),
        ("方向=down", "ご件", []),
        ("期間=2018", "公", []),
        ("-a>1", "N満", ["not chosen, as no number stands there: 2 rows"]),
    ],
)
def test_where(sokatsu: Sokatsu, table: str, where: str, left: str, told: list[str]) -> None:
    run = sokatsu("rate", table, "--where", where, "-f", "csv")
    assert (run.status, names(run.stdout)) == (0, left)
    notes = [line for line in run.stderr.splitlines() if "no row is left" not in line]
    assert len(notes) == len(told)
    assert all(note.endswith(text) for note, text in zip(notes, told, strict=True))
    whole = sokatsu("rate", table, "--where", where, "--sort", "担当課", "-f", "csv")
    assert sorted(names(whole.stdout)) == sorted(left)
    assert whole.stderr == run.stderr


def test_a_capped_rate_without_a_cap_is_the_rate(sokatsu: Sokatsu, table: str) -> None:
    run = sokatsu("rate", table, "--no-cap", "--where", "capped_rate>100", "-f", "csv")
    assert names(run.stdout) == "満"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--where", "課<3"], "no column '課'; the table has 目標指標, 単位, めざす方向"),
        (["--where", "status>達成"], "'achieved' is no number; > compares numbers and years"),
        (["--where", "rate==5"], "'rate==5': == is no operator; write =, or a blank behind ="),
        (["--where", "rate"], "'rate' is not COLUMN=VALUE; instead of = there may be =, !=, <"),
        (["--where", "担当課~"], "nothing stands behind ~, and every cell contains nothing"),
        (["--sort", "--x"], "no column '-x'; the table has"),
        (["--columns", "+x"], "no column 'x'; the table has"),
        (["--columns", "rate,+担当課"], "'rate,+担当課': +COLUMN adds to the usual columns and"),
    ],
)
def test_what_cannot_be_asked_names_the_option(
    sokatsu: Sokatsu, table: str, options: list[str], message: str
) -> None:
    run = sokatsu("rate", table, *options)
    assert (run.status, run.stdout) == (2, b"")
    assert f"Invalid value for {options[0]}" in run.stderr.replace("'--where'", "--where")
    assert message in run.stderr


def test_an_expression_of_two_columns_is_refused(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("indicator,direction,target,actual,a,a~b\nx,up,1,1,c,d\n", encoding="utf-8")
    run = sokatsu("rate", path, "--where", "a~b=d")
    assert run.status == 2
    told = "'a~b=d' may be of 'a' and 'a~b'; write the column in double quotes"
    assert told in run.stderr
    assert names(sokatsu("rate", path, "--where", '"a~b"=d', "-f", "csv").stdout) == "x"


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (["rate"], "ごN満公件"),
        (["-rate"], "満Nご公件"),
        (["実績値"], "件満ごN公"),
        (["担当課", "-目標値"], "N満ご件公"),
        (["-a"], "ごN満公件"),
        (["--a"], "満Nご公件"),
    ],
)
def test_sort(sokatsu: Sokatsu, table: str, sort: list[str], order: str) -> None:
    options = [word for name in sort for word in ("--sort", name)]
    assert names(sokatsu("rate", table, *options, "-f", "csv").stdout) == order


HEAD = (
    "目標指標,単位,めざす方向,計画期間,目標値,実績値,担当課,CO2=<1,-a,rate,capped_rate,status,note"
)


@pytest.mark.parametrize(
    ("columns", "head"),
    [
        ("+担当課", HEAD),
        (
            "-note,-単位,-CO2=<1",
            HEAD.replace(",note", "").replace(",単位", "").replace(",CO2=<1", ""),
        ),
        ("-a", "-a"),
        ("--a", HEAD.replace(",-a", "")),
    ],
)
def test_columns_of_formats_for_programs(
    sokatsu: Sokatsu, table: str, columns: str, head: str
) -> None:
    run = sokatsu("rate", table, "--columns", columns, "-f", "csv")
    assert run.stdout.decode().splitlines()[0] == head


def test_all_columns_left_out(sokatsu: Sokatsu, tmp_path: Path) -> None:
    run = sokatsu("summary", "-f", "csv", "--columns", "-section,-section_name,-chapter")
    assert run.stdout.decode().startswith("rows,indicators,")
    path = tmp_path / "s.csv"
    every = run.stdout.decode().splitlines()[0].split(",")
    left = ",".join(f"-{name}" for name in ["chapter", "section", "section_name", *every])
    run = sokatsu("summary", "-o", path, "--columns", left)
    assert (run.status, path.exists()) == (2, False)
    assert "no column is left" in run.stderr


@pytest.mark.parametrize(
    ("columns", "head"),
    [
        ("+担当課", "目標指標 単位 方向 期間 目標値 実績値 達成率% 上限後% 状況 備考 担当課"),
        ("+rate,-備考,+a", "目標指標 単位 方向 期間 目標値 実績値 達成率% 上限後% 状況 -a"),
    ],
)
@pytest.mark.parametrize("bars", [[], ["--bars"]])
def test_columns_of_tables(
    sokatsu: Sokatsu, table: str, columns: str, head: str, bars: list[str]
) -> None:
    columns = columns.replace("+a", "+-a")
    run = sokatsu("rate", table, "--columns", columns, "--lang", "ja", *bars)
    shown = run.stdout.decode().splitlines()[0].split()
    assert [name for name in shown if name not in ("0", "100", "0%", "100%")] == head.split()


def test_summary_is_sorted_above_its_total(sokatsu: Sokatsu) -> None:
    run = sokatsu("summary", "--by", "section", "--sort", "-mean_capped_rate", "-f", "csv")
    rows = list(csv.reader(io.StringIO(run.stdout.decode())))[1:]
    assert [row[1] for row in rows] == ["2", "5", "1", "4", "3", ""]
    run = sokatsu("summary", "--sort", "section_name", "--no-total", "-f", "csv")
    assert len(run.stdout.decode().splitlines()) == 6
    run = sokatsu("summary", "--columns", "+lowest_line,-median_capped_rate,-total")
    assert "no column 'total'" in run.stderr
    run = sokatsu("summary", "--columns", "+lowest_line,-median_capped_rate,+rows")
    head = run.stdout.decode().splitlines()[0]
    assert (head.split()[-3:], "Median" in head) == (["Lowest", "line", "Rows"], False)


def test_summary_and_report_tell_of_rows_without_numbers(sokatsu: Sokatsu, table: str) -> None:
    asked = ["--where", "rate<100"]
    told = sokatsu("rate", table, *asked).stderr
    assert told
    assert sokatsu("summary", table, "--by", "担当課", *asked).stderr == told
    options = ["--by", "担当課", "--where", "rate>=101", "--period", "後期"]
    period = sokatsu("summary", table, *options).stderr
    assert period == told.splitlines()[0].replace("<100", ">=101").replace("2 rows", "1 row") + "\n"
    run = sokatsu("report", table, *asked, "-f", "markdown", "--lang", "en")
    assert told in run.stderr
    assert "Only rows with rate &lt; 100" in run.stdout.decode()


PLAN = """indicator,unit,direction,target,actual,baseline,baseline_year,year,target_year
a,件,up,20,15,10,2018,2023,2028
b,件,up,20,14,10,2018,2023,2028
c,件,up,200000,149999,100000,2018,2023,2028
d,件,up,20,,10,2018,2023,2028
"""


@pytest.mark.parametrize(
    ("options", "left", "told"),
    [
        (["--where", "pace>=100"], "ac", ["no number stands there: 1 row", "bound: 2 rows"]),
        (["--where", "class=順調"], "a", []),
        (["--where", "class!=on-track", "--sort", "-actual"], "cbd", []),
        (["--where", "actual<15", "--where", "direction=up"], "b", ["there: 1 row"]),
        (["--where", "実績値年度=H35"], "", ["no column '実績値年度'"]),
        (["--where", "met_in>=R10"], "abc", ["no number stands there: 1 row"]),
        (["--sort", "pace"], "bacd", []),
        (["--sort", "class", "--sort", "-pace"], "cbda", []),
    ],
)
def test_progress(
    sokatsu: Sokatsu, tmp_path: Path, options: list[str], left: str, told: list[str]
) -> None:
    path = tmp_path / "p.csv"
    path.write_text(PLAN, encoding="utf-8")
    run = sokatsu("progress", path, *options, "-f", "csv")
    assert names(run.stdout or b"x") == left
    assert all(text in run.stderr for text in told)
    assert bool(told) == bool(run.stderr)


def test_columns_of_progress(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text(PLAN, encoding="utf-8")
    run = sokatsu("progress", path, "--columns", "+projection,+class,-unit,-time,-note")
    shown = "Indicator Dir Baseline 2018 Actual 2023 Target 2028 Way % Pace % Class Projection"
    head = run.stdout.decode().splitlines()[0]
    assert [word for word in head.split() if word not in ("0", "100")] == shown.split()
    run = sokatsu("progress", path, "--by", "unit", "--columns", "-behind")
    assert "behind" not in run.stdout.decode().splitlines()[0]
    run = sokatsu("progress", path, "--by", "unit", "--columns", "-unit")
    assert "Unit" not in run.stdout.decode().splitlines()[0]


INDICATOR = re.compile(r"^\| (x[0-9]) ", re.MULTILINE)


def test_report_is_sorted(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = [
        *["A,x1,up,前期,10,5,2014", "A,x1,up,後期,10,2,2018", "A,x2,up,後期,10,9,2018"],
        *["B,x3,up,前期,10,3,2014", "B,x3,up,後期,10,10,2018", "B,x4,up,後期,10,,2018"],
    ]
    path = tmp_path / "t.csv"
    path.write_text("節,指標,方向,期間,目標値,実績値,年度\n" + "\n".join(rows), encoding="utf-8")
    for sort, order in [
        ([], "x1 x2 x3 x4"),
        (["--sort", "rate"], "x1 x2 x3 x4"),
        (["--sort", "-rate"], "x3 x4 x2 x1"),
        (["--sort=-change"], "x1 x2 x3 x4"),
        (["--sort", "-指標"], "x4 x3 x2 x1"),
        (["--where", "期間=後期", "--sort", "-actual"], "x3 x4 x2 x1"),
    ]:
        run = sokatsu("report", path, *sort, "-f", "markdown", "--lang", "en")
        assert (run.status, run.stderr) == (0, "")
        listed = run.stdout.decode().partition("\n## Indicators\n")[2]
        assert [*dict.fromkeys(INDICATOR.findall(listed))] == order.split()


def test_report_is_not_sorted_where_rows_are_all_that_orders_periods(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("指標,方向,期間,目標値,実績値\na,up,計画,1,1\na,up,中間,1,1\n", "utf-8")
    run = sokatsu("report", path, "--sort", "rate", "-f", "markdown")
    assert (run.status, run.stdout) == (2, b"")
    assert "the periods have no years, so the order of the rows is that of the" in run.stderr
