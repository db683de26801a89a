"""The columns of a tidy table: their names, the headings accepted for them, where they stand."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from sokatsu_cli.model.computed_columns import COMPUTED
from sokatsu_cli.model.errors import HeadingError, InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import joined
from sokatsu_cli.model.visible import listed, quoted, shell_line, visible

ALIASES: dict[str, tuple[str, ...]] = {
    "chapter": ("章",),
    "section": ("節番号",),
    "section_name": ("節",),
    "indicator": ("目標指標", "指標", "指標名", "成果指標"),
    "unit": ("単位",),
    "direction": (
        *("指標のめざす方向", "めざす方向", "方向", "方向性"),
        *("目指す方向", "めざす方向性", "目指す方向性"),
    ),
    "period": ("計画期間", "期間"),
    "year": ("年度",),
    "baseline_year": ("基準年度", "基準年", "策定年度", "現状年度"),
    "baseline": ("策定時", "基準値", "現状値", "計画策定時"),
    "target_year": ("目標年度", "目標年", "目標年次"),
    "target": ("目標値", "目標"),
    "actual": ("実績値", "実績"),
    "published_rate": ("達成率", "公表達成率"),
    "published_status": (
        *("達成/未達成", "達成・未達成", "達成未達成", "達成判定", "目標達成判定", "判定"),
        *("達成の有無", "目標達成状況", "達成の状況", "達成状況", "達成度"),
    ),
    "reason": ("未達成の理由", "理由"),
    "method": ("計算方法",),
}
"""Each known column with the Japanese headings accepted for it (docs/contract.md)."""

OTHER_YEARS = ("baseline_year", "target_year")
"""The known columns of the years of other values of a row than the actual.

