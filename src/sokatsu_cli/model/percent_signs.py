"""Signs of percent behind some numbers of a row and not behind others."""

from collections.abc import Mapping
from fractions import Fraction

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_percent
from sokatsu_cli.model.visible import quoted

SHARE_OR_PERCENT = N_("a share, or in percent? write % behind both or behind neither")
"""What is said of a number beside one with a sign of percent."""


def beside_percents(values: Mapping[str, tuple[str, Fraction]], unit: str = "") -> dict[str, str]:
    """Say which values of one row stand without a percent sign beside one that has it, uncertain.

    0.642 beside 70% is 64.2 percent or 0.642 percent. Where the unit is percent, a number above 1
    is no share.

    Args:
        values: Name to the text and the number of each value that is not missing and not 0, which
            is the same number either way.
        unit: The unit of the row.

    >>> beside_percents({"target": ("70%", Fraction(70)), "actual": ("64.2", Fraction("64.2"))})
    {'actual': "'64.2' beside '70%': a share, or in percent? write % behind both or behind neither"}
    """
    percents = [text for text, _value in values.values() if is_percent(text)]
    return {
        name: share_or_percent(text, percents[0])
        for name, (text, value) in values.items()
        if percents and not is_percent(text) and is_doubtful(value, unit)
    }


def share_or_percent(text: str, percent: str) -> str:
    """Say of a number beside one with a sign of percent that it may be a share."""
    told = _("{text} beside {other}: {question}")
    return told.format(text=quoted(text), other=quoted(percent), question=_(SHARE_OR_PERCENT))


def is_doubtful(value: Fraction, unit: str) -> bool:
    """Tell whether a number without a percent sign may be a share beside one that has it.

    >>> is_doubtful(Fraction("64.2"), "%"), is_doubtful(Fraction("0.642"), "%")
    (False, True)
    """
    return abs(value) <= 1 or not is_percent(unit)
