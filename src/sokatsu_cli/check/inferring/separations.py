"""Which further row would tell apart ways to compute that reproduce as many printed rates.

Rows of the table without a printed rate are looked at first, then examples of small numbers, for
which the same formulas are computed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.check.inferring.combinations import Combination
from sokatsu_cli.check.inferring.further_rows import ExampleRows, FurtherRows, Range
from sokatsu_cli.check.practices import BETWEEN, Practice
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.rules import Rules

_MOST = 5
"""Rows that are named."""


class Alternative(NamedTuple):
    """One way to compute the rates of a direction."""

    method: Method
    practice: Practice

    def differences(self, other: "Alternative") -> frozenset[int]:
        """Return in which parts another one differs: 0 is the method, others are the practice's."""
        pairs = zip((self.method, *self.practice), (other.method, *other.practice), strict=True)
        return frozenset(number for number, (mine, yours) in enumerate(pairs) if mine != yours)


class Separation(NamedTuple):
    """A row whose printed rate would tell alternatives apart.

    Attributes:
        line: Its line, None for an example.
        way: Its direction.
        values: Its values by their names, as text.
        figures: Each figure that would be printed, or ``97.8 to 98.0``, with the alternatives that
            print it; that of the first place of the ranking first.
        differing: The numbers of the parts in which these alternatives differ.
    """

    line: int | None
    way: Direction
    values: Mapping[str, str]
    figures: Mapping[str, Sequence[Alternative]]
    differing: frozenset[int]


def separations(
    best: Sequence[Combination], unprinted: FurtherRows | None, rules: Rules, decimals: int
) -> tuple[Separation, ...]:
    """Return rows that would tell the first of some combinations from the others, five at most.

    Args:
        best: The combinations that tie.
        unprinted: The rows of the table that have a target and an actual, but no printed rate;
            None where they are too many.
        rules: Of which the tolerance counts.
        decimals: How many decimals rates are printed with.
    """
    if not best:
        return ()
    found: list[Separation] = []
    left = {way: _alternatives(best, way) for way in best[0].methods}
    for is_example in (False, True):
        for way in best[0].methods:
            rows = _examples(left[way], rules, decimals) if is_example else unprinted
            for each, told in _telling(way, left[way], rows, decimals) if rows else ():
                found.append(each)
                left[way] = [other for other in left[way] if other not in told]
            left = _still_tied(left)
    return tuple(found[:_MOST])


def _alternatives(best: Sequence[Combination], way: Direction) -> list[Alternative]:
    """Return the ways that tie for a direction, that of the first place first."""
    first = Alternative(best[0].chosen[way], best[0].practice)
    tied = (Alternative(method, each.practice) for each in best for method in each.methods[way])
    return [*dict.fromkeys([first, *tied])]


def _still_tied(left: Mapping[Direction, list[Alternative]]) -> dict[Direction, list[Alternative]]:
    """Leave out practices that are told apart by rows of any direction."""
    practices = ({each.practice for each in some} for some in left.values())
    tied = set.intersection(*practices)
    return {way: [each for each in some if each.practice in tied] for way, some in left.items()}


def _examples(alternatives: Sequence[Alternative], rules: Rules, decimals: int) -> FurtherRows:
    return ExampleRows(
        [*dict.fromkeys(each.practice for each in alternatives)],
        rules,
        decimals,
        methods={each.method for each in alternatives},
    )


def _telling(
    way: Direction, alternatives: Sequence[Alternative], rows: FurtherRows, decimals: int
) -> Iterator[tuple[Separation, set[Alternative]]]:
    """Yield rows that tell the first of some alternatives from others, with these.

    Those that differ in the fewest parts come first, so that a row shows one difference.
    """
    first, *others = alternatives
    table = {each: rows.figures(way, *each) for each in alternatives}
    told: set[Alternative] = set()
    named: set[Alternative] = set()
    for other in sorted(others, key=lambda other: len(first.differences(other))):
        differing = first.differences(other)
        place = _first_difference(table[first], table[other])
        if place is None or other in (told if len(differing) > 1 else named):
            continue
        printed = {each: figures[place] for each, figures in table.items()}
        apart = {each for each in others if _are_apart(printed[each], printed[first])}
        like = [each for each in alternatives if first.differences(each) <= differing]
        chosen = [first, other] if len(differing) > 1 else like
        shown: dict[str, list[Alternative]] = {}
        for each in chosen:
            if figures := printed[each]:
                shown.setdefault(_text(figures, decimals), []).append(each)
        told |= apart
        named |= apart.intersection(chosen)
        targets = dict.fromkeys(each.practice.target for each in chosen)
        line, values = rows.row(way, place, [*targets])
        yield Separation(line, way, values, shown, differing), told


def _first_difference(one: Sequence[Range | None], other: Sequence[Range | None]) -> int | None:
    """Return the first place at which two have no figure in common."""
    pairs = enumerate(zip(one, other, strict=True))
    return next((place for place, pair in pairs if _are_apart(*pair)), None)


def _are_apart(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _text(figures: Range, decimals: int) -> str:
    least, most = (decimal_text(figure, decimals) for figure in figures)
    return least if least == most else BETWEEN.join([least, most])
