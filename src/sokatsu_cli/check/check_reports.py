"""What a check of one frame found, for those who call it from Python."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sokatsu_cli.check.findings import CheckedRow, Finding, Report, Severity
from sokatsu_cli.model.errors import shown

if TYPE_CHECKING:
    import pandas as pd

_SUBJECT = ("indicator", "period", "year")


def _finding_cells(finding: Finding) -> tuple[object, ...]:
    """Return the cells of a finding in a frame."""
    about = (getattr(finding, name) for name in _SUBJECT)
    rates = (finding.facts.get(name) for name in ("published", "computed"))
    return (finding.name, finding.severity.value, *about, *rates, finding.message)


@dataclass(frozen=True, slots=True, repr=False)
class CheckReport(Report):
    """What a check of one table found.

    Attributes:
        path: The file as the user named it.
        rows: Its n rows in their order.
        findings: By line.
        problems: Why the file cannot be used; then it has neither rows nor findings.
        index: The labels of the rows in the frame that was checked.
    """

    rows: tuple[CheckedRow, ...]
    findings: tuple[Finding, ...]
    index: "pd.Index[Any] | None" = field(default=None, repr=False, compare=False, kw_only=True)

    def __repr__(self) -> str:
        """Return the counts in one line."""
        return f"<CheckReport {shown(self.path)}: {self.summary}>"

    def to_frame(self, of: Literal["findings", "rows"] = "findings") -> "pd.DataFrame":
        """Return what was found as a frame, whose labels are those of the rows that were checked.

        So ``report.to_frame("rows")`` can be joined to the table, and ``table.loc[found.index]``
        are the rows of the findings.

        Args:
            of: ``findings`` for one row a finding, ``rows`` for one row a row of the table.

        Returns:
            Of findings the columns ``finding`` (a name of `FINDINGS`), ``severity`` (``error``,
            ``warning``), ``indicator``, ``period``, ``year``, ``published`` and ``computed`` (text
            as printed, None where the finding has none) and ``message``. Of rows ``indicator``,
            ``period`` and ``outcome``, a value of `Outcome`.

        Raises:
            ValueError: ``of`` is neither.
        """
        import pandas as pd

        if of not in {"findings", "rows"}:
            raise ValueError(f"{of!r} is neither 'findings' nor 'rows'")
        cells: list[tuple[object, ...]]
        if of == "rows":
            names = ["indicator", "period", "outcome"]
            cells = [(row.indicator, row.period, row.outcome.value) for row in self.rows]
            lines = [row.line for row in self.rows]
        else:
            names = ["finding", "severity", *_SUBJECT, "published", "computed", "message"]
            cells = [_finding_cells(each) for each in self.findings]
            lines = [each.line for each in self.findings]
        return pd.DataFrame(cells, index=self._labels(lines), columns=names, dtype=object)

    def _labels(self, lines: Sequence[int]) -> "pd.Index[Any]":
        import pandas as pd

        if self.index is None:
            return pd.RangeIndex(0).append(pd.Index([*lines], dtype="int64")).rename("line")
        places = {row.line: place for place, row in enumerate(self.rows)}
        return self.index.take([places[line] for line in lines])

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)
