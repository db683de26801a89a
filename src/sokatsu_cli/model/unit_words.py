"""The units that headings name: 人, 千円, %, か所 and their like."""

import re

from sokatsu_cli.model.columns import normalised

UNIT = re.compile(
    r"単位.*|[%‰]|[千百十]?万?億?(?:円|人|件|回|トン|戸|世帯|団体|kg|kwh|mw|kw)|[千百]?(?:k?m[2²3³]?|㎡|㎥|ha|t|g|l)"
    r"|[かヶケカ箇ヵ]所|箇?所|施設|校|園|冊|台|日|時間|分|年|歳|点|ポイント|pt|位|本|社|組|店|頭|床|個|名|事業|部|基|館|地区|品目"
)
"""A unit as a text in its compared form has it (NFKC, case ignored, no blanks)."""


def is_unit(text: str) -> bool:
    """Tell whether a text is a unit that is often used, such as 人 or %."""
    return UNIT.fullmatch(normalised(text)) is not None


def unit_in(text: str) -> str:
    """Return the unit that a text in brackets is, in one spelling; "" if it is none.

    >>> unit_in("単位:千円"), unit_in("、か所"), unit_in("累計")
    ('千円', '箇所', '')
    """
    plain = "".join(text.split()).strip(":・/、,|=-")
    unit = re.sub("^単位[:;]?", "", plain)
    is_one = UNIT.fullmatch(unit) or unit != plain
    return re.sub("[かヶケカ箇ヵ個]所", "箇所", unit) if is_one else ""


def unit_behind(name: str) -> str:
    """Return what stands in brackets at the end of a name, where a heading says its unit does.

    >>> unit_behind("死者数(人)"), unit_behind("死者数")
    ('人', '')
    """
    match = re.fullmatch(r".*[(（]([^()（）]+)[)）]\s*", name, re.DOTALL)
    return match[1].strip() if match else ""
