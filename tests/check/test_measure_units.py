"""Units whose numbers are no counts of whole things."""

import pytest

from sokatsu_cli.check.measure_units import is_measure


@pytest.mark.parametrize(
    "unit",
    [
        *["%", "％", "(%)", "（％）", "% (前年比)", "パーセント", "‰", "ポイント", "pt", "ppm"],
        *["℃", "°C", "dB", "デシベル", "㏈"],
        *["mg", "ｇ", "Kg", "㎏", "t", "トン", "㌧", "グラム", "キログラム"],
        *["mm", "m", "km", "㎞", "メートル", "ha", "㏊", "ヘクタール", "㎡", "m2", "k㎡", "km²"],
        *["㎥", "m³", "L", "kL", "リットル", "kWh", "MWh", "GJ"],
        *["t-CO2", "ｔ－CO₂", "t‐CO2", "tCO2", "kg-CO2", "千t-CO2", "万トン", "トン-CO2"],
        *["千人", "千円", "万人", "百万円", "十億円", "億円", "兆円", "千 円"],
        *["ｇ/人・日", "kg/人", "g／人日", "%/年", "t/年", "千円/人", "時間", "分", "秒", "km/h"],
    ],
)
def test_measures(unit: str) -> None:
    assert is_measure(unit)


@pytest.mark.parametrize(
    "unit",
    [
        *["", " ", "人", "件", "回", "団体", "か所", "世帯", "円", "位", "点", "校", "日"],
        *["件/年", "人/日", "件／千人", "人(千人当たり)", "人口千人", "メートル以上の樹木"],
        *["kgの会", "パーク", "トンネル", "分団", "時間帯", "mg未満の地点"],
    ],
)
def test_counts_of_whole_things(unit: str) -> None:
    assert not is_measure(unit)
