"""The national RSシステム, file 3-1, as a table of tidy rows: one for an indicator and a year."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.reading.record_files import File, text_file
from sokatsu_cli.reading.records import Record, Shortcut
from sokatsu_cli.reading.rs_blocks import INDICATORS, RsBlockReader, Seam, TidyRows
from sokatsu_cli.reading.rs_indicators import TWICE, RsIndicators
from sokatsu_cli.reading.rs_layout import COLUMNS, rs_layout
from sokatsu_cli.reading.text_tables import Chunk, TextTable


def _no_direction(_indicator: str) -> str:
    return ""


class RsTable:
    """Read like a `TextTable`, with the headings and rows of a tidy table.

    Attributes:
        file: Where it stands.
        names: The headings of the tidy rows.
        line: The physical line of the file's own headings.
        notes: What the user should know; how many indicators there are, once they have been read.
        columns: Nothing, as its headings are known.
        is_regular: Whether blocks of it can be read at once.
        places: Each row knows its line.
    """

    columns: Mapping[str, str] = MappingProxyType({})
    places: Places = OWN_LINES

    def __init__(self, file: File, direction: Callable[[str], str] = _no_direction) -> None:
        """Read the heading, which `is_rs` knows.

        Args:
            file: What is read.
            direction: Gives the direction of an indicator whose cell is blank, "" for none.
        """
        if file.source is not None:
            file = text_file(file.source, file.delimiter, INDICATORS)
        self._table = TextTable(file)
        layout = rs_layout(self._table.names)
        if layout is None:
            raise ValueError(_("these are not the headings of RSシステム 3-1"))
        self.file = file
        self.names = list(COLUMNS)
        self.line = self._table.line
        self.notes = self._table.notes
        self.is_regular = self._table.is_regular
        self._heading = layout.heading("indicator")
        self._indicators = RsIndicators(layout, file.path, direction)
        self._blocks = RsBlockReader(layout, file.delimiter, direction)
        self._twice: list[Problem] = []
        self._is_torn = False

    @property
    def is_open(self) -> bool:
        """Whether the rows that were read last are not all of an indicator."""
        return self._indicators.is_open

    def chunks(self, name: str, shortcut: Shortcut | None = None) -> Iterator[Chunk]:
        """Read the rows, as `TextTable.chunks` does."""
        for chunk in self._table.chunks(name, shortcut):
            yield self._tidied(chunk)
        yield Chunk([], [], self._told(self._indicators.end()))
        counts = self._indicators.counts
        text = _("RSシステム 3-1, read as one row for each indicator and year: {counts}").format(
            counts=counts
        )
        self.notes.append(f"{self.file.path}: {text}")

    def rows_of(self, block: bytes) -> TidyRows | None:
        """Return the tidy rows of a block of whole indicators, None if that is not certain."""
        return None if self.is_open else self._blocks.read(block)

    def joined(self, seam: Seam, line: int) -> None:
        """Take what `rows_of` said of the next block, which begins on a line."""
        indicators = self._indicators
        indicators.counts = indicators.counts.plus(seam.counts)
        if not seam.first:
            return
        first, last = ([cell.decode() for cell in cells] for cells in (seam.first, seam.last))
        if first == indicators.last:
            self._twice.append(Problem(self.file.path, line + seam.line, self._heading, _(TWICE)))
        indicators.last = last

    def _tidied(self, chunk: Chunk) -> Chunk:
        records = list(map(Record, chunk.lines, chunk.rows))
        torn = min((each.line or 0 for each in chunk.problems), default=None)
        before = records if torn is None else [each for each in records if each.line < torn]
        found = self._indicators.take(before)
        problems = [*chunk.problems, *self._told(found.problems)]
        self._is_torn = self._is_torn or torn is not None
        more = self._indicators.take(records[len(before) :])
        rows, lines = found.rows + more.rows, found.lines + more.lines
        return Chunk(rows, lines, problems, found.origins + more.origins)

    def _told(self, problems: list[Problem]) -> list[Problem]:
        """Return problems, but for those that may follow from a row that could not be read."""
        told = [] if self._is_torn else [*self._twice, *problems]
        self._twice = []
        return told
