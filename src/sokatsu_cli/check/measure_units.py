"""Units whose numbers are no counts of whole things, and so may be printed rounded."""

import re
import unicodedata

_MEASURES = frozenset(
    [
        *("%", "パーセント", "‰", "ポイント", "pt", "ppm", "ppb", "℃", "°c", "db", "デシベル"),
        *(
            "mg",
            "g",
            "kg",
            "t",
            "グラム",
            "キログラム",
            "トン",
            "mm",
            "cm",
            "m",
            "km",
            "メートル",
            "キロメートル",
        ),
        *("m2", "km2", "a", "ha", "ヘクタール", "平方メートル", "平方キロメートル"),
        *("ml", "l", "kl", "m3", "リットル", "キロリットル", "立方メートル"),
        *("kw", "mw", "gw", "wh", "kwh", "mwh", "gwh", "j", "mj", "gj", "tj"),
        *("t-co2", "kg-co2", "g-co2", "t-co2e", "tco2", "kgco2", "トン-co2", "トンco2"),
        *("時間", "分", "秒"),
    ]
)
"""Units of measure, in the form of `_form`."""

_IN_THOUSANDS = re.compile("[千万億兆]")

_DASHES = str.maketrans("‐‑–—−", "-----")


def is_measure(unit: str) -> bool:
    """Tell whether numbers with a unit may be printed rounder than those computed with.

    Shares and measures are (%, km, t-CO2), what is counted in thousands (千人, 百万円), and what is
    a measure for each of something (kg/人); 人, 件 and 件/年 are counts of whole things.

    >>> [is_measure(unit) for unit in ("％", "千円", "ｇ/人・日", "件", "件/年", "")]
    [True, True, True, False, False, False]
    """
    form = _form(unit)
    measured = re.split("[/(]", form)[0]
    return measured in _MEASURES or bool(_IN_THOUSANDS.match(measured.lstrip("十百")))


def _form(unit: str) -> str:
    """Return a unit with one width, without blanks and with one kind of dash."""
    plain = unicodedata.normalize("NFKC", unit).translate(_DASHES)
    return "".join(plain.split()).casefold().strip("()")
