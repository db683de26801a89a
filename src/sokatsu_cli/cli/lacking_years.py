"""What a table without years is told, where expected values need them."""

from sokatsu_cli.model.columns import YEAR_COLUMNS, Header
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.rules import GivenYears, Rules


def lacking_years(header: Header, given: GivenYears) -> str:
    """Say which years no column has, and which options give them; "" where there are all.

    Args:
        header: The headings of the table.
        given: The years that options give.
    """
    there = {name for name, year in zip(YEAR_COLUMNS, given, strict=True) if year}
    there |= header.positions.keys()
    there |= {"year"} if "period" in there else set()
    lacking = [name for name in YEAR_COLUMNS if name not in there]
    if not lacking:
        return ""
    options = [f"--{name.replace('_', '-')}" for name in lacking]
    return _("the table has no {columns}; see {options}").format(
        columns=_(", ").join(lacking), options=_(", ").join(options)
    )


def notes_on_years(header: Header, rules: Rules) -> list[str]:
    """Return what is told where rates are those of expected values."""
    lacking = lacking_years(header, rules.years) if Method.EXPECTED in rules.method else ""
    return [_("sokatsu: no expected values: {lacking}").format(lacking=lacking)] if lacking else []
