"""The tables of a card: the values of its periods, and the printed rates against the computed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from sokatsu_cli.model.numerals import cell_text
from sokatsu_cli.model.terms import Status

if TYPE_CHECKING:
    from sokatsu_cli.report.page.card_words import CardWords
    from sokatsu_cli.report.phrases import Phrases
    from sokatsu_cli.report.results import Result
    from sokatsu_cli.report.sheet import SheetRow
    from sokatsu_cli.report.words import SheetWords

_HUNDRED = 100

_FIRST, _AROUND = 45, 9
"""Tenths of an em that the headings of a card's table take, and what is around a cell."""

_WIDE, _NARROW = 105, 62
"""Hundredths of an em that a full-width letter takes, and another."""

_BESIDE, _PHONE, _SCREEN = 130, 200, 360
"""Tenths of an em that a table may take beside a chart, on a phone, and on a screen."""

Rows = Sequence[tuple[str, Sequence[str]]]
"""Rows of a table, each with its heading."""


class Printed(NamedTuple):
    """A printed rate against the computed one, and what else there is to say.

    Attributes:
        period: The period.
        printed: The printed rate, "" for none.
        computed: The computed one.
        remarks: What else is said of the rate.
        differs: Whether the print differs from what is computed.
        is_struck: Whether the printed rate is a number that the computed one takes the place of.
    """

    period: str
    printed: str
    computed: str
    remarks: str
    differs: bool = False
    is_struck: bool = False


def value_rows(row: "SheetRow", words: "SheetWords") -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the rows of the table of an indicator, whose columns are its periods."""
    results = row.held
    yield words.target, [each.texts["target"] or "–" for each in results]
    yield words.actual, [each.texts["actual"] or "–" for each in results]
    yield f"{words.rate}%", [_rate(each) for each in results]
    if any(each.expected is not None for each in results):
        expected = [like(cell_text(each.expected), row) or "–" for each in results]
        yield words.table.headings["expected"], expected


def printed_rates(
    row: "SheetRow", words: "SheetWords", card_words: "CardWords", say: "Phrases"
) -> Iterator[Printed]:
    """Yield the printed rates against the computed ones, and what else is said of rates."""
    for result in row.held:
        rate = cell_text(result.capped_rate)
        known = {  # which stand in columns of their own
            words.computed.format(rate=rate),
            f"{words.table.headings['expected']} {cell_text(result.expected)}",
        }
        remarks = [text for text in say.remarks(result) if text not in known]
        printed = result.texts["published_rate"]
        if printed or remarks:
            yield Printed(
                say.period(result.period),
                printed,
                rate or "–",
                card_words.joint.join(remarks),
                result.difference is not None,
                bool(result.struck_rate),
            )


def like(number: str, row: "SheetRow") -> str:
    """Return a number with thousands where the values of its indicator have them."""
    texts = [result.texts[name] for result in row.held for name in ("target", "actual")]
    if not number or not any("," in text for text in texts):
        return number
    whole, point, decimals = number.partition(".")
    sign = "-" * whole.startswith("-")
    return f"{sign}{int(whole.lstrip('-')):,}{point}{decimals}"


def layout(periods: Sequence[str], rows: Rows) -> str:
    """Return how much room a table takes, as a class of style.

    "o" is one period beside the chart, "" little, "w" what a screen has, "l" more.
    """
    columns = zip(periods, *(cells for _heading, cells in rows), strict=True)
    width = _FIRST + sum(max(map(_width, column)) + _AROUND for column in columns)
    if len(periods) == 1:
        return "o" if width <= _BESIDE else ""
    return "" if width <= _PHONE else "w" if width <= _SCREEN else "l"


def _width(text: str) -> int:
    return sum(_WIDE if east_asian_width(letter) in "WFA" else _NARROW for letter in text) // 10


def _rate(result: "Result") -> str:
    """Return a computed rate with a sign of its own.

    ≠ tells that the print differs, ✗ that it prints as 100 though nothing is achieved.
    """
    rate = cell_text(result.capped_rate) or "–"
    is_false = result.capped_rate == _HUNDRED and result.status is not Status.ACHIEVED
    return "≠ " * (result.difference is not None) + rate + " ✗" * is_false
