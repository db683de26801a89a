"""Markdown in the order of the page, of plans with and without periods, sections and notes."""

from report_tables import contents_of
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.formats import render_report
from sokatsu_cli.report.notes import SectionNote

TABLE = """章,節番号,節,目標指標,めざす方向,計画期間,年度,策定時,目標値,実績値,達成率,担当課
1,1,子育て,待機児童,↘,前期,H26,40,20,30,66.7%,こども課
1,1,子育て,待機児童,↘,後期,H30,40,0,10,0%,こども課
1,2,防災,自主防災組織,↗,後期,H30,"1,200","2,000","2,400",110%,危機管理課
"""

MANY = "目標指標,めざす方向,目標値,実績値\n" + "".join(f"甲{n},↗,10,{n}\n" for n in range(11))


def markdown(contents: Contents) -> str:
    return render_report("markdown", contents).decode()


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_the_parts_stand_in_the_order_of_the_page() -> None:
    heading = Heading("計画", "*副題*", "企画課", "R7.4.1")
    text = markdown(contents_of(TABLE, heading=heading))
    assert headings(text) == [
        "# 計画",
        "## 計画の達成状況",
        "## 期間ごとの達成状況",
        "## 節ごとの達成状況 後期(H30)",
        "## まず見るところ 後期(H30)",
        "## 指標の達成状況",
        "### 第1章",
        "#### 第1節 子育て",
        "#### 第2節 防災",
        "## 公表値との相違",
        "## 節ごとの集計",
        "## 指標の一覧(未達成を先に、達成率の低い順)",
    ]
    lines = text.splitlines()
    assert lines[2] == r"\*副題\*"
    assert "R7.4.1" in lines[4]
    assert "企画課" in lines[4]
    assert text.count("後期(H30) 2件中1件達成。2節のうち1節で達成なし。") == 1
    assert "| 前期(H26) | 0/1 | 1 |" in text
    assert "| 1-1 子育て | 0/1 |" in text
    assert "+1,200" in text
    assert lines[-1] == "元の表: &lt;frame&gt;"


def test_what_to_look_at_first_is_at_most_eight() -> None:
    text = markdown(contents_of(MANY))
    numbered = [line for line in text.splitlines() if line[1:3] == ". "]
    assert [line.split(". ")[0] for line in numbered] == [str(rank) for rank in range(1, 9)]
    assert numbered[0].startswith("1. **0.0% ✗** 甲0<br>")
    assert "\nほか2件\n" in text
    assert "節ごとの達成状況" not in text


def test_a_step_has_one_sign_in_all_tables_and_no_bar() -> None:
    text = markdown(contents_of(MANY))
    assert [text.count(f" {sign} 未達成 |") for sign in "△▲✗"] == [4, 6, 10]
    assert text.count("| 100.0% ✓ 達成 |") == 2
    assert "█" not in text


def test_nothing_to_look_at_first() -> None:
    text = markdown(contents_of("目標指標,めざす方向,目標値,実績値\n甲,↗,10,11\n", language="en"))
    assert "Nothing to look at first" in text
    assert "公表" not in text


def test_no_difference_and_one_with_its_cause() -> None:
    rows = TABLE.splitlines()
    same = "\n".join([rows[0], rows[1]])
    assert "公表された達成率は、すべて計算値と一致します。" in markdown(contents_of(same))
    text = markdown(contents_of(TABLE))
    assert "- 自主防災組織 後期 (H30): **100.0%** 公表値 ~~110%~~<br>" in text


def test_the_sentence_names_what_the_sheet_is_divided_into() -> None:
    by = {"by": "担当課"}
    text = markdown(contents_of(TABLE, options=by))
    assert "2担当課のうち1担当課で達成なし。" in text
    assert "## 担当課ごとの達成状況 後期(H30)" in text
    assert "| 担当課 | ✓ 達成 |" in text
    english = markdown(contents_of(TABLE, language="en", options=by))
    assert "In 1 of 2 groups none is achieved." in english
    assert "## By 担当課 後期" in english
    chapters = markdown(
        contents_of(TABLE + "2,,,乙,↗,後期,H30,,1,1,,\n", options={"by": "chapter"})
    )
    assert "2章のすべてに達成あり。" in chapters
    assert "| 第1章 | 1/2 |" in chapters


def test_notes_stand_in_their_sections() -> None:
    contents = contents_of(TABLE)
    notes = (
        SectionNote(None, "総評", "- 全体"),
        SectionNote(SectionKey("1", "2", "防災"), "課題", "二行\nある"),
    )
    text = markdown(Contents(contents.sheet, contents.words, contents.heading, None, notes))
    assert "## 指標の達成状況\n\n**総評**\n\n- \\- 全体\n" in text
    assert text.index("#### 第2節 防災") < text.index("**課題**\n\n- 二行<br>ある\n")
