"""Branch coverage of the tests, a plugin of pytest: each line and branch of the package is reached.

slipcover puts probes into the code of the package alone. What traces, as coverage.py does before
Python 3.14, makes pandas, openpyxl and the tests slow as well, which are nine tenths of what runs.

What commands do in processes of their own counts for nothing: other tests reach the same lines.
"""

import io
import json
from pathlib import Path
from typing import Any

import pytest
import slipcover

_PACKAGE = Path(__file__).parents[1] / "src" / "sokatsu_cli"

_EXCLUDED = (
    "# pragma: no cover - ",  # and the reason
    "if TYPE_CHECKING:",
    'if __name__ == "__main__":',  # of a process of its own
)

_NAME = "branch coverage"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-cov", action="store_true", help="leave branch coverage unmeasured")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Measure what is imported from now on, before anything of the package is."""
    if not early_config.known_args_namespace.no_cov:
        early_config.pluginmanager.register(_Measurement(), _NAME)


class _Measurement:
    """What one process has reached and, in the first one, what its workers have."""

    def __init__(self) -> None:
        self._probes = slipcover.Slipcover(
            branch=True,
            d_miss_threshold=2**31 - 1,  # all stay: to take one out is to look through all objects
            exclude_lines=[*_EXCLUDED],
        )
        ours = slipcover.FileMatcher(sources=[_PACKAGE])
        slipcover.ImportManager(self._probes, ours).__enter__()
        self._reached: dict[str, Any] = {}
        self._of_workers: list[dict[str, Any]] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand on what a worker has reached; the first process fails if all is not everything."""
        handed_on: dict[str, str] | None = getattr(session.config, "workeroutput", None)
        if handed_on is None:
            self._probes.source = [str(_PACKAGE)]  # so that a module that nothing imports is there
        self._reached = self._probes.get_coverage()
        for each in self._of_workers:
            slipcover.merge_coverage(self._reached, each)
        if handed_on is not None:
            handed_on[_NAME] = json.dumps(self._reached)
        elif self._missing and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:  # noqa: ANN401 - xdist has no types
        """Take what a worker has reached, unless it has broken down."""
        handed_on = getattr(node, "workeroutput", {})
        self._of_workers += [json.loads(handed_on[_NAME])] if _NAME in handed_on else []

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show what no test has reached."""
        if not self._reached:
            return
        missing = io.StringIO()
        if self._missing:
            slipcover.print_coverage(self._reached, outfile=missing, skip_covered=True)
        counts = self._reached["summary"]
        lines = f"{counts['missing_lines']} of {counts['missing_lines'] + counts['covered_lines']}"
        branches = (
            f"{counts['missing_branches']} of "
            f"{counts['missing_branches'] + counts['covered_branches']}"
        )
        terminalreporter.section(_NAME)
        terminalreporter.write(missing.getvalue())
        terminalreporter.write_line(f"Not reached: {lines} lines, {branches} branches")

    @property
    def _missing(self) -> int:
        counts = self._reached["summary"]
        return int(counts["missing_lines"] + counts["missing_branches"])
