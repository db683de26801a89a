"""Directions that a user gives where those of a sheet are lost, and if they can be right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.rows import TidyRow

_NAMED = 12  # how many indicators one warning names


def supplied_directions(given: str | None) -> Callable[[str], str]:
    """Return what gives the direction of an indicator by its name, "" for none.

    Args:
        given: One direction for all indicators, or the path of a tidy table that has those of
            each, whose names are compared as `names.name_key` says; None for no direction.

    Raises:
        InputError: There is no such table, it cannot be read, or gives an indicator two directions.
    """
    if given is None:
        return lambda _indicator: ""
    try:
        Direction.parse(given)
    except ValueError:
        if not Path(given).exists():
            told = _("no such file, and none of up, down, maintain and auto")
            raise InputError([Problem(f"--direction {given}", None, None, told)]) from None
        known = _from_table(given)
        return lambda indicator: known.get(name_key(indicator), "")
    return lambda _indicator: given


def _from_table(path: str) -> dict[str, str]:
    from sokatsu_cli.rate.frame_texts import header_of
    from sokatsu_cli.rate.parts import FramePart
    from sokatsu_cli.reading.frames import tidy_frame

    frame = tidy_frame(path)
    columns = ("indicator", "direction")
    part = FramePart(frame, header_of(frame, None, columns))
    known: dict[str, str] = {}
    problems = []
    for line, name, way in zip(part.lines, *map(part.texts, columns), strict=True):
        try:
            above = known.setdefault(name_key(name), way)
            if Direction.parse(way) is not Direction.parse(above):
                text = _("{name} has another direction above").format(name=quoted(name))
                problems.append(Problem(path, line, "direction", text))
        except ValueError as error:
            problems.append(Problem(path, line, "direction", str(error)))
    if problems:
        raise InputError(problems)
    return known


def against_baseline(row: TidyRow) -> Direction | None:
    """Return the direction of a row whose target lies on its wrong side of the baseline."""
    try:
        way = Direction.parse(row["direction"])
        target, baseline = (parse_number(row[name], row["unit"]) for name in ("target", "baseline"))
    except ValueError:
        return None
    if target is None or baseline is None:
        return None
    wrong = Direction.UP if target < baseline else Direction.DOWN
    return way if way is wrong and target != baseline else None


def baseline_warning(way: Direction, names: Sequence[str]) -> str:
    """Return the warning of a given direction that is against the baselines of indicators."""
    more = [_("and {count} more").format(count=len(names) - _NAMED)] if len(names) > _NAMED else []
    told = _(
        "warning: the target is above the baseline, which is against the direction {way} given "
        "with --direction: {rows}"
    )
    if way is Direction.UP:
        told = _(
            "warning: the target is below the baseline, which is against the direction {way} given "
            "with --direction: {rows}"
        )
    return told.format(way=way, rows=_(", ").join([*names[:_NAMED], *more]))
