"""What is told of cells at a glance is what their words say, read one after another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli.tidy.heading_readings import is_when, role_of, words_of

_SAID = """目標 目標値 実績 実績値 計画値 見込量 ﾌﾟﾗﾝ値 プラン 目安 達成率 進捗率(B)/(A) 対計画比
    策定時 基準値 当初 ベースライン 開始時点 スタート値 現状値 現在値 決算額 最新値 結果 直近値
    実施値 達成値 target ＴＡＲＧＥＴ actual result rate baseline current 目標・実績 上段 下段
    H26 平成26年度 ㍻26 令和元年 2018 １９９９ 26年度 1,950 12.2010 第2期 前期 後期 上半期 最終
    中間 男性 女 年間 の 直近の 末 現在 ① (A) （実績） 【人】 (数値は平成14年度末) 〔%〕 <人> 人口
    公園の数 リサイクル率 市民 件数 総合計画 期間 終了時 1 ア ※1 - 〜 : ・ 目　標 計 画 見込み
    額 数 量 累計 5 3.2 80%"""
_PIECES = _SAID.split()
_MORE = ["", "目 標 値", "3月末", "第2次総合計画 前期", "1" * 300]


def agrees(text: str) -> bool:
    """Tell whether a glance says what the words say."""
    words = words_of(text)
    return (role_of(text), is_when(text)) == (words.holds, words.is_when)


@pytest.mark.parametrize("text", [*_PIECES, *_MORE])
def test_each_word(text: str) -> None:
    assert agrees(text)


@given(st.lists(st.sampled_from([*_PIECES, " ", "　", "\n"]), min_size=1, max_size=4))
def test_words_together(pieces: list[str]) -> None:
    assert agrees("".join(pieces).strip())


@given(st.text(max_size=12))
def test_any_text(text: str) -> None:
    assert agrees(text.strip())
