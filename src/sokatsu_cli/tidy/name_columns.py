"""Which column has the names of indicators where no heading is known to say so."""

import re
from collections.abc import Sequence

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.unit_words import is_unit
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.column_roles import lettered_pair
from sokatsu_cli.tidy.heading_readings import is_when, role_of, words_of
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.named_columns import of_headings
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import DoubtfulHeadings, told
from sokatsu_cli.tidy.value_texts import without_notes

_TELLING = (
    re.compile("指標|項目|kpi|indicator|measure"),
    re.compile(
        "名称?$|サービス|事業|内容|種[別類]|取り?組み?|施策|区分|目標$|成果|分類|item|goal|name"
    ),
)
"""What headings over names say, the more telling words first."""

_LETTER = re.compile(r"\([a-z]\)$")  # as a formula names it: 事業費(A)
_NONE_OF_THEM = re.compile(
    "担当|所管|部署|部局|主管|[課室]名?$|no\\.?$|番号|コード|出典|出所|資料|^方向|^単位$|備考|指標元|府省|^ref"
)
"""What headings over texts that name something else say."""

_VALUES = {Role.TARGET, Role.ACTUAL, Role.CURRENT, Role.PAIR, Role.BASELINE}

_NO_NAMES = (
    re.compile(  # a number, and perhaps a unit
        r"[-+−▲△約]?\s*[0-9０-９][0-9０-９,，.．]*[^\s0-9の以]{0,6}(?:以[上下]|未満|超)?"
    ),
    re.compile(r"no\.?\s*\d+", re.IGNORECASE),
)

_LONGEST = 200  # characters beyond which a text is no value
_COUNTED = re.compile(r"[-+−▲△約]?\s*[0-9０-９][0-9０-９,，.．]*\s*")


def speaks_of_values(rows: Sequence[SheetRow], choices: Choices) -> bool:
    """Tell whether heading rows have a target and something to compare it with."""
    cells = [(place, row.at(place)) for row in rows for place in row.filled()]
    texts = [text for _place, text in cells]
    held = {*map(role_of, texts)}
    if choices.columns:
        held |= {
            _role(of_headings(row, choices).chosen(place, row.at(place)))
            for row in rows
            for place in row.filled()
        }
    if Role.PAIR in held:
        return True
    if Role.TARGET in held and ({Role.ACTUAL, Role.CURRENT} & held or any(map(is_when, texts))):
        return True
    return len(rows) == 1 and Role.RATE in held and lettered_pair(texts) is not None


def _role(column: str | None) -> Role | None:
    return Role(column) if column in list(Role) else None


def name_column(
    stack: Sequence[SheetRow], below: Sequence[SheetRow], taken: set[int], choices: Choices
) -> int | None:
    """Return the column of text left of all values, None if there is none.

    Args:
        stack: The heading rows.
        below: The rows under them.
        taken: The columns that hold something else.
        choices: What the user says of columns.

    Raises:
        DoubtfulHeadings: More than one may have the names.
    """
    values = [
        place
        for row in stack
        for place in row.filled()
        if place not in taken
        and _is_of_values(row.at(place), choices.chosen(place, row.at(place)))
        and not has_names(place, below)
    ]
    left = [place for place in range(min(values, default=0)) if place not in taken]
    headings = {place: _heading(stack, place) for place in left if has_names(place, below)}
    texts = [place for place, text in headings.items() if not names_something_else(text)]
    distinct = [place for place in texts if _names_each(place, values, below)]
    if len(distinct) == 1 and len(texts) > 1:
        return distinct[0]
    for words in _TELLING:
        telling = [place for place in texts if words.search(normalised(headings[place]))]
        if len(telling) == 1:
            return telling[0]
        texts = telling or texts
    if len(texts) > 1:
        names = _(" or ").join(told({place: headings[place] for place in texts}))
        text = _("the names may stand below {headings}").format(headings=names)
        raise DoubtfulHeadings(text, _("write 指標 over them"), "indicator", texts)
    return texts[0] if texts else None


def _names_each(place: int, values: Sequence[int], rows: Sequence[SheetRow]) -> bool:
    """Tell whether a column has another text in every row that has values."""
    held = [row for row in rows if any(map(row.at, values))]
    texts = [row.shown(place) for row in held]
    return all(texts) and len({*texts}) == len(texts) > 1


def names_indicators(heading: str) -> bool:
    """Tell whether a heading is surely that of names of indicators, whatever else it says."""
    return _TELLING[0].search(normalised(heading)) is not None


def names_something_else(heading: str) -> bool:
    """Tell whether a heading is that of texts which name no indicator, such as 担当課."""
    return _NONE_OF_THEM.search(normalised(heading)) is not None


def _is_of_values(heading: str, chosen: str | None) -> bool:
    words = words_of(heading)
    held = {words.holds, _role(chosen)} & _VALUES
    return words.is_when or bool(held) or _LETTER.search(normalised(heading)) is not None


def _heading(stack: Sequence[SheetRow], place: int) -> str:
    return next((row.at(place) for row in reversed(stack) if row.at(place)), "")


def has_names(place: int, rows: Sequence[SheetRow]) -> bool:
    """Tell whether most cells of a column that are not blank may be names."""
    cells = [row.shown(place) for row in rows if row.shown(place)]
    names = [cell for cell in cells if is_name(cell)]
    return bool(names) and 2 * len(names) > len(cells)


def is_name(text: str) -> bool:
    """Tell whether a text may name something: no number, unit, direction or mark.

    >>> [is_name(text) for text in ("出生数", "1-1 図書館数", "65.4万人", "人", "up", "No.3", "○")]
    [True, True, False, False, False, False, False]
    """
    if len(text) > _LONGEST:
        return True
    if is_number(text) or is_unit(text) or not re.search(r"[^\W\d_]", text):
        return False
    if words_of(text).is_when and words_of(text).year:
        return False
    try:
        Direction.parse(text)
    except ValueError:
        bare = without_notes(text)
        counted = _COUNTED.match(bare)  # 350 点, which is no name as 1 出生数 is
        return not (
            (counted and is_unit(bare[counted.end() :]))
            or any(words.fullmatch(bare) for words in _NO_NAMES)
        )
    return False
