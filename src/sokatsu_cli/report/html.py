"""A summary sheet as one HTML page, by Jinja2: the optional extra ``report``."""

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.visible import visible_lines
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SheetWords

if TYPE_CHECKING:
    from sokatsu_cli.report.sheet import SummarySheet

MISSING_EXTRA = "the HTML page needs Jinja2 (the extra 'report'): python -m pip install jinja2"

_AXIS = Decimal(104)
"""Where a bar's rail ends, in %: a little behind the line at 100."""

_PERIODS = 3
"""The most periods that stand side by side: with more, a table of A4 or of a screen is cut off."""

_LONGEST_AXIS = Decimal(156)
"""The same where a cap above 100 %, or none, lets bars pass the line."""


def sheet_page(sheet: "SummarySheet", words: SheetWords, title: str) -> str:
    """Return a page that needs nothing else: no script, and no request to anywhere.

    Every text of the table is text in the page, whatever is in it; control characters are shown.

    Raises:
        SokatsuError: The extra is not installed.
    """
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise SokatsuError(MISSING_EXTRA) from None

    shown = cache(lambda text: "\n".join(visible_lines(text)))
    environment = Environment(
        loader=PackageLoader("sokatsu_cli"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: shown(value) if type(value) is str else value,  # a macro's markup
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    longest = max((result.bar or Decimal(0) for result in sheet.results), default=Decimal(0))
    say = Phrases(sheet, words)
    places = range(len(sheet.periods))
    tables = -(-len(places) // _PERIODS) or 1
    each = -(-len(places) // tables)
    return environment.get_template("sheet.html").render(
        sheet=sheet,
        words=words,
        say=say,
        labels=list(map(say.period, sheet.periods)),
        title=title,
        once=cache,
        axis=_AXIS if longest < _AXIS else _LONGEST_AXIS,
        spans=[places[first : first + each] for first in range(0, max(len(places), 1), each or 1)],
    )
