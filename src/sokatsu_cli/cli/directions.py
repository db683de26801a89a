"""What ``--direction`` gives the rows of a table, and what a table without directions is told."""

from typing import TYPE_CHECKING

from sokatsu_cli.cli.messages import say, tell
from sokatsu_cli.cli.options import InputOptions
from sokatsu_cli.model.columns import NEEDED, DirectedHeader, Header
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading.text_tables import Table
from sokatsu_cli.tidy.given_directions import given_directions
from sokatsu_cli.tidy.reading_options import needed_columns

if TYPE_CHECKING:
    import pandas as pd


def frame_with_directions(frame: "pd.DataFrame", options: InputOptions) -> "pd.DataFrame":
    """Return a frame with the directions that the option gives, and tell from where they are.

    Raises:
        InputError: Rows that have none; or there is no direction, and what would give one.
    """
    from sokatsu_cli.rate.frame_texts import header_of, lines_of, path_of
    from sokatsu_cli.rate.row_directions import said_directions
    from sokatsu_cli.streaming.directed_frames import directed_frame
    from sokatsu_cli.streaming.direction_hints import DirectionHint

    by_hand, given = dict(options["by_hand"]), given_directions(options)
    try:
        header = header_of(frame, by_hand, needed_columns(NEEDED, options))
    except InputError as error:
        if not _lacks_direction_alone(error):
            raise
        known = header_of(frame, by_hand, ())
        hint = DirectionHint(known, said_directions(options["missing"]))
        hint.see(frame.to_numpy().tolist(), lines_of(frame))
        raise hint.explained(error) from None
    if given is None:
        return frame
    header = header if "direction" in header.positions else DirectedHeader(header)
    verbose = options["verbose"]
    directed, work = directed_frame(frame, header, given, options["missing"], verbose=verbose)
    tell(work.notes(path_of(frame)))
    say(*work.lines(path_of(frame)))
    return directed


def _lacks_direction_alone(error: InputError) -> bool:
    return [problem.column for problem in error.problems] == ["direction"]


def refused_headings(
    table: Table, header: Header, error: InputError, most: int, options: InputOptions
) -> InputError:
    """Return what is wrong with a table whose headings are refused, and with its records.

    Where nothing but the direction is missing, it says what would give one.

    Args:
        table: The table.
        header: Its headings.
        error: What is wrong with them.
        most: How many problems are named.
        options: How it is read.
    """
    from sokatsu_cli.rate.row_directions import said_directions
    from sokatsu_cli.streaming.direction_hints import DirectionHint
    from sokatsu_cli.streaming.streams import refused_table

    if not _lacks_direction_alone(error):
        return refused_table(table, error, most)
    hint = DirectionHint(header, said_directions(options["missing"]))
    return hint.explained(refused_table(table, error, most, hint.see))
