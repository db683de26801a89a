"""The table of a page for download: a link that carries it, without a request to anywhere."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sokatsu_cli.model.numerals import cell_text
from sokatsu_cli.model.visible import visible
from sokatsu_cli.report.results import Result
from sokatsu_cli.report.sheet import SummarySheet

_PLAIN = 32_000
"""Bytes of an address up to which it carries the CSV as it is; a longer one carries it zipped."""

_MOST = 2_000_000
"""Bytes of an address that browsers still follow."""

_MARKUP = frozenset(" %#&'<>`\\^|{}\"")
"""What would end the address or change in it."""

_COMPUTED = ("rate", "capped_rate", "status", "note")
_BEFORE = ("chapter", "section", "section_name", "indicator", "unit")
_BEHIND = (
    *("period", "year", "baseline_year", "baseline", "target_year", "target", "actual"),
    *("published_rate", "reason", "method"),
)


@dataclass(frozen=True)
class Download:
    """All rows of a sheet as CSV, with what was computed.

    Attributes:
        sheet: All results.
    """

    sheet: SummarySheet

    @cached_property
    def stem(self) -> str:
        """The name of the table without its ending."""
        stem = PurePath(self.sheet.path).stem
        return "table" if not stem or stem.startswith("<") else stem

    @property
    def name(self) -> str:
        """The name of the file."""
        return f"{self.stem}.{'zip' if self.is_zipped else 'csv'}"

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.sheet.results)

    @cached_property
    def text(self) -> str:
        """The CSV, with the mark by which spreadsheet programs know UTF-8."""
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        before, behind = map(self._used, (_BEFORE, _BEHIND))
        further = list(dict.fromkeys(name for each in self.sheet.results for name in each.further))
        writer.writerow([*before, "direction", *behind, *further, *_COMPUTED])
        for result in self.sheet.results:
            texts = result.texts
            given = [*(texts[name] for name in before), result.direction.arrow]
            given += [*(texts[name] for name in behind)]
            given += [result.further.get(name, "") for name in further]
            writer.writerow([*given, *_computed(result)])
        return f"\ufeff{file.getvalue()}"

    @property
    def kilobytes(self) -> str:
        """How large the CSV is, in 1,000 bytes, rounded up."""
        return f"{-(-len(self.text.encode()) // 1000):,}"

    @cached_property
    def is_zipped(self) -> bool:
        """Whether it is too long to stand in the page as it is."""
        return len(self.text.encode()) > _PLAIN

    @cached_property
    def address(self) -> str:
        """The address that carries the file; "" where browsers would not follow it."""
        if not self.is_zipped:
            return f"data:text/csv;charset=utf-8,{self.text.translate(_escapes(self.text))}"
        address = f"data:application/zip;base64,{b64encode(self._zipped()).decode()}"
        return address if len(address) <= _MOST else ""

    def _zipped(self) -> bytes:
        """Return the CSV in an archive, which is the same for the same table."""
        file = io.BytesIO()
        with ZipFile(file, "w") as archive:
            entry = ZipInfo(f"{self.stem}.csv")
            archive.writestr(entry, self.text.encode(), ZIP_DEFLATED, compresslevel=9)
        return file.getvalue()

    def _used(self, columns: Iterable[str]) -> list[str]:
        return [each for each in columns if self.sheet.has(each)]


def _escapes(text: str) -> dict[int, str]:
    """Return how characters are written that cannot stand in an address, or cannot be seen.

    All others stand in it as they are.
    """
    told = (each for each in set(text) if each in _MARKUP or visible(each) != each or each == "\n")
    return {ord(each): quote(each, safe="", errors="surrogatepass") for each in told}


def _computed(result: Result) -> Iterator[str]:
    yield cell_text(result.rate)
    yield cell_text(result.capped_rate)
    yield result.status
    yield result.found.note or ""
