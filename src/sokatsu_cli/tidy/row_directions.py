"""The direction of a row whose sheet has no arrow for it: from its own words, or as given."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import ngettext
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.model.said_directions import GIVE, Said, Source, said_direction, sources_told
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.tidy.rows import TidyRow

_TABLE = "indicator,direction"
_NAMED = 5  # how many rows one message names


@dataclass(slots=True)
class RowDirections:
    """Finds the directions of the rows of one sheet.

    Attributes:
        supplied: Gives the direction of an indicator by its name, "" for none.
        auto: Whether the words of a row and its baseline decide.
        told: What was taken from where, row by row.
    """

    supplied: Callable[[str], str]
    auto: bool
    told: list[Problem] = field(default_factory=list)
    _sources: Counter[str] = field(default_factory=Counter)
    _kept: list[int] = field(default_factory=list)
    _waiting: dict[int, bool] = field(default_factory=dict)

    def of(
        self, row: TidyRow, printed: str, texts: Mapping[str, str], at: Problem
    ) -> tuple[str, str]:
        """Return the direction of a row, "" where it has none, and what is wrong with that.

        Args:
            row: The row, whose direction is lost.
            printed: The cell of its target as printed.
            texts: Its further cells by their headings.
            at: Its place; without a column if the table has none of directions.
        """
        supplied = self.supplied(row["indicator"])
        target, baseline = _number(row, "target"), _number(row, "baseline")
        if supplied and not self.auto:
            own = said_direction(
                target=printed,
                name=row["indicator"],
                texts={"unit": row["unit"]},
                target_value=target,
                baseline=None,
            )
            is_own = own.source is Source.TARGET and own.way is not None
            if not is_own or own.way is Direction.parse(supplied):
                return supplied, ""
            self._kept.append(at.line or 0)
            return self._taken(own, at), ""
        said = said_direction(
            target=printed,
            name=row["indicator"],
            texts=texts,
            target_value=target,
            baseline=baseline,
        )
        if self.auto and said.way is not None:
            return self._taken(said, at), ""
        if self.auto:
            told = _("no direction: {why}; {way}").format(why=said.told, way=_(GIVE))
            return supplied, "" if supplied else told
        if at.column is None:
            self._waiting[at.line or 0] = said.way is not None
            return "", ""
        return "", or_give(unknown(row["direction"]))

    def _taken(self, said: Said, at: Problem) -> str:
        self._sources[str(said.source)] += 1
        text = _("direction {way}: {why}").format(way=said.way, why=said.told)
        self.told.append(at._replace(column=None, text=text))
        return str(said.way)

    def notes(self) -> list[str]:
        """Return from where directions were taken, for the user."""
        if not self._sources:
            return []
        counts = sources_told(self._sources)
        if not self._kept:
            return [_("directions: {counts}").format(counts=counts)]
        told = ngettext(
            "directions: {counts}, which are against --direction in the row {rows}, "
            "and go before it",
            "directions: {counts}, which are against --direction in the rows {rows}, "
            "and go before it",
            len({*self._kept}),
        )
        return [told.format(counts=counts, rows=_listed(self._kept))]

    def refusal(
        self, path: str, command: Callable[[str], str], given: str | None = None
    ) -> list[Problem]:
        """Return the one problem of all rows that wait for a direction, then the ways out.

        Args:
            path: The file.
            command: Returns the command that reads it with a direction.
            given: The table of directions that has none for these rows.
        """
        if not self._waiting:
            return []
        silent = [line for line, told in self._waiting.items() if not told]
        known, of = len(self._waiting) - len(silent), len(self._waiting)
        if given is not None:
            lines = _listed([*self._waiting])
            text = _("{given} has no direction for the rows {rows}; it must have one for each")
            return [Problem(path, None, None, text.format(given=given, rows=lines))]
        texts = [_("no column of directions")]
        if not silent:
            texts.append(_("as each row says: {command}").format(command=command("auto")))
        else:
            if known:
                texts[0] = _(
                    "no column of directions; --direction auto would tell {known} of {count} rows "
                    "(not {rows})"
                ).format(known=known, count=of, rows=_listed(silent))
            each = _("one for each row: --direction FILE, a table of {columns}")
            texts.append(each.format(columns=_TABLE))
        every = _("one for all rows (up, down or maintain): {command}")
        texts.append(every.format(command=command("up")))
        return [Problem(path, None, None, text) for text in texts]


def _number(row: TidyRow, name: str) -> Fraction | None:
    try:
        return parse_number(row[name], row["unit"])
    except ValueError:
        return None


def _listed(lines: list[int]) -> str:
    distinct = list(dict.fromkeys(lines))
    named = _(", ").join(map(str, distinct[:_NAMED]))
    if len(distinct) <= _NAMED:
        return named
    return _("{rows} and {count} more").format(rows=named, count=len(distinct) - _NAMED)


def or_give(unknown_direction: str) -> str:
    """Say of a direction that is not known that an option may give it."""
    return _("{unknown}; or give --direction").format(unknown=unknown_direction)


def lost(text: str) -> bool:
    """Tell whether the cell of a direction is blank or what CP932 leaves of an arrow.

    >>> lost(""), lost("?"), lost("上")
    (True, True, False)
    """
    return not text.strip("?？ ")


def unknown(text: str) -> str:
    """Return what is wrong with the cell of a direction, "" if nothing is.

    >>> unknown("↗"), unknown("左")
    ('', "unknown direction '左'; write up, down or maintain (↗ ↘ →)")
    """
    try:
        Direction.parse(text)
    except ValueError as error:
        return str(error)
    return ""
