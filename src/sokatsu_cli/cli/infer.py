"""``sokatsu infer``."""

from fractions import Fraction
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.check.inferring.inference_formats import RANKING_FORMATS
from sokatsu_cli.cli.command_lines import check_line, input_words, year_words
from sokatsu_cli.cli.formula_options import YearOptions, tolerance_option, year_options, years_given
from sokatsu_cli.cli.lacking_years import lacking_years
from sokatsu_cli.cli.languages import lang_option
from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import InputOptions, input_options
from sokatsu_cli.cli.output import shown, terminal_width
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import file_or_default, worked
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.rate.rules import GivenYears, Rules
from sokatsu_cli.reading.text_tables import Table
from sokatsu_cli.writing.files import write_pieces

if TYPE_CHECKING:
    from sokatsu_cli.check.inferring.combinations import Combination


class _Options(InputOptions, YearOptions):
    tolerance: Fraction
    form: str


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@year_options
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
@lang_option("messages", exposed=False)
def infer(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Find how the published rates of FILE were computed.

    Tries every method for each direction, every rounding and the usual caps, where these are not
    enough also shares, padded figures, values printed rounder than those computed with and targets
    of other years, and ranks them by how many printed rates they reproduce. Without FILE: as for
    'sokatsu rate'.
    """
    refuse_unsaveable(file, options)
    source = file_or_default(file)
    options = saved_with(source, options)
    with quick_import():
        from sokatsu_cli.check.inferring.inference import COMPARED, ranking
        from sokatsu_cli.check.inferring.reproductions import Reproductions
    years = GivenYears.checked(*years_given(options))
    rules = Rules.checked("ratio", options["tolerance"], 100, 1, "half-up", years=years)

    lacking: list[str] = []

    def reproductions(header: Header, table: Table) -> "Reproductions":
        if "baseline" in header.positions:
            lacking.append(lacking_years(header, years))
        return Reproductions(table.file.path, rules, options["missing"], table.places)

    inference = ranking(worked(source, options, rules, reproductions, COMPARED))
    command = _command(source, inference.best[0], options) if inference.best else ""
    pieces = RANKING_FORMATS[options["form"]](inference, command, terminal_width())
    data = (text.encode() for text in pieces)
    write_pieces(map(shown, data) if options["form"] == "table" else data)
    if any(lacking) and not any(each.count == len(inference.comparable) for each in inference.best):
        tell([_("sokatsu: expected values were not tried: {lacking}").format(lacking=lacking[0])])
    save_options(source, options)


def _command(source: str, best: "Combination", options: _Options) -> str:
    """Return the command line of ``sokatsu check`` that applies a combination."""
    words = [
        *("--method", best.setting, "--rounding", best.rounding),
        *(["--no-cap"] if best.cap is None else ["--cap", plain(best.cap)]),
        *(["--allow", ",".join(best.allowed)] if best.allowed else []),
        *year_words(options),
        *input_words(options),
        *(["--tolerance", plain(options["tolerance"])] if options["tolerance"] else []),
    ]
    return check_line(source, words)
