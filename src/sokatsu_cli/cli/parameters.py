"""Types of parameters: what a word of the command line is read as, or refused."""

from fractions import Fraction

import click

from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.model.columns import column_of
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.terms import Methods
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rules import GivenYears, bound


class MethodsChoice(click.Choice):  # type: ignore[type-arg] # generic since click 8.2 only
    """One of the methods, or some directions with a method each."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the methods as one word."""
        if "=" not in value:
            return str(super().convert(value, param, ctx))
        try:
            return str(Methods.parse(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class _Text(click.types.StringParamType):
    """Text, which is UTF-8 in whatever locale: the bytes of a name stay, those of a text cannot."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return value.encode("utf-8", "surrogateescape").decode()
        except UnicodeError:
            self.fail(_("{value} is not UTF-8").format(value=quoted(value)), param, ctx)


TEXT = _Text()
"""The type of every option whose value is compared with text, or written."""


def percent(_ctx: click.Context, param: click.Parameter, value: str) -> Fraction:
    """Read a number that is not negative, exactly."""
    try:
        return bound(value, str(param.name))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def year(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Read a year."""
    return _checked_year(param, value, value)


def target_year(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Read the year of targets, or ``row``."""
    return _checked_year(param, value, None, value)


def _checked_year(param: click.Parameter, value: str | None, *years: str | None) -> str | None:
    try:
        GivenYears.checked(*years)
    except ValueError as error:
        raise click.BadParameter(str(error), param=param) from None
    return value


def allowances(
    _ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> frozenset[Allowance]:
    """Read the names of what is allowed, with commas between them."""
    names = [name.strip() for value in values for name in value.split(",")]
    unknown = [name for name in names if name not in list(Allowance)]
    if unknown:
        told = _("{value} is none of {names}")
        text = told.format(value=quoted(unknown[0]), names=_(", ").join(Allowance))
        raise click.BadParameter(text, param=param)
    return frozenset(map(Allowance, names))


def pairs(
    _ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Split each ``NAME=VALUE`` at its first equals sign."""
    split = [value.partition("=") for value in values]
    for name, equals, value in split:
        if not name or not equals:
            raise click.BadParameter(
                _("{value} is not {form}").format(value=quoted(name + value), form=param.metavar)
            )
    return tuple((name, value) for name, _equals, value in split)


def encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Read the name of an encoding of text."""
    try:
        " ".encode("utf-8" if value is None else value)
    except (LookupError, UnicodeError):
        told = _("{value} is no encoding of text").format(value=quoted(str(value)))
        raise click.BadParameter(told) from None
    return value


def by_hand(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Split each ``COLUMN=NAME``; no column is named twice."""
    split = tuple((column_of(known) or known, name) for known, name in pairs(ctx, param, values))
    columns = [column for column, _name in split]
    twice = [column for column in columns if columns.count(column) > 1]
    if twice:
        told = _("{name} is given {count} times")
        raise click.BadParameter(told.format(name=quoted(twice[0]), count=len(twice)))
    return split


def grades(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Grades | None:
    """Read bounds and labels, or the name of a set of them."""
    try:
        return None if value is None else Grades.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def delimiter_of(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Read a delimiter, a tab also by its name."""
    return "\t" if value in ("tab", "\\t") else value
