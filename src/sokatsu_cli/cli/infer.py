"""``sokatsu infer``."""

from fractions import Fraction
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.check.inference_formats import RANKING_FORMATS
from sokatsu_cli.cli.options import InputOptions, input_options, tolerance_option
from sokatsu_cli.cli.source import file_or_default, reading, tell_what_is_shown
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.visible import shell_line
from sokatsu_cli.rate.rows import Rules
from sokatsu_cli.writing.files import write_output

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
    source = file_or_default(file)
    with reading(source, options) as frame:
        from sokatsu_cli.check.inference import infer_rules

        inference = infer_rules(
            frame,
            tolerance=options["tolerance"],
            columns=dict(options["by_hand"]),
            missing=options["missing"],
        )
        usual = Rules.checked("ratio", options["tolerance"], 100, 1, "half-up")
        tell_what_is_shown(frame, usual, options)
    command = _command(source, inference.best[0], options) if inference.best else ""
    write_output(RANKING_FORMATS[options["form"]](inference, command).encode(), None)


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
        *(["--tolerance", plain(options["tolerance"])] if options["tolerance"] else []),
    ]
    return shell_line([*words, *cap, *given])
