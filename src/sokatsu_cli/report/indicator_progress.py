"""How far each indicator of a sheet is on its way to the target, as ``progress`` says it."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.progress.measures import settings_of
from sokatsu_cli.progress.works import ProgressWork
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.rules import Rules

_MEASURE = "way"

_USUAL = Methods.parse(Method.RATIO)
"""Progress is judged by the target itself, whatever the method of the rates."""


Line = tuple[tuple[int, Fraction], tuple[int, Fraction]]
"""The year and the value of the baseline, then those of the target."""


class IndicatorProgress(NamedTuple):
    """How far an indicator is on its way; texts are as ``progress`` prints them, "" for none.

    Attributes:
        name: The name of the indicator.
        kind: Its class.
        note: What is said beside it.
        year: The year of the actual that it is judged by, as a number of the western count.
        way: The share of the way from the baseline to the target, in %.
        time: The share of the time, in %.
        expected: The value expected by now.
        line: Between which values are expected, None where none are.
    """

    name: str
    kind: ProgressClass
    note: str
    year: str
    way: str
    time: str
    expected: str
    line: Line | None


def progress_by_identity(
    part: Part, identities: Iterable[int], rules: Rules, missing: Collection[str]
) -> dict[int, IndicatorProgress]:
    """Return the progress of each indicator of a table; none where it cannot be told.

    Args:
        part: All rows of the table.
        identities: The number of the indicator of each row.
        rules: How rates are computed.
        missing: Cells that stand for "no number".
    """
    settings = settings_of(_MEASURE, rules._replace(method=_USUAL, cap=Fraction(100)))
    work = ProgressWork(part.header, part.path, _MEASURE, settings, missing=missing)
    try:
        work.take(work.result(part), 0)
        columns = work.texts()
    except InputError:  # years that cannot be read, or rows that contradict each other
        return {}
    rows = (dict(zip(work.names, cells, strict=True)) for cells in zip(*columns, strict=True))
    return dict(zip(dict.fromkeys(identities), map(_progress, rows), strict=True))


def _progress(texts: Mapping[str, str]) -> IndicatorProgress:
    line = None
    if texts["expected"]:
        start, end = (
            (int(texts[f"{name}_year"]), Fraction(texts[name])) for name in ("baseline", "target")
        )
        line = start, end
    return IndicatorProgress(
        name=texts["indicator"],
        kind=ProgressClass(texts["class"]),
        note=texts["note"],
        year=texts["year"],
        way=texts["way"],
        time=texts["time"],
        expected=texts["expected"],
        line=line,
    )
