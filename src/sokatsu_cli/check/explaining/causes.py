"""What can make a printed rate differ: the names of causes, and an explanation as a value."""

from enum import StrEnum
from fractions import Fraction
from typing import Literal, NamedTuple

from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method


class Cause(StrEnum):
    """One assumption of an explanation, beside those that ``--allow`` takes (`Allowance`)."""

    METHOD = "method"
    DIRECTION_IGNORED = "direction-ignored"
    ROUNDING = "rounding"
    CAP = "cap"
    TOLERANCE = "tolerance"
    EXCHANGED = "exchanged"
    COMPLEMENT = "complement"
    POINTS = "points"
    OTHER_TARGET = "other-target"
    OTHER_ACTUAL = "other-actual"
    OTHER_ROW = "other-row"
    DIGITS_EXCHANGED = "digits-exchanged"
    DIGIT_DROPPED = "digit-dropped"
    DIGIT_DOUBLED = "digit-doubled"
    POINT_MOVED = "point-moved"
    DIGIT_CHANGED = "digit-changed"


Causes = tuple[Cause | Allowance, ...]


Value = Literal["target", "actual", "baseline"]

VALUES: tuple[Value, ...] = ("target", "actual", "baseline")
"""The columns of values."""


class Taken(NamedTuple):
    """A value that was taken from another row.

    Attributes:
        column: Of which column.
        value: The value, with the digits printed.
        row: The line of that row.
        when: Its period and year, "" for none.
    """

    column: Value
    value: str
    row: int
    when: str


class Range(NamedTuple):
    """What a value can be that is printed as it is."""

    column: Value
    least: str
    most: str


class Step(NamedTuple):
    """What is done to a figure before it is printed: capped at, held to 0, as a share, padded."""

    name: Literal["capped", "held", "share", "padded"]
    figure: str = ""


class Line(NamedTuple):
    """The straight line on which an expected value lies.

    Attributes:
        baseline: The value at its beginning, with the digits printed.
        first: Its year.
        target: The value at its end.
        last: Its year.
        year: The year at which it is read.
    """

    baseline: str
    first: int
    target: str
    last: int
    year: int


Qualifier = str | Taken | Range | Line


class Given(NamedTuple):
    """That a formula gives a printed rate.

    Attributes:
        causes: What it assumes.
        formula: The formula, in the English words of `explanations`.
        itself: The figure that it gives by itself, or the least and the largest one.
        steps: What makes the printed rate of it.
        figure: The printed rate, or the least and the largest one that there can be.
        qualifiers: What else is assumed.
    """

    causes: Causes
    formula: str
    itself: tuple[str, ...]
    steps: tuple[Step, ...]
    figure: tuple[str, ...]
    qualifiers: tuple[Qualifier, ...]


class Slip(NamedTuple):
    """That a figure with a slip of the hand is the printed rate.

    Attributes:
        causes: The slip.
        figure: The right figure.
    """

    causes: Causes
    figure: str


class Beside(NamedTuple):
    """That another row has the printed rate.

    Attributes:
        causes: That it is another row's.
        figure: The printed rate.
        row: The line of that row.
    """

    causes: Causes
    figure: str
    row: int


Explanation = Given | Slip | Beside


class FormulaPractice(NamedTuple):
    """What several differences have in common: a method, a rounding and a cap.

    Attributes:
        method: None for that of the rules.
        rounding: How rates are rounded.
        cap: In %, None for none.
        causes: Which of these the rules have otherwise.
    """

    method: Method | None
    rounding: Rounding
    cap: Fraction | None
    causes: tuple[Cause | Allowance, ...]


CommonKey = tuple[Allowance, ...] | FormulaPractice | Cause


class Common(NamedTuple):
    """What most differences of a table have in common.

    Attributes:
        practice: It.
        explains: How many differences.
        of: How many there are.
        options: The options of ``check`` that accept it, or compute so; none where there are none,
            or it is accepted.
        left: How many rows differ when rates are computed so, None where differences are accepted.
    """

    practice: CommonKey
    explains: int
    of: int
    options: tuple[str, ...]
    left: int | None
