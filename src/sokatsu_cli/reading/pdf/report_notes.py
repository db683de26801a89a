"""What a printed report of ours has beside its table: notes on values, and the rows once more.

Any other text beside a number stays, and is for `tidy` to judge.
"""

import re
from collections.abc import Sequence

from sokatsu_cli.model.numerals import is_number

_AMOUNT = r"[-+−]?[0-9][0-9,.]*"
_NOTE = re.compile(
    rf"""\s*(?:
    [✓△▲✗–]\s(?:未達成|達成|データなし|[Nn]ot\sachieved|[Aa]chieved|[Nn]o\sdata)
    |(?:計算値|上限前|computed|uncapped)\s{_AMOUNT}%
    |(?:期待値|Expected)\s{_AMOUNT}
    |(?:策定時比|since\sbaseline)\s{_AMOUNT}%?(?:\s(?:改善|悪化|変化なし|improved|worse|unchanged))?
    |100%と表示されるが未達成|prints\sas\s100,\snot\sachieved
    )(?=\s|$)""",
    re.VERBOSE,
)


_ONCE_MORE = (
    "指標の一覧(未達成を先に、達成率の低い順)",
    "All results, those not achieved first, from the lowest rate on",
)


def is_once_more(titles: Sequence[str]) -> bool:
    """Tell whether the lines above a table say that it has the rows of the report once more."""
    bare = {"".join(title.split()) for title in titles[-1:]}
    return bool(bare & {"".join(each.split()) for each in _ONCE_MORE})


def without_report_notes(text: str) -> str:
    r"""Return a text without the notes of a report, if only numbers are left, or words for one.

    >>> without_report_notes("100% ✓ 達成\n上限前 118.2%")
    '100%'
    >>> without_report_notes("9\n4\n策定時比 -3 悪化")
    '9\n4'
    >>> without_report_notes("98.4% ✗ 未達成\n期待値 856.8")
    '98.4%'
    >>> without_report_notes("79.8% ▲ 未達成"), without_report_notes("▲ 79.8%")
    ('79.8%', '▲ 79.8%')
    >>> without_report_notes("調査中 ✗ 未達成"), without_report_notes("44.4%")
    ('調査中', '44.4%')
    """
    bare = _NOTE.sub("", text).strip()
    left = bare.split()
    return bare if left and all(is_number(each.removesuffix("%")) for each in left) else text
