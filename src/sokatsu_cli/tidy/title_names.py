"""The name of an indicator as a title above its table, or in the corner of it."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.unit_words import is_unit, unit_behind
from sokatsu_cli.model.years import years_in
from sokatsu_cli.tidy.heading_words import roles_in
from sokatsu_cli.tidy.placed_cells import NewCells, Placed
from sokatsu_cli.tidy.row_labels import kind_of
from sokatsu_cli.tidy.row_places import is_plain_value
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.titles import chapter_in, is_note, is_numbered, is_section, mark_of
from sokatsu_cli.tidy.year_headings import era_in, plain, year_of

_KEY = re.compile(r".*(?:指標|目標項目|評価項目|目標名|指標名|項目名?|KPI)[0-9①-⑳()]*")
_FIELD = re.compile("(?:成果|活動|評価|数値)?指標(?:名称?)?")
_UNIT = re.compile(r"[(【\[]?単位[:/・]?(?P<unit>[^)】\]]*)[)】\]]?")
_GENERIC = re.compile(
    "(?:年度?|年次|西暦|和暦|区分|種別|項目|内容|種類|分類|指標|成果指標|活動指標)?"
)
_OTHER = re.compile(
    "(?:担当|所管|主管|出典|出所|資料|根拠|計画期間|期間|目的|定義|概要).*"
    "|.*(?:[:。]|[課係]$|(?:推移|状況|評価|計画|一覧|総括|[表書]|シート|報告|について|目標と実績)$).*"
)
"""Lines above a table that say something else than the name of its indicator."""

_NUMBERS = ("number", "numbers", "number in brackets", "roman", "letter")
"""The marks of headings of chapters and measures."""

_KEYED = re.compile("[【〔][^】〕]*指標[0-9]*[】〕]")
_NAMED = re.compile(r"(?:成果|活動|評価|数値|目標)?指標名?(?:称)?\s*[:：]\s*(?P<name>.+)")
_YEARS = re.compile("(?:年度?|年次|西暦|和暦|期間)?")
_PAIR = 2


class Title(NamedTuple):
    """The lines above a table that name its indicator.

    Attributes:
        first: The first of them, from 0.
        name: The name.
        more: Other headings, such as 単位, with what is said below them.
        keys: Words that say what stands beside them, such as 成果指標.
    """

    first: int
    name: Placed
    more: Mapping[str, Placed]
    keys: Sequence[Placed]

    @property
    def cells(self) -> NewCells:
        """The name and what else is said, each below its heading."""
        cells: NewCells = {"指標": self.name}
        for heading, cell in self.more.items():
            cells[heading] = cell
        return cells


def unit_said(placed: Placed) -> Placed | None:
    """Return the unit that a line such as (単位:人) says, None if it is another one."""
    match = _UNIT.fullmatch(plain(placed.text))
    return placed.saying(match["unit"]) if match and match["unit"] else None


def is_generic(text: str) -> bool:
    """Tell whether a heading says what stands below it, and not whose values these are."""
    return bool(_GENERIC.fullmatch(plain(text)) or era_in(text) or kind_of(text))


def is_year_heading(text: str) -> bool:
    """Tell whether a heading, or none, stands above years.

    >>> is_year_heading("年度"), is_year_heading("平成(年度)"), is_year_heading("年齢")
    (True, True, False)
    """
    return bool(_YEARS.fullmatch(plain(text)) or era_in(text))


def may_name(placed: Placed) -> bool:
    """Tell whether a line may be the name of an indicator."""
    text = placed.text
    other = is_section(text) or is_note(text) or chapter_in(text) or is_generic(text)
    if not _KEYED.match(plain(text)):
        other = other or is_numbered(text) or bool(_OTHER.fullmatch(plain(text)) or years_in(text))
    return not (other or is_plain_value(text, frozenset()) or year_of(placed) or unit_said(placed))


def _is_title(placed: Placed) -> bool:
    """Tell whether a line above a table, and no other, may be the name of its indicator."""
    return may_name(placed) and mark_of(placed.text) not in _NUMBERS


def _line(rows: Sequence[SheetRow], at: int, floor: int) -> Placed | None:
    """Return the only cell of a row, None if it has none or more, or belongs to a table."""
    held = rows[at].held() if at >= floor else []
    return Placed.of(rows[at], held[0]) if len(held) == 1 else None


def _lone_title(at: int, line: Placed, above: Placed | None) -> Title | None:
    """Return the title that the only cell of a row is, None if the name may be the line above."""
    named = _NAMED.fullmatch(line.text)
    if named:
        name = line.saying(named["name"].strip())
        unit = unit_behind(name.text)
        more = {"単位": line.saying(unit)} if is_unit(unit) else {}
        return Title(at, name, more, []) if may_name(name) else None
    is_sure = _is_title(line) and (above is None or not _is_title(above))
    return Title(at, line, {}, []) if is_sure else None


def _is_key(text: str) -> bool:
    """Tell whether a text says that a name stands beside it, such as 成果指標 or 指標名称."""
    return bool(_KEY.fullmatch(plain(text)) or _FIELD.fullmatch(plain(text)))


def _is_form(cells: Sequence[Placed]) -> bool:
    """Tell whether a line is of a form: 活動指標, and then 指標名称 with the name beside it."""
    fields = [_FIELD.fullmatch(plain(each.text)) for each in cells[:_PAIR]]
    if len(cells) % _PAIR == 0 or not all(fields):
        return False
    return cells[_PAIR].column == cells[1].column + 1


NO_NAME = N_("no certain name of an indicator directly above this table; write it in a column 指標")


def title_above(rows: Sequence[SheetRow], at: int, floor: int) -> Title | None:
    """Find the title directly above a table, None if there is none that is certain.

    Args:
        rows: The rows of the sheet.
        at: The first row of the table.
        floor: The first row that belongs to no table before.
    """
    more: dict[str, Placed] = {}
    at -= 1
    if at >= floor and len(rows[at].held()) == 1:
        unit = unit_said(Placed.of(rows[at], rows[at].held()[0]))
        if unit is not None:
            more["単位"] = unit
            at -= 1
    if at < floor or not rows[at].held():
        return None
    cells = [Placed.of(rows[at], column) for column in rows[at].held()]
    if len(cells) == 1:
        title = _lone_title(at, cells[0], _line(rows, at - 1, floor))
        return None if title is None else title._replace(more={**title.more, **more})
    unit = unit_said(cells[1]) if len(cells) == _PAIR else None
    if unit is not None:
        return Title(at, cells[0], {"単位": unit}, []) if may_name(cells[0]) else None
    if _is_form(cells):
        cells = cells[1:]
    keys, values = cells[::2], cells[1::2]
    named = _is_key(keys[0].text) and may_name(values[0]) and not _is_key(values[0].text)
    if len(cells) % _PAIR or not named or any(roles_in(key.text) for key in keys[1:]):
        return None
    more |= {key.text: value for key, value in zip(keys[1:], values[1:], strict=True)}
    return Title(at, values[0], more, keys)
