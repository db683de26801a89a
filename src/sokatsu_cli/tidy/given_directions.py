"""What gives the rows of a tidy table their directions, as the user says."""

from typing import TYPE_CHECKING

from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.visible import as_unicode
from sokatsu_cli.tidy.reading_options import AUTO, ReadingOptions

if TYPE_CHECKING:
    from sokatsu_cli.rate.row_directions import Given


def given_directions(options: ReadingOptions) -> "Given | None":
    """Return what gives rows their directions, None for nothing.

    Raises:
        InputError: It is the path of a table that cannot be used.
    """
    given = options["direction"]
    if given is None:
        return None
    if given == AUTO:
        from sokatsu_cli.rate.row_directions import said_directions

        return said_directions(options["missing"])
    try:
        return Direction.parse(given)
    except ValueError:
        from sokatsu_cli.rate.row_directions import directions_by_name
        from sokatsu_cli.tidy.supplied_directions import supplied_directions

        return directions_by_name(supplied_directions(as_unicode(given)))
