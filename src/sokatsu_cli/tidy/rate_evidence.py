"""What printed rates say of which columns they are the rates of."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import Printed, parse_number, parse_printed
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import WHICH, DoubtfulHeadings
from sokatsu_cli.tidy.value_texts import value_text

_ENOUGH = 3  # rates that are no accident
_CAP = Fraction(1)
_SCALES = (100, 1)  # a rate in percent, or as a share


def printed_rate(text: str) -> Printed | None:
    """Return the rate that a cell prints, None if it prints none."""
    try:
        return parse_printed(text, "%")
    except ValueError:
        return None


def number_in(text: str) -> Fraction | None:
    """Return the number of a cell of values, None if there is not just one."""
    found = value_text(text)
    return parse_number(found.number) if found else None


def is_rate_of(rate: Printed, target: Fraction, actual: Fraction, scale: int) -> bool:
    """Tell whether a printed rate is that of a target and an actual, in either direction."""
    if not target or not actual:
        return False
    exact = actual / target, target / actual, 2 - actual / target
    return any(
        rate.matches(each * scale, way)
        for ratio in exact
        for each in (ratio, min(ratio, _CAP))
        for way in ("half-up", "down")
    )


def agreeing_rates(rows: Iterable[Mapping[str, str]]) -> tuple[int, int]:
    """Return how many printed rates of tidy rows their values give, and of how many.

    >>> row = {"target": "80", "actual": "110", "published_rate": "137.5%"}
    >>> agreeing_rates([row, {**row, "actual": "330"}])
    (1, 2)
    """
    count = of = 0
    for row in rows:
        rate = printed_rate(row.get("published_rate", ""))
        target, actual, baseline = (
            number_in(row.get(name, "")) for name in ("target", "actual", "baseline")
        )
        if rate is None or not rate.value or target is None or actual is None:
            continue
        starts = [Fraction(0), *([] if baseline is None else [baseline])]
        of += 1
        count += any(
            is_rate_of(rate, target - start, actual - start, scale)
            for start in starts
            for scale in _SCALES
        )
    return count, of


def check_rates(layout: Layout, rows: Sequence[SheetRow]) -> None:
    """Refuse columns of which no printed rate is one, while all of them are those of another.

    Raises:
        DoubtfulHeadings: The rates are of a further column, such as 累計.
    """
    for period in layout.periods:
        if not {Role.TARGET, Role.ACTUAL, Role.RATE} <= {*period.places}:
            continue
        rates = [(row, printed_rate(row.printed(period.places[Role.RATE]))) for row in rows]
        known = [(row, rate) for row, rate in rates if rate is not None and rate.value]
        target, actual = (period.places[role] for role in (Role.TARGET, Role.ACTUAL))
        if len(known) < _ENOUGH or _reproduced(known, target, actual):
            continue
        for place, heading in layout.others.items():
            if _reproduced(known, target, place) == len(known):
                text = _("every rate is that of {heading}, none that of the actual")
                text = text.format(heading=quoted(heading))
                raise DoubtfulHeadings(text, _(WHICH), "actual", [place, actual])
            if _reproduced(known, place, actual) == len(known):
                text = _("every rate is that against {heading}, none that against the target")
                text = text.format(heading=quoted(heading))
                raise DoubtfulHeadings(text, _(WHICH), "target", [target, place])


def _reproduced(known: Sequence[tuple[SheetRow, Printed]], target: int, actual: int) -> int:
    """Return how many rates two columns give, as percent or as shares."""
    count = 0
    for row, rate in known:
        numbers = [number_in(row.value(place)) for place in (target, actual)]
        one, other = numbers
        if one is not None and other is not None:
            count += any(is_rate_of(rate, one, other, scale) for scale in _SCALES)
    return count
