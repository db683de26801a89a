"""The settings of a calculation: how rates are computed, rounded and capped."""

from decimal import Decimal
from fractions import Fraction
from math import isnan
from operator import index
from typing import Any, NamedTuple, SupportsIndex

from sokatsu_cli.model.columns import YEAR_COLUMNS
from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.float_texts import float_text
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import Rounding, parse_number, round_exact
from sokatsu_cli.model.terms import Methods
from sokatsu_cli.model.years import year_of

Number = int | str | float | Decimal | Fraction | SupportsIndex
"""An exact number, also NumPy's integers; text is read as a cell of a table is.

Floats are refused: they are not exact.
"""

MOST_DIGITS = 6
"""Decimals that a rate can be printed with."""


ROW = -1
"""Stands for the year of the row itself where that of a target is given."""


class GivenYears(NamedTuple):
    """The years of rows whose own cells have none; 0 for none.

    Attributes:
        baseline: That of the baseline.
        target: That of the target; `ROW` for that of the row itself.
        row: That of the actual.
    """

    baseline: int = 0
    target: int = 0
    row: int = 0

    @classmethod
    def checked(
        cls,
        baseline: "str | int | None" = None,
        target: "str | int | None" = None,
        row: "str | int | None" = None,
    ) -> "GivenYears":
        """Return the years that a caller gives, None for none; ``row`` for a target's own.

        >>> GivenYears.checked("H26", "row"), GivenYears.checked(target=2030).target
        (GivenYears(baseline=2014, target=-1, row=0), 2030)

        Raises:
            ValueError: Something else than a year.
        """
        of_row = isinstance(target, str) and target.strip().casefold() == "row"
        years = [
            0 if given is None else year_of(str(given))
            for given in (baseline, None if of_row else target, row)
        ]
        return cls(years[0], ROW if of_row else years[1], years[2])

    @property
    def of_one_row(self) -> "GivenYears":
        """The years where there is one row, which has these."""
        return self._replace(target=self.row) if self.target == ROW else self


class Rules(NamedTuple):
    """The settings of a calculation; `checked` makes them from what a caller gives."""

    method: Methods
    tolerance: Fraction
    cap: Fraction | None
    digits: int
    rounding: Rounding
    years: GivenYears = GivenYears()

    @classmethod
    def checked(
        cls,
        method: Methods | str,
        tolerance: Number,
        cap: Number | None,
        digits: int,
        rounding: Rounding | str,
        *,
        years: GivenYears = GivenYears(),  # noqa: B008 - a tuple
    ) -> "Rules":
        """Return the settings.

        Raises:
            ValueError: A setting out of its range.
            TypeError: No number for ``cap`` or ``tolerance``.
        """
        if digits not in range(MOST_DIGITS + 1):
            raise ValueError(
                _("digits must be 0 to {most}: {digits}").format(most=MOST_DIGITS, digits=digits)
            )
        if rounding not in [*Rounding]:
            told = _("unknown rounding {rounding!r}; write one of {names}")
            raise ValueError(told.format(rounding=rounding, names=", ".join(Rounding)))
        limit = None if cap is None else bound(cap, "cap")
        margin = bound(tolerance, "tolerance")
        return cls(Methods.parse(method), margin, limit, digits, Rounding(rounding), years)

    @property
    def share(self) -> tuple[int, int]:
        """The tolerance as a quotient: what part of the target it is."""
        return (self.tolerance / 100).as_integer_ratio()

    @property
    def given(self) -> dict[str, Any]:
        """The settings as the functions of the library take them."""
        settings = self._asdict()
        first, last, now = settings.pop("years")
        years = first or None, "row" if last == ROW else last or None, now or None
        return settings | dict(zip(YEAR_COLUMNS, years, strict=True))

    def rounded(self, rate: Fraction | None) -> Decimal | None:
        """Return a rate as it is printed, None where it is undefined."""
        return None if rate is None else round_exact(rate, self.digits, self.rounding)


def value_of(value: Number | None) -> Fraction | None:
    """Return the value of a cell; NaN and some texts stand for a missing one.

    Raises:
        TypeError: As `exact`.
        ValueError: As `exact`.
    """
    if isinstance(value, str):
        return parse_number(value)
    if value is None or (isinstance(value, float) and isnan(value)):
        return None
    return exact(value)


def target_of(value: Number | None) -> tuple[Fraction | None, bool]:
    """Return the value of a target, and whether it is a word of direction instead.

    >>> target_of("80"), target_of("減少を目指します")
    ((Fraction(80, 1), False), (None, True))

    Raises:
        TypeError: As `exact`.
        ValueError: As `exact`.
    """
    worded = isinstance(value, str) and is_word_target(value)
    return (None if worded else value_of(value)), worded


def exact(value: Number) -> Fraction:
    """Return the value as a Fraction.

    >>> exact("84.2") == exact(Decimal("84.2")) == exact(84.2) == Fraction(421, 5)
    True

    A float is the decimal that was written, as in frames (docs/contract.md, The library).

    Raises:
        TypeError: What is no number, or a float of another size than Python's.
        ValueError: Text that is no number, a float of more than 15 digits, or what is not finite.
    """
    if isinstance(value, float):
        value = float_text(value)
    if isinstance(value, str):
        number = parse_number(value, missing=frozenset())
        assert number is not None  # noqa: S101 - nothing counts as missing here
        return number
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError(_("{value} is not a number").format(value=value))
    if isinstance(value, (Decimal, Fraction)):
        return Fraction(value)
    if isinstance(value, SupportsIndex):
        return Fraction(index(value))
    raise TypeError(
        _("{value!r} is not exact; pass text, an int, a Decimal or a Fraction").format(value=value)
    )


def bound(value: Number, name: str) -> Fraction:
    """Return a setting in percent (cap, tolerance) as a Fraction that is not negative."""
    number = exact(value)
    if number < 0:
        raise ValueError(_("{name} must not be negative: {value}").format(name=name, value=value))
    return number
