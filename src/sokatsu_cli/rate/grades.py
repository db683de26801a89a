"""Grades of achievement rates: a label for each span of rates, such as ◎ ○ △ ▲."""

from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import parse_number, plain
from sokatsu_cli.model.visible import quoted, visible
from sokatsu_cli.rate.achievements import Achievement

_TWINS = str.maketrans("：，", ":,")


class Grades(NamedTuple):
    """A set of grades: inclusive lower bounds in %, falling, each with its label."""

    bounds: tuple[tuple[Fraction, str], ...]

    def __repr__(self) -> str:
        """Return what makes the same set.

        >>> Grades.parse("90:○,100:◎")
        Grades.parse('100:◎,90:○')
        """
        return f"Grades.parse({self.text!r})"

    @classmethod
    def parse(cls, text: str) -> "Grades":
        """Read ``BOUND:LABEL,BOUND:LABEL,…``, in any order, or the name of one of `GRADE_SETS`.

        >>> Grades.parse("90:○,100:◎").labels
        ('◎', '○')

        Raises:
            ValueError: No such set; a bound or label that is missing, wrong or given twice.
        """
        spelled = GRADE_SETS.get(text.strip().casefold(), text).translate(_TWINS)
        if ":" not in spelled:
            raise ValueError(
                _("{text} is no set of grades; write BOUND:LABEL,… or one of {names}").format(
                    text=quoted(text), names=", ".join(GRADE_SETS)
                )
            )
        bounds: dict[Fraction, str] = {}
        for part in spelled.split(","):
            bound, label = _bound(part)
            if bound in bounds or normalised(label) in map(normalised, bounds.values()):
                raise ValueError(_("{part} repeats a bound or a label").format(part=quoted(part)))
            bounds[bound] = label
        return cls(tuple(sorted(bounds.items(), reverse=True)))

    @classmethod
    def checked(cls, grades: "Grades | str | None") -> "Grades | None":
        """Return the grades that a caller gives, None for none.

        Raises:
            ValueError: As `parse`.
        """
        return cls.parse(grades) if isinstance(grades, str) else grades

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, the best first."""
        return tuple(label for _bound, label in self.bounds)

    @property
    def text(self) -> str:
        """The set as `parse` reads it.

        >>> Grades.parse("90：○，100:◎").text
        '100:◎,90:○'
        """
        return ",".join(f"{plain(bound)}:{label}" for bound, label in self.bounds)

    def of(self, found: Achievement) -> str:
        """Return the grade of an exact, uncapped rate; ``""`` for none.

        A negative rate is graded as 0, as it is capped. Where the rate is undefined, the capped
        rate is graded: the cap if the target is achieved all the same, else nothing.
        """
        rate = found.capped_rate if found.rate is None else max(found.rate, Fraction(0))
        if rate is None:
            return ""
        return next((label for bound, label in self.bounds if rate >= bound), "")


def _bound(part: str) -> tuple[Fraction, str]:
    """Split one ``BOUND:LABEL``."""
    text, _colon, label = (piece.strip() for piece in part.partition(":"))
    bound = parse_number(text, missing=frozenset()) if text and label else None
    if bound is None or bound < 0 or visible(label) != label:
        raise ValueError(_("{part} is not BOUND:LABEL, such as 90:○").format(part=quoted(part)))
    return bound, label


GRADE_SETS = {
    "iaa": "120:A,100:B,80:C,0:D",
    "maff": "90:A,50:B,0:C",
    "ibaraki": "100:A,80:B+,50:B,0:C",
    "nagoya-port": "80:順調,60:やや遅れ,0:遅れ",
    "sano": "100:7,90:6,80:5,70:4,60:3,50:2,0:1",
}
"""Ready-made sets by name; who uses each, and where it says so, stands in docs/grades.md."""