In an office's sheet these years stand in headings and beside values, and their columns go out as
they are.
"""

YEAR_COLUMNS = (*OTHER_YEARS, "year")
"""The known columns that say when the values of a row were, or are to be."""

STATUS = "published_status"
"""The known column of printed statuses: found by its headings, the more telling ones first, only
where it is needed, and there enough in the place of published rates."""

NEEDED = ("indicator", "direction", "target", "actual")
"""The known columns without which there is no rate."""

_DECIDING = (*NEEDED, "unit", "baseline", "published_rate", "method")
"""The known columns that decide a result: where two headings fit one, a person must choose."""

_SHOWN = 40
"""Characters of a heading that messages show."""

_SPELLINGS = 4
"""Headings of a column that messages name."""

SECTION = ("chapter", "section", "section_name")
"""The columns that say to which section of the plan a row belongs."""


def normalised(heading: str) -> str:
    r"""Return the form in which headings are compared.

    NFKC, white space and line breaks removed, case ignored; a bracketed tail stays.

    >>> normalised("目標\n値 （H26）") == normalised("目標値(h26)") != normalised("目標値")
    True
    """
    return _form(heading) if len(heading) > _SHOWN else _kept_form(heading)


def _form(heading: str) -> str:
    return "".join(unicodedata.normalize("NFKC", heading).split()).casefold()


_kept_form = lru_cache(1 << 10)(_form)


_COLUMNS = {
    normalised(heading): column
    for column, aliases in ALIASES.items()
    for heading in (column, column.replace("_", " "), *aliases)
}
"""The known column of each heading."""


def column_of(heading: str) -> str | None:
    """Return the known column that a heading names, None for any other heading."""
    return _COLUMNS.get(normalised(heading))


def _short(heading: str) -> str:
    return visible(heading[:_SHOWN]) + "…" * (len(heading) > _SHOWN)


class Header:
    """The heading row of a table: which known column stands where, and what is wrong with it.

    Attributes:
        names: The headings as written.
        positions: Known or computed column to its place in ``names``, from 0.
        computed: The places of all columns that have the name of a computed one.
        problems: ``(column, text)`` for each column that is missing, doubled or misnamed; without
            a column where the whole heading is.
    """

    def __init__(
        self,
        names: Sequence[str],
        by_hand: Mapping[str, str] | None = None,
        needed: Sequence[str] = NEEDED,
        computed: Sequence[str] = COMPUTED,
    ) -> None:
        """Find the columns; ``by_hand`` names the heading of a known column (``--column``)."""
        self.names = tuple(names)
        self._computed = computed
        self.positions: dict[str, int] = {}
        self.problems: list[tuple[str | None, str]] = []
        self._keys = [normalised(name) for name in self.names]
        self.computed = [place for place, key in enumerate(self._keys) if key in computed]
        self._place_by_hand(by_hand or {})
        self._place_by_alias(with_statuses=STATUS in needed)
        known = {*self.positions, *dict(self.problems)}
        known |= {STATUS, *({"published_rate"} if STATUS in known & {*needed} else ())}
        self.problems += self._missing([column for column in needed if column not in known])

    def find(self, name: str) -> int | None:
        """Return the place of a column by its known name or a heading, None if there is none."""
        if name in self.positions:
            return self.positions[name]
        key = normalised(name)
        if key in self._keys:
            return self._keys.index(key)
        return self.positions.get(_COLUMNS.get(key, ""))

    def place(self, name: str) -> int:
        """Return the place of a column by its known name or a heading.

        Raises:
            ValueError: There is none.
        """
        place = self.find(name)
        if place is None:
            told = _("no column {name!r}; the table has {headings}")
            raise ValueError(told.format(name=name, headings=self.listed()))
        return place

    def known(self, position: int) -> str | None:
        """Return the known column that stands at a place, None for a column passed through."""
        return next((name for name, place in self.positions.items() if place == position), None)

    def others(self) -> list[str]:
        """Return the headings of the columns that are not computed ones."""
        return [name for place, name in enumerate(self.names) if place not in self.computed]

    def explanation(self) -> list[str]:
        """Say of each known column which heading was taken for it, in the order of the table."""
        places = sorted(self.positions.items(), key=lambda item: item[1])
        return [f"{_short(self.names[place])}: {column}" for column, place in places]

    def listed(self) -> str:
        """Return the headings for a message, blank ones as a count."""
        named = [name for name in self.names if name.strip()]
        blank = len(self.names) - len(named)
        without = _("{count} blank").format(count=blank) if blank else ""
        return _(", ").join(filter(None, [listed(named), without]))

    def _place_by_hand(self, by_hand: Mapping[str, str]) -> None:
        for column, name in by_hand.items():
            places = [at for at, own in enumerate(self.names) if own == name] or self._places(name)
            if column not in ALIASES:
                text = _("no such column; choose from {columns}")
                self.problems.append((column, text.format(columns=", ".join(ALIASES))))
            elif len(places) != 1:
                text = _("no heading {heading}; the table has {headings}")
                if places:
                    text = _("{count} headings {heading}; the table has {headings}")
                count, heading = len(places), quoted(name)
                text = text.format(count=count, heading=heading, headings=self.listed())
                self.problems.append((column, text))
            elif places[0] in self.computed:
                text = _("{heading} is the name of a computed column; rename it in the file")
                self.problems.append((column, text.format(heading=quoted(name))))
            elif places[0] in self.positions.values():
                text = _("{heading} already serves another column")
                self.problems.append((column, text.format(heading=quoted(name))))
            else:
                self.positions[column] = places[0]

    def _place_by_alias(self, *, with_statuses: bool) -> None:
        taken = set(self.positions.values())
        there: dict[str, list[int]] = {}
        for place, key in enumerate(self._keys):
            if place not in taken:
                there.setdefault(_COLUMNS.get(key, key), []).append(place)
        for column in (*ALIASES, *self._computed):
            if column in self.positions or (column == STATUS and not with_statuses):
                continue
            places = there.get(column if column in ALIASES else normalised(column), [])
            if column == STATUS:
                places.sort(key=lambda place: [*_COLUMNS].index(self._keys[place]))
            if places:
                self.positions[column] = places[-1] if column in self._computed else places[0]
            if len(places) > 1 and column in _DECIDING:
                names = listed([self.names[place] for place in places])
                text = _("{count} headings for this column: {headings}; choose with --column")
                text = text.format(count=len(places), headings=names)
                self.problems.append((column, text))

    def _places(self, *names: str) -> list[int]:
        keys = {normalised(name) for name in names}
        return [place for place, key in enumerate(self._keys) if key in keys]

    def _missing(self, columns: Sequence[str]) -> Iterator[tuple[str | None, str]]:
        """Name missing columns; a heading that was not split is the one cause of all."""
        delimiter = self._other_delimiter()
        if columns and delimiter:
            text = _("the heading is one cell, {heading}; perhaps --delimiter {delimiter}")
            yield None, text.format(heading=self.listed(), delimiter=delimiter)
            return
        for column in columns:
            aliases = " / ".join(ALIASES[column][:_SPELLINGS])
            texts = [_("missing column ({headings})").format(headings=aliases)]
            if column == columns[0]:
                texts.append(_("the table has {headings}").format(headings=self.listed()))
            yield column, joined("; ", [*texts, *self._suggestion(column)])

    def _other_delimiter(self) -> str | None:
        """Return what seems to divide a heading that was not split, as an option takes it."""
        whole = self.names[0] if len(self.names) == 1 else ""
        named = {";": "';'", ",": "','", "\t": "tab", "|": "'|'"}
        return next((name for delimiter, name in named.items() if delimiter in whole), None)

    def _suggestion(self, column: str) -> list[str]:
        """Name the heading that comes nearest, or those that come as near."""
        spellings = [normalised(name) for name in (column, *ALIASES[column])]
        free = set(range(len(self.names))) - set(self.positions.values())
        near = [self.names[at] for at in sorted(free) if self._begins(at, spellings)]
        if len(near) > 1:
            text = _("{headings} are as near; choose with --column")
            return [text.format(headings=listed(near))]
        text = _("perhaps {option}")
        return [text.format(option=shell_line(["--column", f"{column}={name}"])) for name in near]

    def _begins(self, place: int, spellings: Sequence[str]) -> bool:
        return any(map(self._keys[place].startswith, spellings))


class DirectedHeader(Header):
    """The header of a table without directions, and behind its columns one for those given.

    Attributes:
        given: The header of the table as it stands in the file.
    """

    def __init__(self, given: Header) -> None:
        """Take the header of the table, in which nothing but the direction is missing."""
        super().__init__(given.names, {}, (), ())
        place = len(given.names)
        self.given = given
        self.names = (*given.names, "direction")
        self.positions = {**given.positions, "direction": place}
        self.computed = given.computed
        self._keys = [*self._keys, "direction"]


def checked_header(
    names: Sequence[str],
    place: tuple[str, int | None],
    columns: Mapping[str, str] | None,
    needed: Sequence[str] = NEEDED,
    *,
    computed: Sequence[str] = COMPUTED,
    refused: Sequence[str] = (),
) -> Header:
    """Return the header of a table of text.

    Args:
        names: Its headings.
        place: The file and the line of these, for messages.
        columns: Known column to the heading that holds it, where headings are unusual.
        needed: The columns that must be there.
        computed: The columns that will be computed.
        refused: The columns that must not.

    Raises:
        InputError: Columns that are missing, doubled, misnamed or refused.
        HeadingError: The heading was split at another character than it should be.
    """
    header = Header(names, columns, needed, computed)
    problems = header.problems + [
        (header.names[at], _("already in the table; --overwrite replaces it"))
        for name in refused
        for at in header.computed
        if normalised(header.names[at]) == name
    ]
    if problems:
        kind = HeadingError if any(column is None for column, _text in problems) else InputError
        raise kind(Problem(*place, *problem) for problem in problems)
    return header
