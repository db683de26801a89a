"""``sokatsu infer``."""

from fractions import Fraction
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.check.inference_formats import RANKING_FORMATS
from sokatsu_cli.cli.options import InputOptions, input_options, tolerance_option
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import file_or_default, worked
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.model.visible import shell_line
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.reading.text_tables import Table
from sokatsu_cli.writing.files import write_pieces

if TYPE_CHECKING:
    from sokatsu_cli.check.inference import Combination


class _Options(InputOptions):
    tolerance: Fraction
    form: str


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@tolerance_option
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(RANKING_FORMATS)),
    default="table",
    show_default=True,
    help="Output format.",
)
def infer(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Find how the published rates of FILE were computed.

    Tries every method for each direction, every rounding and the usual caps, and ranks them by
    how many printed rates they reproduce. Without FILE: as for 'sokatsu rate'.
    """
    refuse_unsaveable(file, options)
    source = file_or_default(file)
    options = saved_with(source, options)
    with quick_import():
        from sokatsu_cli.check.inference import COMPARED, ranking
        from sokatsu_cli.check.reproductions import Reproductions
    rules = Rules.checked("ratio", options["tolerance"], 100, 1, "half-up")

    def reproductions(_header: Header, table: Table) -> "Reproductions":
        return Reproductions(table.file.path, rules, options["missing"], table.places)

    inference = ranking(worked(source, options, rules, reproductions, COMPARED))
    command = _command(source, inference.best[0], options) if inference.best else ""
    write_pieces(text.encode() for text in RANKING_FORMATS[options["form"]](inference, command))
    save_options(source, options)


def _command(source: str, best: "Combination", options: _Options) -> str:
    """Return the command line of ``sokatsu check`` that applies a combination."""
    cap = ["--no-cap"] if best.cap is None else ["--cap", plain(best.cap)]
    file = f"./{source}" if source.startswith("-") and source != "-" else source
    words = ["sokatsu", "check", file, "--method", best.setting, "--rounding", best.rounding]
    given = [
        *(["--encoding", options["encoding"]] if options["encoding"] else []),
        *(["--sheet", options["sheet"]] if options["sheet"] else []),
        *(["--delimiter", options["delimiter"]] if options["delimiter"] else []),
        *(word for pair in options["by_hand"] for word in ("--column", "=".join(pair))),
        *(word for token in options["missing"] for word in ("--missing", token)),
        *(["--direction", options["direction"]] if options["direction"] else []),
        *(["--header-row", str(options["header_row"])] if options["header_row"] else []),
        *(["--tolerance", plain(options["tolerance"])] if options["tolerance"] else []),
    ]
    return shell_line([*words, *cap, *given])
