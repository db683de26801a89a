"""Changes as people read them: with a sign, and with thousands where the values have them."""

import re
from collections.abc import Iterable
from decimal import Decimal

from sokatsu_cli.model.numerals import cell_text

_THOUSANDS = re.compile(r"\d[,，]\d")


def signed_change(change: Decimal | None, beside: Iterable[str]) -> str:
    """Return a change, "" for none.

    Args:
        change: From the baseline to the actual.
        beside: The values of its row as they are printed.

    >>> signed_change(Decimal(9989), ["35,000", "44989"]), signed_change(Decimal("-1000.5"), ["9"])
    ('+9,989', '-1000.5')
    """
    if change is None:
        return ""
    grouped = any(map(_THOUSANDS.search, beside))
    return "+" * (change > 0) + (format(change, ",f") if grouped else cell_text(change))
