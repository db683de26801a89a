"""The row of each indicator: its columns in their order, as texts or as numbers."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

import numpy as np

from sokatsu_cli.model.columns import SECTION, Header
from sokatsu_cli.progress.indicators import Indicators
from sokatsu_cli.progress.measures import MEASURES
from sokatsu_cli.progress.notes import JOINT
from sokatsu_cli.progress.settings import Settings
from sokatsu_cli.progress.table_rows import Named
from sokatsu_cli.progress.texts import printed_texts, year_texts
from sokatsu_cli.rate.digits import Flags
from sokatsu_cli.rate.quotients import WAYS

VALUES = ("direction", "baseline_year", "baseline", "year", "actual", "target_year", "target")
"""The columns behind those that name an indicator."""

_YEARS = {"baseline_year", "year", "target_year"}
_TEXTS = {*SECTION, "indicator", "unit", "direction", "class", "note"}


def result_columns(header: Header, measure: str) -> list[str]:
    """Return the names of the columns of progress: those of the table are its own known ones."""
    named = [name for name in (*SECTION, "indicator", "unit") if name in header.positions]
    return [*named, *VALUES, *MEASURES[measure].columns, "class", "note"]


def with_numbers(
    names: Iterable[str], columns: Iterable[Sequence[str]], measure: str
) -> list[Sequence[object]]:
    """Return columns of texts with numbers as Decimals, years as whole numbers, None for none."""
    years = {*_YEARS, *MEASURES[measure].years}
    numbers = {*VALUES, *MEASURES[measure].columns} - _TEXTS
    return [
        column
        if name not in numbers
        else [(int if name in years else Decimal)(text) if text else None for text in column]
        for name, column in zip(names, columns, strict=True)
    ]


def result_texts(
    names: Sequence[str], indicators: Indicators, named: Named, measure: str, settings: Settings
) -> list[Sequence[str]]:
    """Return the columns of progress as texts.

    Args:
        names: Their names, as of `result_columns`.
        indicators: n indicators.
        named: What names them.
        measure: The name of the measure.
        settings: What decides.
    """
    chosen = MEASURES[measure]
    judged = chosen.judge(indicators, settings)
    texts = _row_texts(indicators, named) | dict(zip(chosen.columns, judged.cells, strict=True))
    words = [str(each.value) for each in chosen.classes]
    texts["class"] = list(map(words.__getitem__, judged.classes.tolist()))
    texts["note"] = _joined([*indicators.notes, *judged.notes], len(indicators))
    return [texts[name] for name in names]


def _row_texts(indicators: Indicators, named: Named) -> dict[str, Sequence[str]]:
    """Return by name the columns that say what an indicator is."""
    measured = indicators.measured
    sections = zip(*named.sections, strict=True) if named.sections else [()] * len(SECTION)
    ways = np.where(indicators.one_way, measured.way, len(WAYS)).tolist()
    values = zip(("target", "actual", "baseline"), indicators.values, strict=True)
    years = zip(("baseline_year", "target_year", "year"), measured.years.T, strict=True)
    return {
        **dict(zip(SECTION, map(list, sections), strict=True)),
        "indicator": named.names,
        "unit": named.units,
        "direction": list(map([*map(str, WAYS), ""].__getitem__, ways)),
        **{name: printed_texts(column) for name, column in values},
        **{name: year_texts(numbers) for name, numbers in years},
    }


def _joined(notes: Sequence[tuple[Flags, str]], count: int) -> list[str]:
    """Return the notes of each of some indicators, one after another."""
    kinds = np.zeros(count, dtype=np.int64)
    for at, (flags, _note) in enumerate(notes):
        kinds |= flags.astype(np.int64) << at
    distinct, places = np.unique(kinds, return_inverse=True)
    texts = [
        JOINT.join(note for at, (_flags, note) in enumerate(notes) if kind >> at & 1)
        for kind in distinct.tolist()
    ]
    return [texts[place] for place in places.tolist()]
