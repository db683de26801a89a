"""Work on a table whose directions an option gives, or gives where they are lost."""

from collections import Counter
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.columns import DirectedHeader, Header
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.said_directions import GIVE, Said, Source, sources_told
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.rate.cell_words import WordReader
from sokatsu_cli.rate.directed_parts import NO_WAY, AddedDirections, DirectedPart
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.quotients import WAYS
from sokatsu_cli.rate.row_directions import Given, directions_of_all, has_bound
from sokatsu_cli.streaming.streams import Work

Result = TypeVar("Result")

_TOLD = ("direction", "target")
"""The columns of which more is told where they cannot be read."""


_UNUSED = N_("--direction gives no row its direction: each has one of its own")


class Directed(NamedTuple, Generic[Result]):
    """What came of a part.

    Attributes:
        result: What the work itself returned.
        counts: How many rows have their direction from where.
        told: By line, from where a row has it; nothing where that is not asked for.
    """

    result: Result
    counts: Counter[str]
    told: list[tuple[int, str]]


class DirectedWork(Generic[Result]):
    """A work that gets its rows with directions."""

    def __init__(
        self, work: Work[Result], header: Header, given: Given, *, verbose: bool = False
    ) -> None:
        """Take what is done.

        Args:
            work: The work on the rows.
            header: The header with a direction.
            given: What gives rows their directions.
            verbose: Whether to keep from where each row has its direction.
        """
        self._work = work
        self._header = header
        self._given = given
        self._tell = directions_of_all(given) if isinstance(given, Direction) else given
        self._verbose = verbose
        self._lost = WordReader(_is_lost)
        self._counts: Counter[str] = Counter()
        self._told: list[tuple[int, str]] = []

    @property
    def own_header(self) -> Header:
        """The header of the table as it stands in the file."""
        header = self._header
        return header.given if isinstance(header, DirectedHeader) else header

    def result(self, part: Part) -> Directed[Result]:
        """Return what comes of a part, in whatever process.

        Raises:
            InputError: All that is wrong with its cells; of which row nothing says a direction.
        """
        directed, said = self.directed(part)
        try:
            result = self._work.result(directed)
        except InputError as error:
            raise self._explained(error, part, said) from None
        counts = Counter(str(each.source) for each in said.values())
        told = [(part.lines[at], f"{each.way}: {each.told}") for at, each in said.items()]
        return Directed(result, counts, told if self._verbose else [])

    def take(self, result: Directed[Result], line: int) -> None:
        """Put together the results of all parts, one after another, in the first process."""
        self._work.take(result.result, line)
        self._counts += result.counts
        self._told += [(at + line, told) for at, told in result.told]

    def notes(self, path: str) -> list[str]:
        """Return how many rows of a file have their directions from where."""
        if not self._counts:
            is_idle = isinstance(self._given, Direction) and not self._is_added
            return [f"{path}: {_(_UNUSED)}"] if is_idle else []
        told = _("directions in blank or lost cells: {counts}")
        if self._is_added:
            told = _("directions: {counts}")
        return [f"{path}: {told.format(counts=sources_told(self._counts))}"]

    def lines(self, path: str) -> list[str]:
        """Return from where each row has its direction."""
        return [str(Problem(path, line, "direction", text)) for line, text in self._told]

    @property
    def _is_added(self) -> bool:
        return isinstance(self._header, DirectedHeader)

    def directed(self, part: Part) -> tuple[Part, Mapping[int, Said]]:
        """Return a part with directions, and what its rows said that were asked."""
        if self._is_added and isinstance(self._given, Direction):
            ways = np.full(len(part.lines), WAYS.index(self._given))
            return AddedDirections(part, self._header, {}, ways), {}
        if self._is_added:
            said, targets = self._tell(part, range(len(part.lines)))
            found = [WAYS.index(each.way) if each.way else NO_WAY for each in said.values()]
            ways = np.array(found, dtype=np.int64)
            return AddedDirections(part, self._header, targets, ways), said
        return self._filled(part)

    def _filled(self, part: Part) -> tuple[Part, Mapping[int, Said]]:
        """Return a part with directions in lost cells, and with targets that agree with arrows.

        Where an arrow and the word in the target contradict each other, the target is no number.
        """
        texts = list(part.texts("direction"))
        lost = np.flatnonzero(self._lost.numbers(part.spans("direction"))).tolist()
        lost = [place for place in lost if not trouble_of(texts[place])]  # a picture of an arrow
        worded = [place for place, text in enumerate(part.texts("target")) if has_bound(text)]
        told, targets = self._tell(part, sorted({*lost, *worded}))
        said = {place: told[place] for place in lost}
        for place, each in said.items():
            texts[place] = str(each.way or "")
        read = {at: text for at, text in targets.items() if _is_way(texts[at], told[at].way)}
        if not (said or read):
            return part, {}
        return DirectedPart(part, self._header, read, lambda: texts), said

    def _explained(self, error: InputError, part: Part, said: Mapping[int, Said]) -> InputError:
        """Say of rows without a direction why there is none, and of targets what reads them."""
        way, target = (self._header.names[self._header.positions[n]] for n in _TOLD)
        silent = {part.lines[at]: each for at, each in said.items() if each.way is None}
        targets = dict(zip(part.lines, part.texts("target"), strict=True))

        of_table = any(each.source is Source.OPTION for each in silent.values())

        def text(problem: Problem) -> str:
            if problem.column == way and problem.line in silent:
                why = silent[problem.line].told
                if of_table:
                    return _("none is said: {why}").format(why=why)
                return _("none is said: {why}; {way}").format(why=why, way=_(GIVE))
            words = problem.column == target and has_bound(targets[problem.line or 0])
            if not words or not isinstance(self._given, Direction):
                return problem.text
            told = _("{trouble}; --direction auto reads 以上 and 以下")
            return told.format(trouble=problem.text)

        return InputError(problem._replace(text=text(problem)) for problem in error.problems)


def _is_way(text: str, way: Direction | None) -> bool:
    try:
        return Direction.parse(text) is way
    except ValueError:
        return False


def _is_lost(text: str) -> int:
    """Tell whether a cell is blank or holds what is left of an arrow."""
    return int(not text.strip().strip("?？"))
