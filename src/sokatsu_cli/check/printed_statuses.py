"""Printed statuses, such as ○ × ◎ △ or 達成 / 未達成, and whether the values contradict them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from sokatsu_cli.model.cells import printed_text, trouble_of
from sokatsu_cli.model.columns import STATUS, normalised
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method, Status
from sokatsu_cli.model.years import with_western_years
from sokatsu_cli.rate.cell_words import WordReader
from sokatsu_cli.rate.codes import decimal_text, grade_bounds, grade_ranks, hundred
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.parts import Part, spans_of, texts_at
from sokatsu_cli.rate.quotients import METHODS, Quotients
from sokatsu_cli.rate.roundings import rounded
from sokatsu_cli.rate.rules import Rules

NONE, NOT_ACHIEVED, ACHIEVED, CIRCLE, DOUBLE_CIRCLE = range(5)
"""What a cell says by itself; a circle is no more than achieved, and less beside a double one."""

_GRADES = DOUBLE_CIRCLE + 1
"""The first of the numbers of cells that are labels of grades, the best grade first."""

_TWINS = str.maketrans(
    {
        **dict.fromkeys("◯〇⭕⭘⚪", "○"),
        **dict.fromkeys("✕✖╳⨯❌", "×"),
        "▲": "△",
        "\ufe0e": None,
        "\ufe0f": None,
    }
)
"""Marks that are printed for one another, and the selectors of their forms."""

_EXPECTED = METHODS.index(Method.EXPECTED)

_BRACKETS = {"()", "[]", "【】", "〔〕", "〈〉", "《》", "「」", "『』"}

_WORDS = {
    **dict.fromkeys(["達成", "達成済", "達成済み", "目標達成", "achieved"], ACHIEVED),
    **dict.fromkeys(["未達成", "未達", "不達成", "目標未達成", "目標未達"], NOT_ACHIEVED),
    **dict.fromkeys(["notachieved", "not_achieved"], NOT_ACHIEVED),
    "○": CIRCLE,
    "◎": DOUBLE_CIRCLE,
    "×": NOT_ACHIEVED,
    "△": NOT_ACHIEVED,
}
"""What each mark and word says of the target."""


def spelled(text: str) -> str:
    """Return the form in which labels are compared, without brackets around.

    >>> spelled(" 【Ａ】"), spelled("（未　達成）")
    ('a', '未達成')
    """
    form = normalised(text)
    while form[:1] + form[-1:] in _BRACKETS:
        form = form[1:-1]
    return form


def marked(text: str) -> str:
    """Return the same with one mark for all of its twins.

    >>> marked("〇") == marked("(◯)") == "○", marked("▲")
    (True, '△')
    """
    return spelled(text).translate(_TWINS)


class Meanings:
    """What the cells of a column say, by the labels of grades where there are some.

    Attributes:
        has_double: Whether ◎ is a label, so that ○ may be less than achieved.
    """

    def __init__(self, grades: Grades | None) -> None:
        """Take the grades."""
        labels = grades.labels if grades else ()
        self._labels, self._twins = (_numbers([*map(form, labels)]) for form in (spelled, marked))
        self.has_double = "◎" in self._twins

    def of(self, text: str) -> int:
        """Return what a cell says: a number from `NONE` on, or that of its grade.

        >>> meanings = Meanings(Grades.parse("100:A,0:×"))
        >>> [meanings.of(text) for text in ("未達成", "順調", "Ａ", "✕")] == [
        ...     NOT_ACHIEVED, NONE, _GRADES, _GRADES + 1]
        True
        """
        exact, form = self._labels.get(spelled(text), NONE), marked(text)
        return exact or self._twins.get(form, _WORDS.get(form, NONE))


def _numbers(forms: Sequence[str]) -> dict[str, int]:
    """Return the number of each label by its form, `NONE` for a form that several have."""
    return {form: _GRADES + at if forms.count(form) == 1 else NONE for at, form in enumerate(forms)}


class _Reader(NamedTuple):
    meanings: Meanings
    words: WordReader


@lru_cache(8)
def _reader(grades: Grades | None) -> _Reader:
    meanings = Meanings(grades)
    return _Reader(meanings, WordReader(meanings.of))


_UNPUBLISHED = N_(
    "no row has one (達成率 / 公表達成率), nor a printed status that can be compared; "
    "--grades says what labels mean"
)


class Seen(NamedTuple):
    """What is published in some parts of a table.

    Attributes:
        doubtful: How many statuses are contradicted only if no cell of the table is ◎.
        has_double: Whether some cell is.
        has_statuses: Whether any status can be compared.
        has_column: Whether there is a column of rates.
        has_rates: Whether any cell of it has a text.
    """

    doubtful: int = 0
    has_double: bool = False
    has_statuses: bool = False
    has_column: bool = False
    has_rates: bool = False

    def with_more(self, other: "Seen") -> "Seen":
        """Return what is published in further parts as well."""
        flags = (one or more for one, more in zip(self[1:], other[1:], strict=True))
        return Seen(self.doubtful + other.doubtful, *flags)

    def settled(self, names: Mapping[str, int]) -> dict[str, int]:
        """Return how many findings have each name, now that the whole table is known."""
        if not (self.has_double and self.doubtful and "status-differs" in names):
            return {**names}
        return {**names, "status-differs": names["status-differs"] - self.doubtful}

    def check(self, path: str, *, is_office: bool) -> None:
        """Refuse a table of which nothing is published.

        Args:
            path: Its file.
            is_office: Whether it is an office's, which always has a column of rates.

        Raises:
            InputError: It is so.
        """
        if not (self.has_statuses or (self.has_rates if is_office else self.has_column)):
            raise InputError([Problem(path, None, "published_rate", _(_UNPUBLISHED))])


class PrintedStatuses:
    """The printed statuses of the rows of a part, beside what their values say.

    Attributes:
        differ: Which of n are contradicted.
        doubtful: Which are only if no cell of the whole table is ◎: ○ where it is not achieved.
        has_double: Whether some cell is.
        are_read: Whether any cell says something of its row.
    """

    def __init__(
        self,
        part: Part,
        found: Quotients,
        method: Numbers,
        rules: Rules,
        grades: Grades | None,
    ) -> None:
        """Compare the statuses with what was computed.

        Args:
            part: The rows; without a column of statuses nothing differs.
            found: Their quotients.
            method: Numbers of their methods.
            rules: How rates are capped and rounded.
            grades: The grades that the labels are of, None for none.
        """
        self._part, self._found, self._rules = part, found, rules
        self._labels = grades.labels if grades else ()
        self._ranks = _ranks(found, rules, grades)
        meanings, words = _reader(grades)
        said = np.zeros(len(found.note), dtype=np.int64)
        self._texts: list[str] | None = None
        if STATUS in part.header.positions:
            self._texts = _shown(part)
            spans = part.spans(STATUS) if self._texts is None else spans_of(self._texts)
            said = words.numbers(spans)
        judged, achieved = found.judged, found.achieved
        self.has_double = meanings.has_double or bool((said == DOUBLE_CIRCLE).any())
        self._by_expected = method == _EXPECTED
        said[_against_other_years(part) & ~self._by_expected] = NONE
        self._is_grade = said >= _GRADES
        other_grade = self._is_grade & (self._ranks >= 0) & (said - _GRADES != self._ranks)
        better = (said == ACHIEVED) | (said == DOUBLE_CIRCLE)
        other_status = np.where(achieved, said == NOT_ACHIEVED, better)
        self.doubtful: Flags = judged & ~achieved & (said == CIRCLE)
        self.differ: Flags = judged & (other_grade | other_status) | self.doubtful
        self.are_read = bool((said != NONE).any())

    def seen(self) -> Seen:
        """Return what is published."""
        header = self._part.header.positions
        has_rates = False
        if "published_rate" in header:
            spans = self._part.spans("published_rate")
            has_rates = bool((spans.ends > spans.starts).any())
        doubtful = int(np.count_nonzero(self.doubtful))
        flags = (self.has_double, self.are_read, "published_rate" in header, has_rates)
        return Seen(doubtful, *flags)

    def data(self, places: Numbers) -> Iterator[Mapping[str, Any]]:
        """Yield what a finding says of each row that has it."""
        texts = self._texts
        shown = (
            texts_at(self._part, STATUS, places)
            if texts is None
            else [texts[place].strip() for place in places.tolist()]
        )
        found = self._found.at(places)
        digits = self._rules.digits
        whole = hundred(digits)
        rates = rounded(found.over, found.under, whole, self._rules.rounding)
        short = ~found.achieved & (rates >= whole)  # 99.9 of what is not achieved, not 100.0
        down = rounded(found.over, found.under, whole, Rounding.DOWN)
        rates = np.where(short, down, rates).tolist()
        by = np.where(self._by_expected, "expected", "target")
        by = np.where(self._is_grade, "grades", by)[places].tolist()
        columns = (shown, by, self._ranks[places].tolist(), found.achieved.tolist())
        more = (rates, found.rated.tolist())
        for text, held_to, rank, achieved, rate, rated in zip(*columns, *more, strict=True):
            status = Status.ACHIEVED if achieved else Status.NOT_ACHIEVED
            yield {
                "published": text,
                "computed": (*self._labels, "")[rank] if held_to == "grades" else str(status),
                "rate": decimal_text(rate, digits) if rated else None,
                "by": held_to,
            }


def _against_other_years(part: Part) -> Flags:
    """Tell which rows have the target of another year, as `tidy` says: so far it may be met."""
    at = part.header.find("target_year") if STATUS in part.header.positions else None
    if at is None:
        return np.zeros(len(part.lines), dtype=np.bool_)
    years = zip(part.column(at), part.texts("year"), strict=True)
    keys = ([name_key(with_western_years(text.strip())) for text in texts] for texts in years)
    return np.array([target not in ("", own) for target, own in keys], dtype=np.bool_)


def _shown(part: Part) -> list[str] | None:
    """Return what cells of a spreadsheet show, "" where that is not certain; None for others."""
    if not part.has_cells([STATUS]):
        return None
    return ["" if trouble_of(text) else printed_text(text) for text in part.texts(STATUS)]


def _ranks(found: Quotients, rules: Rules, grades: Grades | None) -> Numbers:
    """Return the place of the grade of each row, behind all where it has none, -1 for no rate."""
    if grades is None:
        return np.full(len(found.note), -1)
    places = range(len(grades.bounds))
    whole = next(
        (at for at in places if rules.cap is not None and rules.cap >= grades.bounds[at][0]),
        -1 if rules.cap is None else len(places),
    )
    return np.where(
        found.rated,
        grade_ranks(found, grade_bounds(grades)),
        np.where(found.achieved, whole, -1),
    )
