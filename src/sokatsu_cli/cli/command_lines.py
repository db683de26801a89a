"""Command lines of ``sokatsu check`` that are told to the user, to be pasted."""

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from sokatsu_cli.check.practices import CAPS, Allowance
from sokatsu_cli.cli.conditions import Where
from sokatsu_cli.cli.formula_options import FormulaOptions, YearOptions, years_given
from sokatsu_cli.cli.options import InputOptions
from sokatsu_cli.model.columns import YEAR_COLUMNS
from sokatsu_cli.model.numerals import Rounding, plain
from sokatsu_cli.model.terms import Method
from sokatsu_cli.model.visible import shell_line
from sokatsu_cli.rate.grades import Grades


class CheckOptions(InputOptions, FormulaOptions):
    """The options that decide what ``check`` finds."""

    within: Fraction
    where: Where
    reasons: tuple[str, ...]
    ignore: tuple[str, ...]
    grades: Grades | None
    allow: frozenset[Allowance]
    strict: bool
    lang: str


def check_line(source: str, words: Sequence[str]) -> str:
    """Return the command line that checks a file with options as words."""
    return _line("check", source, words)


def _line(command: str, source: str, words: Sequence[str]) -> str:
    file = f"./{source}" if source.startswith("-") and source != "-" else source
    return shell_line(["sokatsu", command, file, *words])


def infer_line(source: str, options: CheckOptions) -> str:
    """Return the command line that looks for how a file's rates were computed."""
    tolerance = ["--tolerance", plain(options["tolerance"])] if options["tolerance"] else []
    return _line("infer", source, [*input_words(options), *year_words(options), *tolerance])


def input_words(options: InputOptions) -> list[str]:
    """Return the options that say how a file is read, as words."""
    return [
        *(["--encoding", options["encoding"]] if options["encoding"] else []),
        *(["--sheet", options["sheet"]] if options["sheet"] else []),
        *(["--delimiter", options["delimiter"]] if options["delimiter"] else []),
        *(word for pair in options["by_hand"] for word in ("--column", "=".join(pair))),
        *(word for token in options["missing"] for word in ("--missing", token)),
        *(["--direction", options["direction"]] if options["direction"] else []),
        *(["--header-row", str(options["header_row"])] if options["header_row"] else []),
    ]


def year_words(options: YearOptions) -> Iterator[str]:
    """Yield the years that are given, as words."""
    for name, value in zip(YEAR_COLUMNS, years_given(options), strict=True):
        if value is not None:
            yield from (f"--{name.replace('_', '-')}", value)


def changed_line(source: str, options: CheckOptions, changes: Sequence[str]) -> str:
    """Return the command line of a check with some options changed.

    Args:
        source: The file.
        options: The options of the check.
        changes: The options that are changed, as words: ``--allow`` adds to what is allowed.
    """
    allowed = sorted(options["allow"])
    if changes[0] == "--allow":
        changes = ["--allow", ",".join(dict.fromkeys([*allowed, *changes[1].split(",")]))]
    elif allowed:
        changes = [*changes, "--allow", ",".join(allowed)]
    kept = _formula_words(options, changes)
    return check_line(source, [*changes, *kept, *_check_words(options), *input_words(options)])


def _formula_words(options: FormulaOptions, but: Collection[str]) -> Iterator[str]:
    """Yield the options of the formula that are not as usual, but for those that are changed."""
    if options["method"] != Method.RATIO and "--method" not in but:
        yield from ("--method", options["method"])
    yield from year_words(options)
    if options["rounding"] != Rounding.HALF_UP and "--rounding" not in but:
        yield from ("--rounding", options["rounding"])
    if not {"--cap", "--no-cap"} & {*but}:
        if options["no_cap"]:
            yield "--no-cap"
        elif options["cap"] != CAPS[0]:
            yield from ("--cap", plain(options["cap"]))
    if options["tolerance"]:
        yield from ("--tolerance", plain(options["tolerance"]))
    if options["digits"] != 1:
        yield from ("--digits", str(options["digits"]))


def _check_words(options: CheckOptions) -> Iterator[str]:
    for expression in options["where"]:
        yield from ("--where", expression.text)
    if options["within"]:
        yield from ("--within", plain(options["within"]))
    for period in options["reasons"]:
        yield from ("--reasons", period)
    for name in options["ignore"]:
        yield from ("--ignore", name)
    if options["grades"]:
        yield from ("--grades", options["grades"].text)
    if options["strict"]:
        yield "--strict"
    if options["lang"] != "en":
        yield from ("--lang", options["lang"])
